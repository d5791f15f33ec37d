package org.claimscreener.faults.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongUnaryOperator;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** One settlement every ten milliseconds from 0 to 40 s, and something happens at 20 s. */
class RecoveryTest {
    private static final long FAULT_MS = 20_000;
    private static final long END_MS = 40_000;
    private static final long STEP_MS = 10;

    @Test
    void aSilenceEndsWithTheFirstDecisionOfASettlementDueAfterTheFault() {
        // What is due from the fault to 23 s is answered from 23 s on, one after the other.
        Recovery recovery =
                recovery(due -> due < FAULT_MS || due >= 23_000 ? 5 : 23_000 - due + (due - FAULT_MS) / 100);

        assertThat(recovery.firstDecision()).contains(Duration.ofSeconds(3));
        assertThat(recovery.worst()).isEqualTo(Duration.ofSeconds(3));
        assertThat(recovery.p99Before())
                .hasValueSatisfying(p99 -> assertThat(p99.toMillis()).isEqualTo(5));
    }

    @Test
    void whatAPartNotYetHitStillAnswersDoesNotCount() {
        // Half a second after the fault all is as before, then comes the silence.
        Recovery recovery = recovery(due -> due < 20_500 || due >= 24_000 ? 5 : 24_000 - due);

        assertThat(recovery.firstDecision()).contains(Duration.ofSeconds(4));
    }

    @Test
    void aSilenceLongAfterTheFaultHasOtherCauses() {
        assertThat(recovery(due -> isBetween(due, 30_000, 32_000) ? 32_000 - due : 5)
                        .firstDecision())
                .contains(Duration.ofMillis(5));
    }

    @Test
    void withoutASilenceTheFirstDecisionIsTheFirst() {
        assertThat(recovery(due -> 5).firstDecision()).contains(Duration.ofMillis(5));
    }

    @Test
    void normalIsWhenTwoSecondsAndTheNextTwoAreBelowTwiceOfWhatWas() {
        // Slow until 26 s, with a good moment in between that is too short.
        Recovery recovery =
                recovery(due -> isBetween(due, FAULT_MS, 22_000) || isBetween(due, 25_000, 26_000) ? 80 : 5);

        assertThat(recovery.normal()).contains(Duration.ofSeconds(6));
    }

    @Test
    void whatNeverBecomesNormalIsNever() {
        assertThat(recovery(due -> due < FAULT_MS ? 5 : 80).normal()).isEmpty();
    }

    @Test
    void whatWasNotMeasuredBeforeCannotBeComparedWith() {
        Recovery recovery = Recovery.of("early", samples(due -> 5), 0, 0, nanos(END_MS));

        assertThat(recovery.p99Before()).isEmpty();
        assertThat(recovery.normal()).isEmpty();
        assertThat(recovery.firstDecision()).isPresent();
    }

    @Test
    void nothingAnsweredIsNever() {
        Recovery recovery = Recovery.of("late", samples(due -> 5), nanos(END_MS), nanos(END_MS), nanos(END_MS + 1));

        assertThat(recovery.firstDecision()).isEmpty();
        assertThat(recovery.worst()).isZero();
    }

    @Test
    void spreadsShowTheMiddleTheWorstAndWhatIsMissing() {
        var spread = Spread.of(
                List.of(Optional.of(Duration.ofSeconds(3)), Optional.of(Duration.ofMillis(120)), Optional.empty()));

        assertThat(spread.text()).isEqualTo("3.0 s / 3.0 s, never 1");
        assertThat(Spread.of(List.of()).text()).isEqualTo("–");
        assertThat(Spread.seconds(Duration.ofMillis(120))).isEqualTo("0.12 s");
    }

    private static boolean isBetween(long value, long from, long to) {
        return value >= from && value < to;
    }

    private static Recovery recovery(LongUnaryOperator latencyMsByDueMs) {
        return Recovery.of("it", samples(latencyMsByDueMs), nanos(FAULT_MS), nanos(FAULT_MS), nanos(END_MS));
    }

    private static Samples samples(LongUnaryOperator latencyMsByDueMs) {
        List<long[]> all = new ArrayList<>();
        for (long due = 0; due < END_MS; due += STEP_MS) {
            all.add(new long[] {due, due + latencyMsByDueMs.applyAsLong(due)});
        }
        all.sort(Comparator.comparingLong(sample -> sample[1]));
        Samples samples = new Samples();
        all.forEach(sample -> samples.add(nanos(sample[0]), nanos(sample[1])));
        return samples;
    }

    private static long nanos(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
