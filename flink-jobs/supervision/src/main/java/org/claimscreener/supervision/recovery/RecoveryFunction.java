package org.claimscreener.supervision.recovery;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.claimscreener.engine.intake.IntakeLimits;
import org.claimscreener.engine.penalty.Claim;
import org.claimscreener.engine.penalty.Recovery;
import org.claimscreener.engine.penalty.RecoveryDesk;
import org.claimscreener.engine.penalty.RecoveryTurn;
import org.claimscreener.engine.standing.StandingKey;
import org.claimscreener.flow.Buffers;
import org.claimscreener.flow.log.DeadLetters;
import org.claimscreener.flow.record.Arrival;
import org.claimscreener.flow.record.Outgoing;
import org.claimscreener.supervision.Faults;
import org.claimscreener.supervision.metrics.RecoveryMetrics;
import org.claimscreener.supervision.record.RecoveryMatter;
import org.claimscreener.supervision.record.TipMatter;
import org.claimscreener.supervision.record.TipMatterKind;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.RecoveryAccount;
import org.claimscreener.wire.record.RecoveryCommand;
import org.claimscreener.wire.record.RecoveryStep;

/**
 * The claims of one case: reads the one concerned, lets the {@link RecoveryDesk} answer, keeps what came of it, emits; what the
 * fund has back is told to the tips about who owes it.
 */
public final class RecoveryFunction extends KeyedProcessFunction<String, RecoveryMatter, Outgoing> {
    /** What the fund has back of a case, for tips that it is linked to. */
    public static final OutputTag<TipMatter> FOR_TIPS =
            new OutputTag<>("recovered", org.claimscreener.supervision.Types.TIP_MATTER);

    /** As long as a closed tip is kept, which money that is paid back still concerns. */
    static final Duration KEEP_CLOSED = Duration.ofDays(1_100);

    private static final long serialVersionUID = 1L;

    private transient MapState<String, byte[]> open;
    private transient MapState<String, byte[]> closed;
    private transient RecoveryForm form;
    private transient WireDecoder decoder;
    private transient WireEncoder encoder;
    private transient Faults faults;
    private transient RecoveryMetrics metrics;

    @SuppressWarnings("NullAway.Init") // The transient parts come with open(), in the task that uses them.
    public RecoveryFunction() {}

    /**
     * By account. Bound: two claims, each of {@link Recovery#MAX_RECEIPTS} and {@link Recovery#MAX_REDUCTIONS}. No TTL: what is
     * owed is not forgotten; the last receipt ends it, or who gives it up.
     */
    static MapStateDescriptor<String, byte[]> openDescriptor() {
        return new MapStateDescriptor<>(
                "open-claims", Types.STRING, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
    }

    /** The same bound. Copies count once, late money is taken and reductions are told for so long after the last change. */
    static MapStateDescriptor<String, byte[]> closedDescriptor() {
        MapStateDescriptor<String, byte[]> descriptor = new MapStateDescriptor<>(
                "closed-claims", Types.STRING, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
        descriptor.enableTimeToLive(StateTtlConfig.newBuilder(KEEP_CLOSED)
                .setUpdateType(StateTtlConfig.UpdateType.OnCreateAndWrite)
                .setStateVisibility(StateTtlConfig.StateVisibility.NeverReturnExpired)
                .cleanupInRocksdbCompactFilter(10_000)
                .build());
        return descriptor;
    }

    @Override
    public void open(OpenContext context) {
        open = getRuntimeContext().getMapState(openDescriptor());
        closed = getRuntimeContext().getMapState(closedDescriptor());
        form = new RecoveryForm();
        decoder = WireDecoder.create();
        encoder = new WireEncoder();
        faults = new Faults();
        metrics = RecoveryMetrics.ofThisJvm();
    }

    @Override
    public void processElement(RecoveryMatter matter, Context context, Collector<Outgoing> out) throws Exception {
        Optional<Told> told = told(matter, context);
        if (told.isEmpty()) {
            return;
        }
        RecoveryTurn turn = told.get().turn();
        if (turn.steps().stream().anyMatch(step -> step.getRefusal() == null)) {
            keep(turn.claim().orElseThrow());
        }
        turn.steps().forEach(metrics::made);
        told.get().steps().forEach(out::collect);
        if (turn.returnedFen().isPresent()) {
            context.output(
                    FOR_TIPS,
                    forTips(
                            matter,
                            turn.claim().orElseThrow(),
                            turn.returnedFen().getAsLong()));
        }
    }

    /** A turn with what is to be sent of it, encoded before anything of it is kept. */
    private record Told(RecoveryTurn turn, List<Outgoing> steps) {}

    /** Empty when it cannot be carried out, and is a dead letter. */
    private Optional<Told> told(RecoveryMatter matter, Context context) throws Exception {
        try {
            RecoveryCommand command = command(matter);
            RecoveryTurn turn = RecoveryDesk.command(
                    read(matter.getCaseId(), command.getAccount()),
                    command,
                    Instant.ofEpochMilli(matter.getAppendedAtMs()));
            return Optional.of(
                    new Told(turn, turn.steps().stream().map(this::outgoing).toList()));
        } catch (IllegalArgumentException | IllegalStateException | ArithmeticException e) {
            context.output(DeadLetters.TAG, faults.deadLetter("a case", arrival(matter), e));
            return Optional.empty();
        }
    }

    private RecoveryCommand command(RecoveryMatter matter) {
        if (decoder.decode(Buffers.bytes(matter.getDocument())) instanceof Decoded.Accepted read
                && read.message() instanceof RecoveryCommand command) {
            return command;
        }
        throw new IllegalStateException("what the entrance could read cannot be read again");
    }

    private Optional<Claim> read(String caseId, RecoveryAccount account) throws Exception {
        if (account == RecoveryAccount.OTHER) {
            return Optional.empty();
        }
        byte[] bytes = open.get(account.name());
        if (bytes == null) {
            bytes = closed.get(account.name());
        }
        return bytes == null
                ? Optional.empty()
                : Optional.of(form.read(caseId, Recovery.Kind.valueOf(account.name()), bytes));
    }

    private void keep(Claim claim) throws Exception {
        String account = claim.recovery().kind().name();
        if (claim.recovery().closedAt() == null) {
            open.put(account, form.stored(claim));
        } else {
            closed.put(account, form.stored(claim));
            open.remove(account);
        }
    }

    private Outgoing outgoing(RecoveryStep step) {
        return new Outgoing(
                new StandingKey(step.getSubjectKind(), step.getSubjectId()).encode(),
                ByteBuffer.wrap(encoder.encode(step)));
    }

    /** A total, which no reward needs beyond what a hold may bring. */
    private static TipMatter forTips(RecoveryMatter cause, Claim claim, long returnedFen) {
        return new TipMatter(
                new StandingKey(claim.subjectKind(), claim.subjectId()).encode(),
                TipMatterKind.RECOVERED,
                cause.getTopic(),
                cause.getPartition(),
                cause.getOffset(),
                cause.getAppendedAtMs(),
                null,
                claim.recovery().caseId(),
                (long) claim.step(),
                Math.min(returnedFen, IntakeLimits.MAX_AMOUNT_FEN));
    }

    private static Arrival arrival(RecoveryMatter matter) {
        return new Arrival(
                matter.getTopic(),
                matter.getPartition(),
                matter.getOffset(),
                matter.getAppendedAtMs(),
                null,
                matter.getDocument());
    }
}
