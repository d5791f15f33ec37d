package org.claimscreener.engine.disclosure;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Classes of the time from a settlement's arrival to the end of its hold. A median is told as its class alone, for
 * otherwise it would be the very time of one hold.
 *
 * @param fromHours first hour that is in it
 * @param belowHours first hour that is not; 0 = without an end
 */
public record HoldTime(int fromHours, int belowHours) {
    private static final List<HoldTime> CLASSES = List.of(
            new HoldTime(0, 1),
            new HoldTime(1, 4),
            new HoldTime(4, 24),
            new HoldTime(24, 72),
            new HoldTime(72, 168),
            new HoldTime(168, 336),
            new HoldTime(336, 720),
            new HoldTime(720, 1_440),
            new HoldTime(1_440, 0));

    /** All of them, the shortest first. */
    public static List<HoldTime> classes() {
        return CLASSES;
    }

    /** Place of the class of a duration; of a negative one as of none. */
    static int classOf(Duration duration) {
        long hours = duration.toHours();
        int at = 0;
        while (CLASSES.get(at).belowHours != 0 && hours >= CLASSES.get(at).belowHours) {
            at++;
        }
        return at;
    }

    /**
     * Class of the median; of two in the middle that of the shorter one. Empty of nothing.
     *
     * @param holds how many, by class
     */
    static Optional<HoldTime> median(List<Long> holds) {
        long all = holds.stream().mapToLong(Long::longValue).sum();
        long upToHere = 0;
        for (int at = 0; at < holds.size(); at++) {
            upToHere += holds.get(at);
            if (upToHere > 0 && 2 * upToHere >= all) {
                return Optional.of(CLASSES.get(at));
            }
        }
        return Optional.empty();
    }
}
