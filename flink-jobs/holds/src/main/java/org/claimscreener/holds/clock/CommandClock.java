package org.claimscreener.holds.clock;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.claimscreener.flow.record.Arrival;
import org.claimscreener.holds.clock.CommandLog.Asked;
import org.claimscreener.holds.clock.CommandLog.Extent;
import org.claimscreener.holds.metrics.HoldsMetrics;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes commands on, and says how far time has come. A deadline may lapse only once every command that was appended before
 * it has been heard, after an outage too; and it must lapse when nobody commands anything at all. So every {@link
 * #PERIOD_MS} it takes the wall clock's time and then asks where the log ends. When everything up to there has gone
 * through here, whatever was appended before that time has, and it says so to whoever comes after: that time, less what
 * clocks may differ by, is the watermark. While the log is away there is none, and nobody is late. Nor is anybody because
 * the wall clock leaps: it is believed as {@link TrustedTime} has it. While it is not, the brokers are asked when they
 * appended last.
 *
 * <p>One subtask hears all partitions. Not thread-safe: all of it runs in the task's thread but for the asking.
 */
final class CommandClock extends AbstractStreamOperator<Arrival> implements OneInputStreamOperator<Arrival, Arrival> {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(CommandClock.class);

    static final long PERIOD_MS = 200;

    /** A wall clock that is ahead by more is worth a question, and a word in the log. */
    private static final long WELL_AHEAD_MS = 1_000;

    private static final long BETWEEN_QUESTIONS_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final transient CommandLog log;
    private final transient long skewMs;
    private final transient Clocks clocks;
    private final transient Backlog backlog = new Backlog();
    private transient HoldsMetrics counts;
    private transient ListState<Tuple2<Integer, Long>> positions;
    private transient ListState<Long> timeState;
    private transient TrustedTime time;
    private transient @Nullable Asked asked;
    private transient @Nullable CompletableFuture<Map<Integer, Extent>> answer;
    private transient @Nullable CompletableFuture<Long> appendAnswer;
    private transient long appendAskedAtNanos;
    private transient @Nullable ScheduledFuture<?> nextLook;
    private transient long askedAtMs;
    private transient boolean away;
    private transient boolean toldOfDistrust;
    private transient long saidMs = Long.MIN_VALUE;

    @SuppressWarnings("NullAway.Init") // The other parts come with initializeState() and open().
    CommandClock(StreamOperatorParameters<Arrival> parameters, CommandLog log, long skewMs, Clocks clocks) {
        super(parameters);
        this.log = log;
        this.skewMs = skewMs;
        this.clocks = clocks;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        // Bound: one for each partition of the topic.
        positions = context.getOperatorStateStore()
                .getListState(new ListStateDescriptor<>("heard", Types.TUPLE(Types.INT, Types.LONG)));
        for (Tuple2<Integer, Long> position : positions.get()) {
            backlog.goOnFrom(position.f0, position.f1);
        }
        timeState = context.getOperatorStateStore().getListState(new ListStateDescriptor<>("time", Types.LONG));
        // Without a checkpoint the wall clock is all there is. With one it is not: it may have leapt while nobody
        // looked.
        long known = wallMs();
        for (long kept : timeState.get()) {
            known = kept;
        }
        time = new TrustedTime(known, clocks.monotonicNanos());
        appendAskedAtNanos = clocks.monotonicNanos() - BETWEEN_QUESTIONS_NANOS;
    }

    @Override
    public void open() throws Exception {
        super.open();
        counts = HoldsMetrics.ofThisJvm();
        asked = log.open();
        lookAgain();
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        positions.clear();
        for (Map.Entry<Integer, Long> position : backlog.positions().entrySet()) {
            positions.add(Tuple2.of(position.getKey(), position.getValue()));
        }
        timeState.update(List.of(time.now()));
    }

    private long wallMs() {
        return clocks.wallMs();
    }

    @Override
    public void processElement(StreamRecord<Arrival> element) {
        Arrival arrival = element.getValue();
        output.collect(element);
        backlog.heard(arrival.getPartition(), arrival.getOffset());
        time.appended(arrival.getAppendedAtMs(), wallMs(), clocks.monotonicNanos());
        sayHowFar();
    }

    private void lookAgain() {
        nextLook = getProcessingTimeService()
                .registerTimer(getProcessingTimeService().getCurrentProcessingTime() + PERIOD_MS, at -> look());
    }

    private void look() {
        takeAnswer();
        takeAppendAnswer();
        long now = time.at(wallMs(), clocks.monotonicNanos());
        seekSecondClock();
        if (answer == null && asked != null) {
            askedAtMs = now;
            answer = asked.extents();
        }
        sayHowFar();
        lookAgain();
    }

    private void takeAnswer() {
        CompletableFuture<Map<Integer, Extent>> given = answer;
        if (given == null || !given.isDone()) {
            return;
        }
        answer = null;
        if (given.isCompletedExceptionally()) {
            logAway(given.handle((extents, failure) -> String.valueOf(failure)).join());
            return;
        }
        away = false;
        backlog.sampled(askedAtMs, given.join());
    }

    private void takeAppendAnswer() {
        CompletableFuture<Long> given = appendAnswer;
        if (given == null || !given.isDone()) {
            return;
        }
        appendAnswer = null;
        // That the log is away is told by the other question.
        if (!given.isCompletedExceptionally()) {
            time.appended(given.join(), wallMs(), clocks.monotonicNanos());
        }
    }

    /** Asks a second clock when the wall clock is not believed. */
    private void seekSecondClock() {
        boolean wellAhead = time.distrustedMs() > WELL_AHEAD_MS;
        long nanos = clocks.monotonicNanos();
        boolean mayAsk = appendAnswer == null && nanos - appendAskedAtNanos >= BETWEEN_QUESTIONS_NANOS;
        if (wellAhead && mayAsk && asked != null) {
            appendAskedAtNanos = nanos;
            appendAnswer = asked.newestAppendMs();
        }
        tellDistrust(wellAhead);
    }

    private void tellDistrust(boolean wellAhead) {
        counts.clockIsDistrusted(time.distrustedMs());
        if (wellAhead && !toldOfDistrust) {
            LOG.warn(
                    "The wall clock is {} ms ahead of what monotonic time and the brokers bear out; deadlines lapse by"
                            + " the latter until a record is appended at its time. After a restart or a suspension that"
                            + " is as it should be; else look at this machine's clock",
                    time.distrustedMs());
        } else if (!wellAhead && toldOfDistrust) {
            LOG.info("The wall clock is borne out again");
        }
        toldOfDistrust = wellAhead;
    }

    private void logAway(String failure) {
        if (!away) {
            LOG.warn(
                    "The log of commands does not say where it ends, so no deadline lapses until it does: {}", failure);
        }
        away = true;
    }

    private void sayHowFar() {
        OptionalLong reached = backlog.reached();
        if (reached.isPresent() && reached.getAsLong() - skewMs > saidMs) {
            saidMs = reached.getAsLong() - skewMs;
            counts.timeHasCome(saidMs);
            output.emitWatermark(new Watermark(saidMs));
        }
    }

    /** The source knows of no time. */
    @Override
    public void processWatermark(Watermark mark) {}

    @Override
    public void processWatermarkStatus(WatermarkStatus status) {}

    @Override
    public void close() throws Exception {
        super.close();
        if (nextLook != null) {
            nextLook.cancel(false);
        }
        if (asked != null) {
            asked.close();
        }
    }
}
