package org.claimscreener.engine.standing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.claimscreener.wire.record.FeeLine;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.StandingEntry;
import org.claimscreener.wire.record.StandingInForce;
import org.claimscreener.wire.record.StandingKind;
import org.claimscreener.wire.record.SubjectKind;
import org.jspecify.annotations.Nullable;

/**
 * Which entries a settlement meets: of its institution, of its person, of the attending practitioner and of each one on
 * its lines, of the departments that bill them, as far as they are valid at some time between its earliest fee and its own time. Which line or act each of
 * them concerns is for the facts to say. Stateless, thread-safe.
 */
public final class StandingsMet {
    /** What bars comes first where not all can be kept; of equals no one tells which was met first. */
    private static final Comparator<StandingInForce> BARRING_FIRST =
            Comparator.comparing(met -> !bars(met.getEntry().getKind()));

    private static final Comparator<StandingInForce> BY_SUBJECT = Comparator.comparing(StandingInForce::getSubjectKind)
            .thenComparing(StandingInForce::getSubjectId)
            .thenComparing(met -> met.getEntry().getOrderNo())
            .thenComparing(met -> met.getEntry().getKind())
            .thenComparing(met -> met.getEntry().getValidFrom())
            .thenComparing(met -> met.getEntry().getValidTo(), Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(met -> met.getEntry().getValue())
            .thenComparing(met -> met.getEntry().getLegalBasis())
            .thenComparing(met -> met.getEntry().getEmergencyExempt());

    private StandingsMet() {}

    /**
     * What the settlement meets, as the book has it now.
     *
     * @return at most {@link StandingLimits#MAX_IN_FORCE}, by subject kind, id, order number and kind: the same book gives
     *     the same list, in whatever order it keeps its entries
     */
    public static List<StandingInForce> by(Settlement settlement, StandingBook book) {
        Instant from = settlement.getSettledAt();
        Instant to = from;
        for (FeeLine line : settlement.getFeeLines()) {
            Instant fee = line.getOccurredAt();
            from = fee.isBefore(from) ? fee : from;
            to = fee.isAfter(to) ? fee : to;
        }
        List<StandingInForce> met = new ArrayList<>();
        for (StandingKey subject : subjects(settlement)) {
            for (StandingEntry entry : book.entries(subject)) {
                if (overlaps(entry, from, to)) {
                    met.add(new StandingInForce(subject.kind(), subject.subjectId(), entry));
                }
            }
        }
        if (met.isEmpty()) {
            return List.of();
        }
        return met.stream()
                .sorted(BARRING_FIRST.thenComparing(BY_SUBJECT))
                .limit(StandingLimits.MAX_IN_FORCE)
                .sorted(BY_SUBJECT)
                .toList();
    }

    private static boolean bars(StandingKind kind) {
        return kind == StandingKind.SUSPENSION || kind == StandingKind.TERMINATION;
    }

    /** Both ends of the settlement's span are in it; an entry's first instant is, its last one is not. */
    private static boolean overlaps(StandingEntry entry, Instant from, Instant to) {
        Instant validTo = entry.getValidTo();
        return !entry.getValidFrom().isAfter(to) && (validTo == null || validTo.isAfter(from));
    }

    private static Set<StandingKey> subjects(Settlement settlement) {
        Set<StandingKey> subjects = new LinkedHashSet<>();
        String institution = settlement.getInstitution().getInstitutionId();
        add(SubjectKind.INSTITUTION, institution, subjects);
        add(SubjectKind.PATIENT, settlement.getPerson().getPatientId(), subjects);
        add(SubjectKind.PRACTITIONER, settlement.getVisit().getAttendingPractitionerId(), subjects);
        for (FeeLine line : settlement.getFeeLines()) {
            add(SubjectKind.PRACTITIONER, line.getPractitionerId(), subjects);
            addDepartment(institution, line.getDepartment(), subjects);
        }
        return subjects;
    }

    private static void addDepartment(String institution, @Nullable String department, Set<StandingKey> subjects) {
        if (department != null && !department.isBlank() && !institution.isBlank()) {
            subjects.add(StandingKey.department(institution.strip(), department.strip()));
        }
    }

    /** Ids as facts have them, without blanks around. */
    private static void add(SubjectKind kind, @Nullable String id, Set<StandingKey> subjects) {
        if (id != null && !id.isBlank()) {
            subjects.add(new StandingKey(kind, id.strip()));
        }
    }
}
