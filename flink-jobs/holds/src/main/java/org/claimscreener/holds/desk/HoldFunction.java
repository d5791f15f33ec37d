package org.claimscreener.holds.desk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.claimscreener.engine.hold.HoldDesk;
import org.claimscreener.engine.hold.HoldEntry;
import org.claimscreener.engine.hold.HoldTurn;
import org.claimscreener.flow.Buffers;
import org.claimscreener.flow.record.Outgoing;
import org.claimscreener.holds.DeadLetters;
import org.claimscreener.holds.HoldsSettings;
import org.claimscreener.holds.metrics.HoldsMetrics;
import org.claimscreener.holds.record.Happening;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.HoldCommand;
import org.claimscreener.wire.record.HoldStep;
import org.claimscreener.wire.record.ReversalReceipt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One settlement's hold: reads it, lets the {@link HoldDesk} answer what happened, keeps what came of it, sets the one
 * timer, emits the steps. Event time is the brokers'; a timer in the past fires with the next watermark.
 */
public final class HoldFunction extends KeyedProcessFunction<String, Happening, Outgoing> {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(HoldFunction.class);

    private final String policy;
    private final String calendar;
    private transient HoldDesk desk;
    private transient HoldStates states;
    private transient WireDecoder decoder;
    private transient WireEncoder encoder;
    private transient DeadLetters deadLetters;
    private transient HoldsMetrics metrics;

    /** The texts of {@link HoldsSettings}. */
    @SuppressWarnings("NullAway.Init") // The transient parts come with open(), in the task that uses them.
    public HoldFunction(String policy, String calendar) {
        this.policy = policy;
        this.calendar = calendar;
    }

    @Override
    public void open(OpenContext context) {
        desk = HoldsSettings.desk(policy, calendar);
        states = new HoldStates(getRuntimeContext());
        decoder = WireDecoder.create();
        encoder = new WireEncoder();
        deadLetters = new DeadLetters();
        metrics = HoldsMetrics.ofThisJvm();
    }

    @Override
    public void processElement(Happening happening, Context context, Collector<Outgoing> out) throws IOException {
        HoldEntry before = states.read();
        HoldTurn turn;
        List<Outgoing> steps;
        try {
            turn = turn(before, happening);
            steps = outgoing(turn.steps());
        } catch (IllegalArgumentException | IllegalStateException | ArithmeticException e) {
            // The checks at the entrance let it through and the core does not take it: a fault of ours, but not
            // one that may stop all other holds, again after each restart.
            context.output(DeadLetters.TAG, deadLetters.of(happening, "no hold can take it: " + e.getMessage()));
            return;
        }
        keep(before, turn, context.timerService());
        emit(turn.steps(), steps, out);
    }

    private HoldTurn turn(HoldEntry before, Happening happening) {
        Instant at = Instant.ofEpochMilli(happening.getAppendedAtMs());
        SpecificRecord document = document(happening);
        return switch (happening.getCause()) {
            case DECISION -> desk.decision(before, (Decision) document, at);
            case REVERSAL -> desk.reversal(before, (ReversalReceipt) document, at);
            case COMMAND -> desk.command(before, (HoldCommand) document, at);
        };
    }

    private SpecificRecord document(Happening happening) {
        Decoded decoded = decoder.decode(Buffers.bytes(happening.getDocument()));
        if (decoded instanceof Decoded.Accepted accepted) {
            return accepted.message();
        }
        throw new IllegalStateException("what the entrance could read cannot be read again");
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Outgoing> out) throws IOException {
        HoldEntry before = states.read();
        HoldTurn turn;
        List<Outgoing> steps;
        try {
            turn = desk.timer(before, Instant.ofEpochMilli(timestamp));
            steps = outgoing(turn.steps());
        } catch (IllegalArgumentException | IllegalStateException | ArithmeticException e) {
            // Failing here would fail again after each restart, and no other deadline would lapse any more.
            metrics.fault();
            LOG.atError()
                    .addKeyValue("hold", context.getCurrentKey())
                    .setCause(e)
                    .log("A deadline of hold {} cannot be carried out; it stays open", context.getCurrentKey());
            return;
        }
        keep(before, turn, context.timerService());
        emit(turn.steps(), steps, out);
    }

    private List<Outgoing> outgoing(List<HoldStep> steps) {
        List<Outgoing> outgoing = new ArrayList<>(steps.size());
        for (HoldStep step : steps) {
            outgoing.add(new Outgoing(step.getHoldId(), ByteBuffer.wrap(encoder.encode(step))));
        }
        return outgoing;
    }

    private void keep(HoldEntry before, HoldTurn turn, TimerService timers) throws IOException {
        states.write(before, turn.entry());
        Optional<Instant> was = before.nextTimer();
        Optional<Instant> is = turn.nextTimer();
        if (was.equals(is)) {
            return;
        }
        if (was.isPresent()) {
            timers.deleteEventTimeTimer(was.get().toEpochMilli());
        }
        if (is.isPresent()) {
            timers.registerEventTimeTimer(is.get().toEpochMilli());
        }
    }

    private void emit(List<HoldStep> steps, List<Outgoing> outgoing, Collector<Outgoing> out) {
        steps.forEach(metrics::made);
        outgoing.forEach(out::collect);
    }
}
