package org.claimscreener.engine.pack;

import java.util.List;
import java.util.Optional;

import org.claimscreener.engine.fact.Standing;
import org.claimscreener.engine.standing.Watch;

/**
 * A parameter's value for those under watch.
 *
 * @param grades any of these credit grades, as the province writes them; none unless the ground is the grade
 * @param least at least so many points, or that level of scrutiny; 0 where the ground is the grade
 * @param value in the parameter's unit, within its range
 */
public record WatchedRow(Ground ground, List<String> grades, long least, long value) {

    /** What a row goes by. */
    public enum Ground {
        /** The institution's credit grade. */
        GRADE("grades"),
        /** Qualification points of a practitioner on the bill. */
        POINTS("points"),
        /** Scrutiny of the institution, the person or a practitioner on the bill. */
        SCRUTINY("scrutiny");

        private final String key;

        Ground(String key) {
            this.key = key;
        }

        /** As authors write it. */
        public String key() {
            return key;
        }
    }

    public WatchedRow {
        grades = List.copyOf(grades);
    }

    /** The entry in force that meets the row. */
    Optional<Standing> metBy(Watch watch) {
        return switch (ground) {
            case GRADE ->
                watch.grade().filter(one -> grades.contains(one.grade().strip()));
            case POINTS -> watch.points().filter(one -> one.points() >= least);
            case SCRUTINY -> watch.scrutiny().filter(one -> one.level() >= least);
        };
    }

    /** E.g. {@code grades D, E: 10}. */
    @Override
    public String toString() {
        String asked = ground == Ground.GRADE ? String.join(", ", grades) : Long.toString(least);
        return ground.key() + " " + asked + ": " + value;
    }
}
