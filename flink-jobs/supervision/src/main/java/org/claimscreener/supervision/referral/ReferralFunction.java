package org.claimscreener.supervision.referral;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.claimscreener.engine.referral.Referral;
import org.claimscreener.engine.referral.ReferralDesk;
import org.claimscreener.engine.referral.ReferralLimits;
import org.claimscreener.engine.referral.ReferralTurn;
import org.claimscreener.flow.Buffers;
import org.claimscreener.flow.log.DeadLetters;
import org.claimscreener.flow.record.Arrival;
import org.claimscreener.flow.record.Outgoing;
import org.claimscreener.supervision.Faults;
import org.claimscreener.supervision.SupervisionSettings;
import org.claimscreener.supervision.metrics.ReferralMetrics;
import org.claimscreener.supervision.record.ReferralRequest;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.ReferralCommand;

/** One referral: reads what is kept, lets the {@link ReferralDesk} answer, keeps what came of it, emits. */
public final class ReferralFunction extends KeyedProcessFunction<String, ReferralRequest, Outgoing> {
    private static final long serialVersionUID = 1L;

    private final SupervisionSettings settings;
    private transient ReferralDesk desk;
    private transient ValueState<byte[]> kept;
    private transient ReferralForm form;
    private transient WireDecoder decoder;
    private transient WireEncoder encoder;
    private transient Faults faults;
    private transient ReferralMetrics metrics;

    /** By these settings. */
    @SuppressWarnings("NullAway.Init") // The transient parts come with open(), in the task that uses them.
    public ReferralFunction(SupervisionSettings settings) {
        this.settings = settings;
    }

    /** Bound: {@link ReferralLimits#MAX_COMMANDS}. Its last timer is four times five working days after it was sent, long before. */
    static ValueStateDescriptor<byte[]> descriptor() {
        ValueStateDescriptor<byte[]> descriptor =
                new ValueStateDescriptor<>("referral", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
        descriptor.enableTimeToLive(StateTtlConfig.newBuilder(ReferralLimits.KEEP)
                .setUpdateType(StateTtlConfig.UpdateType.OnCreateAndWrite)
                .setStateVisibility(StateTtlConfig.StateVisibility.NeverReturnExpired)
                .cleanupInRocksdbCompactFilter(10_000)
                .build());
        return descriptor;
    }

    @Override
    public void open(OpenContext context) {
        desk = settings.referrals();
        kept = getRuntimeContext().getState(descriptor());
        form = new ReferralForm();
        decoder = WireDecoder.create();
        encoder = new WireEncoder();
        faults = new Faults();
        metrics = ReferralMetrics.ofThisJvm();
    }

    @Override
    public void processElement(ReferralRequest request, Context context, Collector<Outgoing> out) throws IOException {
        Optional<Referral> before = read(context.getCurrentKey());
        ReferralTurn turn;
        List<Outgoing> steps;
        try {
            turn = desk.command(before, command(request), Instant.ofEpochMilli(request.getAppendedAtMs()));
            steps = outgoing(context.getCurrentKey(), turn);
        } catch (IllegalArgumentException | IllegalStateException | ArithmeticException e) {
            context.output(DeadLetters.TAG, faults.deadLetter("a referral", arrival(request), e));
            return;
        }
        keep(before, turn, context.timerService());
        emit(turn, steps, out);
    }

    /** A receipt is late. */
    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Outgoing> out) throws IOException {
        Optional<Referral> before = read(context.getCurrentKey());
        if (before.isPresent()) {
            ReferralTurn turn = desk.timer(before.get(), Instant.ofEpochMilli(timestamp));
            keep(before, turn, context.timerService());
            emit(turn, outgoing(context.getCurrentKey(), turn), out);
        }
    }

    private Optional<Referral> read(String referralId) throws IOException {
        byte[] bytes = kept.value();
        return bytes == null ? Optional.empty() : Optional.of(form.read(referralId, bytes));
    }

    private ReferralCommand command(ReferralRequest request) {
        Decoded decoded = decoder.decode(Buffers.bytes(request.getDocument()));
        if (decoded instanceof Decoded.Accepted read && read.message() instanceof ReferralCommand command) {
            return command;
        }
        throw new IllegalStateException("what the entrance could read cannot be read again");
    }

    private void keep(Optional<Referral> before, ReferralTurn turn, TimerService timers) throws IOException {
        if (turn.referral().isEmpty() || turn.referral().equals(before)) {
            return;
        }
        kept.update(form.stored(turn.referral().get()));
        before.flatMap(Referral::nextTimer).ifPresent(due -> timers.deleteProcessingTimeTimer(due.toEpochMilli()));
        turn.referral()
                .flatMap(Referral::nextTimer)
                .ifPresent(due -> timers.registerProcessingTimeTimer(due.toEpochMilli()));
    }

    private List<Outgoing> outgoing(String key, ReferralTurn turn) {
        return turn.steps().stream()
                .map(step -> new Outgoing(key, ByteBuffer.wrap(encoder.encode(step))))
                .toList();
    }

    private void emit(ReferralTurn turn, List<Outgoing> steps, Collector<Outgoing> out) {
        turn.steps().forEach(metrics::made);
        steps.forEach(out::collect);
    }

    private static Arrival arrival(ReferralRequest request) {
        return new Arrival(
                request.getTopic(),
                request.getPartition(),
                request.getOffset(),
                request.getAppendedAtMs(),
                null,
                request.getDocument());
    }
}
