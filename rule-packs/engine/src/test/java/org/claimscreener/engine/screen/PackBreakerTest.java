package org.claimscreener.engine.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.claimscreener.engine.drools.Evaluation;
import org.claimscreener.engine.screen.PackBreaker.Trip;
import org.claimscreener.wire.record.SystemReason;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PackBreakerTest {
    private static final Evaluation FINE = new Evaluation.Completed(List.of(), 0, 10, false);
    private static final Evaluation ERROR = new Evaluation.Failed(SystemReason.RULE_ERROR, "rule 'a': broken");
    private static final Evaluation OVERRUN =
            new Evaluation.Failed(SystemReason.BUDGET_EXCEEDED, "too slow, in rule 'b'");

    private final PackBreaker breaker = new PackBreaker();

    @Test
    void tripsAtTheTwentiethFailureAndNotBefore() {
        for (int i = 1; i < PackBreaker.MOST_FAILURES; i++) {
            assertThat(breaker.record("p", ERROR)).isEmpty();
            assertThat(breaker.record("p", FINE)).isEmpty();
        }

        assertThat(breaker.record("p", ERROR)).hasValueSatisfying(trip -> {
            assertThat(trip).isEqualTo(new Trip("p", 20, 0, 0, 39, "rule 'a': broken"));
            assertThat(trip.inWords())
                    .isEqualTo(
                            "pack p should be taken out of force: 20 of the last 39 evaluations failed, 0 of them"
                                    + " over their budget; each held a settlement for no reason of its own. The last: rule 'a': broken");
        });
    }

    @Test
    void forgetsAFailureWhenTwoHundredEvaluationsHavePassed() {
        assertThat(breaker.record("p", ERROR)).isEmpty();
        repeat(FINE, PackBreaker.WINDOW - PackBreaker.MOST_FAILURES + 1);
        repeat(ERROR, PackBreaker.MOST_FAILURES - 2);

        assertThat(breaker.record("p", FINE)).isEmpty();
        assertThat(breaker.record("p", ERROR)).isEmpty();
        assertThat(breaker.record("p", ERROR)).isPresent();
    }

    @Test
    void stillCountsAFailureAtTheWindowsEdge() {
        assertThat(breaker.record("p", ERROR)).isEmpty();
        repeat(FINE, PackBreaker.WINDOW - PackBreaker.MOST_FAILURES);
        repeat(ERROR, PackBreaker.MOST_FAILURES - 2);

        assertThat(breaker.record("p", ERROR))
                .hasValueSatisfying(trip -> assertThat(trip.evaluations()).isEqualTo(PackBreaker.WINDOW));
    }

    @Test
    void tripsAtTheFifthOverrunInARow() {
        repeat(OVERRUN, PackBreaker.MOST_OVERRUNS_IN_A_ROW - 1);

        assertThat(breaker.record("p", OVERRUN)).hasValueSatisfying(trip -> {
            assertThat(trip.inARow()).isEqualTo(5);
            assertThat(trip.inWords())
                    .contains("5 evaluations in a row went over their budget")
                    .endsWith("The last: too slow, in rule 'b'");
        });
    }

    @Test
    void anythingElseBreaksTheRow() {
        repeat(OVERRUN, PackBreaker.MOST_OVERRUNS_IN_A_ROW - 1);
        repeat(FINE, 1);
        repeat(OVERRUN, PackBreaker.MOST_OVERRUNS_IN_A_ROW - 1);
        repeat(ERROR, 1);
        repeat(OVERRUN, PackBreaker.MOST_OVERRUNS_IN_A_ROW - 1);

        assertThat(breaker.record("p", OVERRUN)).isPresent();
    }

    @Test
    void countsEachPackByItselfAndBeginsAnewAfterATrip() {
        repeat(OVERRUN, PackBreaker.MOST_OVERRUNS_IN_A_ROW - 1);
        assertThat(breaker.record("q", OVERRUN)).isEmpty();
        assertThat(breaker.record("p", OVERRUN)).isPresent();
        assertThat(breaker.record("p", OVERRUN)).isEmpty();
        breaker.forget("q");
        for (int i = 1; i < PackBreaker.MOST_OVERRUNS_IN_A_ROW; i++) {
            assertThat(breaker.record("q", OVERRUN)).isEmpty();
        }
    }

    @Test
    void refusesToCountPacksWithoutEnd() {
        for (int i = 0; i < 64; i++) {
            assertThat(breaker.record("p" + i, FINE)).isEmpty();
        }

        assertThatThrownBy(() -> breaker.record("one more", FINE)).hasMessageContaining("forget()");
    }

    /** Against a breaker that remembers everything and counts anew each time. */
    @Test
    void agreesWithACountOverTheWholePast() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            PackBreaker tried = new PackBreaker();
            List<Evaluation> past = new ArrayList<>();
            double failing = random.nextDouble() * 0.3;
            for (int i = 0; i < 1_000; i++) {
                Evaluation next = random.nextDouble() >= failing ? FINE : random.nextBoolean() ? ERROR : OVERRUN;
                past.add(next);
                Optional<Trip> trip = tried.record("p", next);
                assertThat(trip.isPresent())
                        .as("seed %d, round %d, evaluation %d", seed, round, i)
                        .isEqualTo(trips(past));
                if (trip.isPresent()) {
                    past.clear();
                }
            }
        }
    }

    private static boolean trips(List<Evaluation> past) {
        List<Evaluation> window = past.subList(Math.max(0, past.size() - PackBreaker.WINDOW), past.size());
        long failures = window.stream().filter(each -> each != FINE).count();
        int row = PackBreaker.MOST_OVERRUNS_IN_A_ROW;
        boolean inARow = past.size() >= row
                && past.subList(past.size() - row, past.size()).stream().allMatch(each -> each == OVERRUN);
        return failures >= PackBreaker.MOST_FAILURES || inARow;
    }

    private void repeat(Evaluation evaluation, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(breaker.record("p", evaluation)).isEmpty();
        }
    }
}
