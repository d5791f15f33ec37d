package org.claimscreener.engine.standing;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import org.claimscreener.engine.fact.Standing;
import org.jspecify.annotations.Nullable;

/**
 * What calls for a closer look at a settlement, as it is in force at the settlement's own time: of each kind the one entry
 * that counts, with its order and first day. It bars nobody. Immutable, thread-safe.
 *
 * @param grade the institution's credit grade. Letters have no order that holds in every province, so of several the one
 *     counts that began last, and of these the last in the alphabet
 * @param points the most qualification points of a practitioner on the bill, which are those of the calendar year; at least 1
 * @param scrutiny the highest level of scrutiny of the institution, the person or a practitioner on the bill, 1 to 3
 */
public record Watch(Optional<Standing> grade, Optional<Standing> points, Optional<Standing> scrutiny) {
    /** Nobody is watched, as in nearly every settlement. */
    public static final Watch NOBODY = new Watch(Optional.empty(), Optional.empty(), Optional.empty());

    /** Of entries that say the same; so that the order in which they stand never decides. */
    private static final Comparator<Standing> LATER = Comparator.comparing(Standing::validFrom)
            .thenComparing(Standing::value)
            .thenComparing(Standing::orderNo)
            .thenComparing(Standing::subjectKind)
            .thenComparing(Standing::subjectId)
            .thenComparing(Standing::legalBasis)
            .thenComparing(Standing::validTo, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Standing::emergencyExempt);

    private static final Comparator<Standing> MORE_POINTS =
            Comparator.comparingLong(Standing::points).thenComparing(LATER);
    private static final Comparator<Standing> HIGHER_LEVEL =
            Comparator.comparingInt(Standing::level).thenComparing(LATER);

    /**
     * What is in force at a time, of what a settlement met; in whatever order that stands.
     *
     * @param time the settlement's own
     * @param met as its facts have it; none costs nothing
     */
    public static Watch at(Instant time, List<Standing> met) {
        if (met.isEmpty()) {
            return NOBODY;
        }
        Standing grade =
                last(met, time, one -> one.ofInstitution() && !one.grade().isBlank(), LATER);
        Standing points = last(met, time, one -> one.ofPractitioner() && one.points() > 0, MORE_POINTS);
        Standing scrutiny = last(met, time, one -> one.level() > 0, HIGHER_LEVEL);
        return grade == null && points == null && scrutiny == null
                ? NOBODY
                : new Watch(Optional.ofNullable(grade), Optional.ofNullable(points), Optional.ofNullable(scrutiny));
    }

    private static @Nullable Standing last(
            List<Standing> met, Instant time, Predicate<Standing> counts, Comparator<Standing> order) {
        Standing last = null;
        for (Standing one : met) {
            if (counts.test(one) && one.inForceAt(time) && (last == null || order.compare(one, last) > 0)) {
                last = one;
            }
        }
        return last;
    }

    public boolean nobody() {
        return grade.isEmpty() && points.isEmpty() && scrutiny.isEmpty();
    }
}
