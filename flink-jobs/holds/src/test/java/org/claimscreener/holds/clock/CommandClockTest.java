package org.claimscreener.holds.clock;

import java.util.ArrayList;
import java.util.List;

import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.claimscreener.holds.Types;
import org.claimscreener.holds.record.Arrival;
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

    private final HandLog log = new HandLog();
    private OneInputStreamOperatorTestHarness<Arrival, Arrival> harness;

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
                new OneInputStreamOperatorTestHarness<>(new CommandClockFactory(log, SKEW), 1, 1, 0);
        fresh.setup(Types.ARRIVAL.createSerializer(fresh.getExecutionConfig().getSerializerConfig()));
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
    void aWallClockThatIsSetBackSetsNoTimeBack() throws Exception {
        looks(10);
        looks(11);
        long said = marks().get(marks().size() - 1);
        harness.setProcessingTime(START);
        looks(12);
        looks(13);

        assertThat(marks()).isSorted().contains(said);
    }

    @Test
    void whatTheSourceSaysOfTimeIsNotPassedOn() throws Exception {
        harness.processWatermark(Watermark.MAX_WATERMARK);
        harness.processWatermarkStatus(WatermarkStatus.IDLE);

        assertThat(harness.getOutput()).isEmpty();
    }

    private void looks(int number) throws Exception {
        harness.setProcessingTime(START + number * PERIOD);
    }

    private void hears(int partition, long offset) throws Exception {
        harness.processElement(
                new StreamRecord<>(new Arrival(TopicCatalogue.REVIEWS, partition, offset, START, null, null)));
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
