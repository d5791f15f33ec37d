package org.claimscreener.supervision.outcome;

import java.io.IOException;
import java.time.Duration;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.claimscreener.engine.credit.Outcome;
import org.claimscreener.engine.outcome.HoldCase;
import org.claimscreener.engine.standing.StandingKey;
import org.claimscreener.flow.Buffers;
import org.claimscreener.supervision.Types;
import org.claimscreener.supervision.record.FindingMatter;
import org.claimscreener.supervision.record.HoldMatter;
import org.claimscreener.supervision.record.Matter;
import org.claimscreener.supervision.record.MatterKind;
import org.claimscreener.supervision.record.OutcomeMatter;
import org.claimscreener.supervision.record.TipMatter;
import org.claimscreener.supervision.record.TipMatterKind;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.HoldStep;
import org.claimscreener.wire.record.SubjectKind;

/** One hold: its decision and its steps come by two logs, in whatever order; its end is told to whom it concerns, once. */
public final class CaseFunction extends KeyedProcessFunction<String, HoldMatter, Matter> {
    /** As long as the holds job remembers that a hold ended. */
    static final Duration KEEP = Duration.ofDays(400);

    /** What holds mean to tips about those whom they concern. */
    public static final OutputTag<TipMatter> FOR_TIPS = new OutputTag<>("for-tips", Types.TIP_MATTER);

    private static final long serialVersionUID = 1L;

    private transient ValueState<byte[]> kept;
    private transient CaseForm form;
    private transient WireDecoder decoder;

    @SuppressWarnings("NullAway.Init") // The transient parts come with open(), in the task that uses them.
    public CaseFunction() {}

    /** Bound: a decision's findings and lines, as the engine bounds them. A hold ends within its deadlines, long before. */
    static ValueStateDescriptor<byte[]> descriptor() {
        ValueStateDescriptor<byte[]> descriptor =
                new ValueStateDescriptor<>("case", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
        descriptor.enableTimeToLive(StateTtlConfig.newBuilder(KEEP)
                .setUpdateType(StateTtlConfig.UpdateType.OnCreateAndWrite)
                .setStateVisibility(StateTtlConfig.StateVisibility.NeverReturnExpired)
                .cleanupInRocksdbCompactFilter(10_000)
                .build());
        return descriptor;
    }

    @Override
    public void open(OpenContext context) {
        kept = getRuntimeContext().getState(descriptor());
        form = new CaseForm();
        decoder = WireDecoder.create();
    }

    @Override
    public void processElement(HoldMatter matter, Context context, Collector<Matter> out) throws IOException {
        byte[] bytes = kept.value();
        HoldCase before = bytes == null ? HoldCase.unknown(matter.getHoldId()) : form.read(matter.getHoldId(), bytes);
        HoldCase.Turn turn = turn(before, matter);
        if (!turn.after().equals(before)) {
            kept.update(form.stored(turn.after()));
        }
        for (Outcome outcome : turn.outcomes()) {
            out.collect(matter(matter, outcome));
        }
        if (turn.opened() || turn.moneyChanged()) {
            turn.after().deductedBySubject().forEach((subject, fen) -> forTips(turn, subject, fen, matter, context));
        }
    }

    private static void forTips(
            HoldCase.Turn turn, StandingKey subject, long deductedFen, HoldMatter cause, Context context) {
        if (turn.opened()) {
            context.output(FOR_TIPS, tipMatter(subject, TipMatterKind.OPENED, cause, 0, 0));
        }
        if (turn.moneyChanged()) {
            int step = turn.after().review().step();
            context.output(FOR_TIPS, tipMatter(subject, TipMatterKind.RETURNED, cause, step, deductedFen));
        }
    }

    private static TipMatter tipMatter(
            StandingKey subject, TipMatterKind kind, HoldMatter cause, int revision, long totalFen) {
        return new TipMatter(
                subject.encode(),
                kind,
                cause.getTopic(),
                cause.getPartition(),
                cause.getOffset(),
                cause.getAppendedAtMs(),
                null,
                cause.getHoldId(),
                (long) revision,
                totalFen);
    }

    private HoldCase.Turn turn(HoldCase before, HoldMatter matter) {
        Decoded decoded = decoder.decode(Buffers.bytes(matter.getDocument()));
        if (!(decoded instanceof Decoded.Accepted accepted)) {
            throw new IllegalStateException("what the entrance could read cannot be read again");
        }
        return switch (matter.getKind()) {
            case DECISION -> before.decided((Decision) accepted.message());
            case STEP -> before.stepped((HoldStep) accepted.message());
        };
    }

    private static Matter matter(HoldMatter cause, Outcome outcome) {
        String practitioner = outcome.practitionerId();
        StandingKey subject = practitioner == null
                ? new StandingKey(SubjectKind.INSTITUTION, outcome.institutionId())
                : new StandingKey(SubjectKind.PRACTITIONER, practitioner);
        return new Matter(
                subject.encode(),
                MatterKind.OUTCOME,
                cause.getTopic(),
                cause.getPartition(),
                cause.getOffset(),
                cause.getAppendedAtMs(),
                null,
                null,
                null,
                new OutcomeMatter(
                        outcome.holdId(),
                        outcome.institutionId(),
                        practitioner,
                        outcome.findings().stream()
                                .map(one -> new FindingMatter(one.ruleCode(), one.severity(), one.behaviour()))
                                .toList(),
                        outcome.deductedFen(),
                        Math.toIntExact(outcome.day().toEpochDay())));
    }
}
