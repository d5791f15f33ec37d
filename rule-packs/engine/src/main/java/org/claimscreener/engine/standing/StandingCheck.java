package org.claimscreener.engine.standing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.claimscreener.engine.intake.IntakeLimits;
import org.claimscreener.wire.record.Standing;
import org.claimscreener.wire.record.StandingEntry;
import org.claimscreener.wire.record.StandingKind;
import org.claimscreener.wire.record.SubjectKind;

/** What must hold of a standing before anything rests on it. Stateless, thread-safe. */
public final class StandingCheck {
    private StandingCheck() {}

    /** The first problem in reading order: field, what is wrong, how to mend it; without ids. */
    public static Optional<String> firstProblem(Standing standing) {
        if (standing.getSubjectId().isBlank()) {
            return Optional.of("subject_id is blank; name the subject");
        }
        if (standing.getSubjectId().length() > StandingLimits.MAX_ID_LENGTH) {
            return Optional.of("subject_id is longer than " + StandingLimits.MAX_ID_LENGTH + " characters");
        }
        if (standing.getSubjectKind() == SubjectKind.DEPARTMENT && !namesDepartment(standing.getSubjectId())) {
            return Optional.of(
                    "subject_id names no department; write the institution, a slash and its code, as H43010200001/A03");
        }
        Optional<String> office = text("issued_by", standing.getIssuedBy(), true);
        if (office.isPresent()) {
            return office;
        }
        List<StandingEntry> entries = standing.getEntries();
        if (entries.size() > StandingLimits.MAX_ENTRIES) {
            return Optional.of("entries are " + entries.size() + "; at most " + StandingLimits.MAX_ENTRIES
                    + " are taken: leave out those that have ended");
        }
        for (int i = 0; i < entries.size(); i++) {
            Optional<String> problem = problem("entries[" + i + "].", entries.get(i));
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> problem(String at, StandingEntry entry) {
        if (!plausible(entry.getValidFrom())) {
            return Optional.of(at + "valid_from is no time between 2000 and 2100");
        }
        Instant to = entry.getValidTo();
        if (to != null && !plausible(to)) {
            return Optional.of(at + "valid_to is no time between 2000 and 2100; leave it out for until revoked");
        }
        if (to != null && !to.isAfter(entry.getValidFrom())) {
            return Optional.of(at + "valid_to is not after valid_from, so it would never be in force");
        }
        // An unknown kind of a newer writer is read as scrutiny: its value may be anything.
        if (entry.getKind() == StandingKind.QUALIFICATION_POINTS && !isPoints(entry.getValue())) {
            return Optional.of(
                    at + "value of QUALIFICATION_POINTS is a whole number from 0 to " + StandingLimits.MAX_POINTS);
        }
        if (entry.getKind() == StandingKind.CREDIT_GRADE && entry.getValue().isBlank()) {
            return Optional.of(at + "value of CREDIT_GRADE is blank; name the grade");
        }
        return text(at + "value", entry.getValue(), false)
                .or(() -> text(at + "order_no", entry.getOrderNo(), true))
                .or(() -> text(at + "legal_basis", entry.getLegalBasis(), true));
    }

    private static boolean namesDepartment(String id) {
        int mark = id.indexOf(StandingKey.DEPARTMENT_MARK);
        return mark > 0
                && !id.substring(0, mark).isBlank()
                && !id.substring(mark + 1).isBlank();
    }

    private static boolean plausible(Instant time) {
        return !time.isBefore(IntakeLimits.EARLIEST) && time.isBefore(IntakeLimits.LATEST);
    }

    private static boolean isPoints(String value) {
        return !value.isEmpty()
                && value.length() <= Integer.toString(StandingLimits.MAX_POINTS).length()
                && value.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static Optional<String> text(String field, String text, boolean needed) {
        if (needed && text.isBlank()) {
            return Optional.of(field + " is blank; an order that nobody can find binds nobody");
        }
        if (text.length() > StandingLimits.MAX_TEXT_LENGTH) {
            return Optional.of(field + " is longer than " + StandingLimits.MAX_TEXT_LENGTH + " characters");
        }
        return Optional.empty();
    }
}
