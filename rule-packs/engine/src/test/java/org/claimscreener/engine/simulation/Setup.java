package org.claimscreener.engine.simulation;

import java.util.SplittableRandom;

/**
 * What one schedule is like. Small numbers, so that collisions are frequent; different from schedule to schedule, so
 * that each stresses something else.
 *
 * @param inputs sent in all
 * @param crashes expected, not counting those that follow another
 * @param steps scheduled before the calm at the end
 */
record Setup(
        int patients,
        int institutions,
        int inputs,
        int settlementPartitions,
        int answerPartitions,
        int crashes,
        int steps) {
    static Setup draw(SplittableRandom random) {
        int inputs = 5 + random.nextInt(36);
        return new Setup(
                random.nextBoolean() ? 1 : 2 + random.nextInt(4),
                1 + random.nextInt(4),
                inputs,
                random.nextBoolean() ? 1 : 2 + random.nextInt(4),
                1 + random.nextInt(4),
                1 + random.nextInt(5),
                inputs * (15 + random.nextInt(60)));
    }
}
