package org.claimscreener.console.command;

import java.time.Instant;
import java.util.Optional;

import org.claimscreener.wire.record.Directive;
import org.claimscreener.wire.record.SupervisionRefusal;

/**
 * What the law asks of a directive by itself. The supervision job asks again; whoever sends one asks here first, so that the
 * office is told at once. Thread-safe.
 */
@FunctionalInterface
public interface DirectiveLaw {
    /**
     * The first problem; empty when there is none.
     *
     * @param now when it is to be sent
     */
    Optional<Problem> problem(Directive directive, Instant now);

    /**
     * Why it cannot be carried out.
     *
     * @param detail for people, in English: what is wrong, the article, what to do
     */
    record Problem(SupervisionRefusal reason, String detail) {}
}
