package org.claimscreener.engine.directive;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.claimscreener.wire.record.DirectiveBasis;
import org.claimscreener.wire.record.DirectiveKind;
import org.claimscreener.wire.record.SubjectKind;
import org.jspecify.annotations.Nullable;

/**
 * What one article lets be ordered about whom, and for how long. Source: State Council Order 735 (2021), articles 13, 30, 38,
 * 40, 41 and 43; the guiding opinions on the payment qualification of practitioners (2024-09-27); NHSA Order No. 7 (2026) on
 * trace codes. The 180 days of an investigation are the longest case that the procedure knows: 90 + 30 + 60.
 *
 * @param mostDays at most so many days, whatever the term says; 0 = no such bound
 * @param article as a citizen may look it up
 */
record Statute(
        DirectiveBasis basis, DirectiveKind kind, Set<SubjectKind> subjects, Term term, int mostDays, String article) {
    private static final int LONGEST_CASE_DAYS = 180;
    private static final int YEAR = 12;
    private static final int THREE_YEARS = 36;
    private static final int FIVE_YEARS = 60;
    private static final int HALF_YEAR = 6;
    private static final int QUARTER = 3;

    private static final List<Statute> ALL = List.of(
            new Statute(
                    DirectiveBasis.AGREEMENT,
                    DirectiveKind.SUSPEND_SETTLEMENT,
                    Set.of(SubjectKind.INSTITUTION, SubjectKind.DEPARTMENT, SubjectKind.PRACTITIONER),
                    Term.ending(),
                    0,
                    "Order 735, article 13"),
            new Statute(
                    DirectiveBasis.AGREEMENT,
                    DirectiveKind.TERMINATE_AGREEMENT,
                    Set.of(SubjectKind.INSTITUTION),
                    Term.open(),
                    0,
                    "Order 735, article 13"),
            new Statute(
                    DirectiveBasis.INVESTIGATION,
                    DirectiveKind.SUSPEND_SETTLEMENT,
                    Set.of(SubjectKind.INSTITUTION, SubjectKind.PATIENT),
                    Term.ending(),
                    LONGEST_CASE_DAYS,
                    "Order 735, article 30"),
            new Statute(
                    DirectiveBasis.VIOLATION,
                    DirectiveKind.SUSPEND_SETTLEMENT,
                    Set.of(SubjectKind.DEPARTMENT),
                    Term.months(HALF_YEAR, YEAR),
                    0,
                    "Order 735, article 38"),
            new Statute(
                    DirectiveBasis.FRAUD,
                    DirectiveKind.SUSPEND_SETTLEMENT,
                    Set.of(SubjectKind.DEPARTMENT),
                    Term.months(HALF_YEAR, YEAR),
                    0,
                    "Order 735, article 40"),
            new Statute(
                    DirectiveBasis.FRAUD,
                    DirectiveKind.TERMINATE_AGREEMENT,
                    Set.of(SubjectKind.INSTITUTION),
                    Term.open(),
                    0,
                    "Order 735, article 40"),
            new Statute(
                    DirectiveBasis.FRAUD,
                    DirectiveKind.REVOKE_LICENCE,
                    Set.of(SubjectKind.INSTITUTION, SubjectKind.PRACTITIONER),
                    Term.open(),
                    0,
                    "Order 735, article 40"),
            new Statute(
                    DirectiveBasis.PERSON,
                    DirectiveKind.SUSPEND_SETTLEMENT,
                    Set.of(SubjectKind.PATIENT),
                    Term.months(QUARTER, YEAR),
                    0,
                    "Order 735, article 41"),
            new Statute(
                    DirectiveBasis.LEGAL_REPRESENTATIVE,
                    DirectiveKind.RESTRICT_EMPLOYMENT,
                    Set.of(SubjectKind.PRACTITIONER),
                    Term.exactly(FIVE_YEARS),
                    0,
                    "Order 735, article 43"),
            new Statute(
                    DirectiveBasis.QUALIFICATION,
                    DirectiveKind.SUSPEND_QUALIFICATION,
                    Set.of(SubjectKind.PRACTITIONER),
                    Term.months(1, HALF_YEAR),
                    0,
                    "the guiding opinions on payment qualification (9 points)"),
            new Statute(
                    DirectiveBasis.QUALIFICATION,
                    DirectiveKind.TERMINATE_QUALIFICATION,
                    Set.of(SubjectKind.PRACTITIONER),
                    Term.exactly(YEAR, THREE_YEARS),
                    0,
                    "the guiding opinions on payment qualification (12 points)"),
            new Statute(
                    DirectiveBasis.TRACE_CODES,
                    DirectiveKind.ORDER_TRACE_CODES,
                    Set.of(SubjectKind.INSTITUTION),
                    Term.open(),
                    0,
                    "the implementing rules, NHSA Order No. 7"));

    /** The article that lets this be ordered about such a subject; empty when none does. */
    static Optional<Statute> of(DirectiveBasis basis, DirectiveKind kind, SubjectKind subject) {
        return ALL.stream()
                .filter(one -> one.basis == basis && one.kind == kind && one.subjects.contains(subject))
                .findFirst();
    }

    /** All of them, in the order of the articles. */
    static List<Statute> all() {
        return ALL;
    }

    /** An investigation lasts no longer than a case; empty when it does not, or is none. */
    Optional<String> tooManyDays(Instant from, @Nullable Instant to) {
        return mostDays > 0 && to != null && Duration.between(from, to).compareTo(Duration.ofDays(mostDays)) > 0
                ? Optional.of("no longer than a case may take, " + mostDays + " days")
                : Optional.empty();
    }

    /** Article 30 asks for the head's approval where a whole institution is suspended. */
    boolean needsHead(SubjectKind subject) {
        return basis == DirectiveBasis.INVESTIGATION && subject == SubjectKind.INSTITUTION;
    }

    /** Article 30 applies only to those who refuse to cooperate. */
    boolean needsRefusal() {
        return basis == DirectiveBasis.INVESTIGATION;
    }

    /** To send trace codes is what everybody owes anyway; all else takes something away and needs a second person. */
    boolean needsApproval() {
        return kind != DirectiveKind.ORDER_TRACE_CODES;
    }

    /** Fees of such a time are paid for emergency and rescue care whatever the order says: the guiding opinions. */
    boolean alwaysExemptsEmergency() {
        return basis == DirectiveBasis.QUALIFICATION;
    }
}
