package org.claimscreener.engine.drools;

import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.claimscreener.engine.fact.ItemKind;
import org.claimscreener.engine.fact.VisitMode;
import org.claimscreener.engine.pack.FactSchema;
import org.claimscreener.wire.record.Channel;
import org.claimscreener.wire.record.Sex;
import org.claimscreener.wire.record.StandingKind;
import org.claimscreener.wire.record.SubjectKind;
import org.claimscreener.wire.record.Verdict;

/**
 * Every name that rule text may hold besides its own variables. What is not here is refused, so no list of dangerous
 * names has to be complete. Immutable, thread-safe.
 */
final class AllowedNames {
    /** Words of the condition language. */
    static final Set<String> WORDS =
            Set.of("this", "true", "false", "null", "not", "in", "contains", "excludes", "memberOf");

    static final String PARAMETERS = "parameters";
    static final String FINDINGS = "findings";

    /** Constants and functions that may follow a type's name and a dot. */
    private static final Map<String, Set<String>> STATICS = Map.of(
            "Channel", constants(Channel.values()),
            "Sex", constants(Sex.values()),
            "Verdict", constants(Verdict.values()),
            "VisitMode", constants(VisitMode.values()),
            "ItemKind", constants(ItemKind.values()),
            "StandingKind", constants(StandingKind.values()),
            "SubjectKind", constants(SubjectKind.values()),
            "Institution", Set.of("UNKNOWN_LEVEL"),
            "Math", Set.of("min", "max", "abs"));

    /** Members of String, List, LocalDate and Instant that only look, and take no time or memory to speak of. */
    private static final Set<String> FOREIGN_MEMBERS = Set.of(
            "isEmpty",
            "isBlank",
            "length",
            "startsWith",
            "endsWith",
            "substring",
            "contains",
            "equals",
            "size",
            "get",
            "isBefore",
            "isAfter",
            "isEqual",
            "plusDays",
            "minusDays",
            "plusWeeks",
            "minusWeeks",
            "plusMonths",
            "minusMonths",
            "plusYears",
            "minusYears",
            "toEpochDay",
            "getYear",
            "getMonthValue",
            "getDayOfMonth",
            "plusSeconds",
            "minusSeconds",
            "getEpochSecond",
            "name");

    private static final SortedSet<String> MEMBERS = members();

    private AllowedNames() {}

    /** What may follow a dot after a value. */
    static SortedSet<String> membersOfAnything() {
        return MEMBERS;
    }

    /** What may follow the type's name and a dot; empty for a type that may not be named. */
    static Set<String> staticsOf(String type) {
        return STATICS.getOrDefault(type, Set.of());
    }

    private static SortedSet<String> members() {
        SortedSet<String> members = new TreeSet<>(FactSchema.allMembers());
        members.addAll(FOREIGN_MEMBERS);
        return members;
    }

    private static Set<String> constants(Enum<?>[] values) {
        return Stream.of(values).map(Enum::name).collect(java.util.stream.Collectors.toUnmodifiableSet());
    }
}
