package org.claimscreener.engine.directive;

import java.util.List;
import java.util.stream.Collectors;

import org.claimscreener.wire.record.DirectiveKind;

/** What the law allows, in words. Stateless, thread-safe. */
final class Lawful {
    private Lawful() {}

    /** Which bases there are for a kind, and about whom. */
    static String forKind(DirectiveKind kind) {
        List<Statute> statutes =
                Statute.all().stream().filter(one -> one.kind() == kind).toList();
        return "the law knows it as: "
                + statutes.stream()
                        .map(one -> one.basis() + " about "
                                + one.subjects().stream()
                                        .map(Enum::name)
                                        .sorted()
                                        .collect(Collectors.joining(" or "))
                                + " (" + one.article() + ")")
                        .collect(Collectors.joining("; "));
    }
}
