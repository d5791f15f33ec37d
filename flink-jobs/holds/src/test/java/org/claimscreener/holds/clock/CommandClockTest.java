package org.claimscreener.holds.clock;

import java.util.ArrayList;
import java.util.List;

import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.claimscreener.flow.log.LogTypes;
import org.claimscreener.flow.record.Arrival;
import org.claimscreener.wire.TopicCatalogue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@SuppressWarnings({"NullAway.Init", "try"}) // The harness's close() throws whatever, as Flink has it.
class CommandClockTest {
    private static final long START = 1_000_000;
    private static final long SKEW = 1_000;
    private static final long PERIOD = CommandClock.PERIOD_MS;

    private static final long HOUR = 3_600_000;

    private final HandLog log = new HandLog();
    private final SetClocks clocks = new SetClocks();
    private OneInputStreamOperatorTestHarness<Arrival, Arrival> harness;

    /** Clocks that a test sets; they do not travel. */
    private static final class SetClocks implements Clocks {
        private static final long serialVersionUID = 1L;

        private long wallMs = START;
        private long monotonicMs;

        @Override
        public long wallMs() {
            return wallMs;
        }

        @Override
        public long monotonicNanos() {
            return monotonicMs * 1_000_000;
        }
    }

    @BeforeEach
    void open() throws Exception {
        log.reaches(0, 0, 0);
        log.reaches(1, 0, 0);
        harness = harness();
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    private OneInputStreamOperatorTestHarness<Arrival, Arrival> harness() throws Exception {
        OneInputStreamOperatorTestHarness<Arrival, Arrival> fresh =
                new OneInputStreamOperatorTestHarness<>(new CommandClockFactory(log, SKEW, clocks), 1, 1, 0);
        fresh.setup(LogTypes.ARRIVAL.createSerializer(fresh.getExecutionConfig().getSerializerConfig()));
        fresh.setProcessingTime(START);
        return fresh;
    }

    @Test
    void timeGoesOnWhenNobodyCommandsAnything() throws Exception {
        looks(1);
        looks(2);
        looks(3);

        // Asked at the first look, answered by the second.
        assertThat(marks()).containsExactly(START + PERIOD - SKEW, START + 2 * PERIOD - SKEW);
    }

    @Test
    void timeStandsWhileACommandOfThatTimeHasNotBeenHeard() throws Exception {
        log.reaches(1, 0, 2);
        looks(1);
        looks(2);
        looks(3);
        assertThat(marks()).isEmpty();

        hears(1, 0);
        assertThat(marks()).isEmpty();
        hears(1, 1);
        assertThat(marks()).containsExactly(START + 2 * PERIOD - SKEW);
    }

    @Test
    void aCommandIsPassedOnBeforeTheTimeThatItWasWaitedFor() throws Exception {
        log.reaches(0, 0, 1);
        looks(1);
        looks(2);
        hears(0, 0);

        assertThat(List.copyOf(harness.getOutput())).hasSize(2);
        assertThat(harness.getOutput().peek()).isInstanceOf(StreamRecord.class);
    }

    @Test
    void timeIsThatBeforeTheQuestionHoweverLateTheAnswer() throws Exception {
        log.hesitates();
        looks(1);
        looks(2);
        looks(50);
        assertThat(log.openQuestions()).as("one at a time").isEqualTo(1);
        log.answers();
        looks(51);

        assertThat(marks()).containsExactly(START + PERIOD - SKEW);
    }

    @Test
    void timeGoesOnUnderLoadThoughTheEndIsNeverReached() throws Exception {
        for (int i = 1; i <= 20; i++) {
            log.reaches(0, 0, i * 10L);
            looks(i);
            hears(0, i * 10L - 8);
        }

        assertThat(marks().size()).isGreaterThan(15);
        assertThat(marks()).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void nobodyIsLateWhileTheLogIsAway() throws Exception {
        log.isAway(true);
        for (int i = 1; i <= 30; i++) {
            looks(i);
        }
        assertThat(marks()).isEmpty();

        log.isAway(false);
        looks(31);
        looks(32);
        looks(33);
        assertThat(marks()).isNotEmpty();
    }

    @Test
    void whatWasRemovedAtTheBeginningIsNotWaitedFor() throws Exception {
        log.reaches(0, 100, 100);
        log.reaches(1, 40, 41);
        looks(1);
        looks(2);
        assertThat(marks()).isEmpty();

        hears(1, 40);
        assertThat(marks()).hasSize(1);
    }

    @Test
    void afterARestoreTheBacklogIsHeardFirstAndWhatWasHeardIsNotWaitedForAgain() throws Exception {
        log.reaches(0, 0, 3);
        hears(0, 0);
        hears(0, 1);
        OperatorSubtaskState state = harness.snapshot(1, 1);
        harness.close();
        harness = harness();
        harness.initializeState(state);
        harness.open();

        looks(1);
        looks(2);
        assertThat(marks()).as("one command was appended and not heard").isEmpty();
        hears(0, 2);
        assertThat(marks()).containsExactly(START + PERIOD - SKEW);
    }

    @Test
    void aWallClockThatIsSetBackSetsNoTimeBackAndIsBelievedWhenItComesBack() throws Exception {
        looks(10);
        looks(11);
        long said = lastMark();
        looks(12, -HOUR);
        looks(13, -HOUR);
        assertThat(lastMark()).as("asked at 11, answered at 12").isEqualTo(said + PERIOD);

        looks(14);
        looks(15);
        assertThat(marks()).isSorted();
        assertThat(lastMark())
                .as("as far as before but for a thousandth of the time that it was back")
                .isBetween(START + 14 * PERIOD - SKEW - 1, START + 14 * PERIOD - SKEW);
    }

    @Test
    void aWallClockThatLeapsAheadLapsesNothing() throws Exception {
        looks(1);
        for (int i = 2; i <= 300; i++) {
            log.appended(START + i * PERIOD);
            looks(i, HOUR);
        }

        assertThat(lastMark())
                .as("a minute of it is one of monotonic time and a thousandth at most")
                .isBetween(START + 299 * PERIOD - SKEW, START + 299 * PERIOD - SKEW + 60);
        assertThat(log.askedWhenAppended()).as("once a second").isBetween(50, 60);

        looks(301);
        looks(302);
        assertThat(lastMark()).isEqualTo(START + 301 * PERIOD - SKEW);
        assertThat(log.askedWhenAppended()).as("no more").isLessThanOrEqualTo(60);
    }

    @Test
    void aLeapThatABrokersClockBearsOutIsFollowed() throws Exception {
        looks(1);
        looks(2, HOUR);
        assertThat(lastMark()).isLessThan(START + HOUR / 2);

        log.appended(START + HOUR + 2 * PERIOD);
        // It is asked once a second, and had been asked before that record.
        for (int i = 3; i <= 20; i++) {
            looks(i, HOUR);
        }
        assertThat(lastMark()).isGreaterThan(START + HOUR);
    }

    @Test
    void aCommandThatIsHeardBearsTheWallClockOut() throws Exception {
        looks(1);
        looks(2, HOUR);
        log.reaches(0, 0, 1);
        harness.processElement(
                new StreamRecord<>(new Arrival(TopicCatalogue.REVIEWS, 0, 0L, START + HOUR + 2 * PERIOD, null, null)));
        looks(3, HOUR);
        looks(4, HOUR);

        assertThat(lastMark()).isEqualTo(START + HOUR + 3 * PERIOD - SKEW);
    }

    @Test
    void afterASuspensionTimeGoesOnFromWhereItWasUntilSomethingIsAppended() throws Exception {
        looks(1);
        looks(2);
        // The machine slept for an hour: monotonic time did not go on, and the last record is from before.
        log.appended(START);
        looks(3, HOUR);
        looks(4, HOUR);
        assertThat(lastMark()).isBetween(START + 3 * PERIOD - SKEW, START + 3 * PERIOD - SKEW + 1);

        for (int i = 5; i <= 15; i++) {
            log.appended(START + HOUR + i * PERIOD);
            looks(i, HOUR);
        }
        assertThat(lastMark())
                .as("right but for the time that the answer took")
                .isBetween(START + HOUR + 13 * PERIOD - SKEW, START + HOUR + 14 * PERIOD - SKEW);
    }

    @Test
    void afterARestartTimeIsAsFarAsTheBrokersSayAndNotAsTheWallClockDoes() throws Exception {
        looks(1);
        looks(2);
        OperatorSubtaskState state = harness.snapshot(1, 1);
        harness.close();
        // A new JVM a minute later, on a machine whose clock is a day ahead.
        clocks.monotonicMs = 7;
        clocks.wallMs = START + 24 * HOUR;
        log.appended(START + 50_000);
        long wall = START + 24 * HOUR;
        harness = new OneInputStreamOperatorTestHarness<>(new CommandClockFactory(log, SKEW, clocks), 1, 1, 0);
        harness.setup(
                LogTypes.ARRIVAL.createSerializer(harness.getExecutionConfig().getSerializerConfig()));
        harness.setProcessingTime(wall);
        harness.initializeState(state);
        harness.open();
        for (int i = 1; i <= 10; i++) {
            clocks.monotonicMs += PERIOD;
            clocks.wallMs += PERIOD;
            harness.setProcessingTime(wall + i * PERIOD);
        }

        assertThat(marks().get(0)).isBetween(START + 2 * PERIOD - SKEW, START + 3 * PERIOD - SKEW + 1);
        assertThat(lastMark()).isBetween(START + 50_000 - SKEW, START + 52_000 - SKEW);
    }

    @Test
    void whatTheSourceSaysOfTimeIsNotPassedOn() throws Exception {
        harness.processWatermark(Watermark.MAX_WATERMARK);
        harness.processWatermarkStatus(WatermarkStatus.IDLE);

        assertThat(harness.getOutput()).isEmpty();
    }

    private void looks(int number) throws Exception {
        looks(number, 0);
    }

    /** At a look, with a wall clock that is ahead of monotonic time. */
    private void looks(int number, long aheadMs) throws Exception {
        clocks.monotonicMs = number * PERIOD;
        clocks.wallMs = START + number * PERIOD + aheadMs;
        harness.setProcessingTime(START + number * PERIOD);
    }

    private void hears(int partition, long offset) throws Exception {
        harness.processElement(
                new StreamRecord<>(new Arrival(TopicCatalogue.REVIEWS, partition, offset, START, null, null)));
    }

    private long lastMark() {
        List<Long> all = marks();
        return all.get(all.size() - 1);
    }

    private List<Long> marks() {
        List<Long> marks = new ArrayList<>();
        for (Object element : harness.getOutput()) {
            if (element instanceof Watermark mark) {
                marks.add(mark.getTimestamp());
            }
        }
        return marks;
    }
}
