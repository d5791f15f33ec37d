package org.claimscreener.supervision.subject;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.claimscreener.engine.credit.Outcome;
import org.claimscreener.engine.credit.OutcomeFinding;
import org.claimscreener.engine.standing.StandingAddress;
import org.claimscreener.engine.standing.StandingKey;
import org.claimscreener.engine.supervision.Subject;
import org.claimscreener.engine.supervision.SubjectDesk;
import org.claimscreener.engine.supervision.SubjectTurn;
import org.claimscreener.flow.Buffers;
import org.claimscreener.flow.log.DeadLetters;
import org.claimscreener.flow.log.LogTypes;
import org.claimscreener.flow.record.Arrival;
import org.claimscreener.flow.record.Outgoing;
import org.claimscreener.supervision.Faults;
import org.claimscreener.supervision.SupervisionSettings;
import org.claimscreener.supervision.Types;
import org.claimscreener.supervision.metrics.SupervisionMetrics;
import org.claimscreener.supervision.record.Matter;
import org.claimscreener.supervision.record.MatterKind;
import org.claimscreener.supervision.record.OutcomeMatter;
import org.claimscreener.supervision.record.TipMatter;
import org.claimscreener.supervision.record.TipMatterKind;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.Directive;
import org.claimscreener.wire.record.Standing;
import org.claimscreener.wire.record.SupervisionCommand;
import org.claimscreener.wire.record.SupervisionCommandKind;
import org.claimscreener.wire.record.SupervisionEvent;
import org.jspecify.annotations.Nullable;

/**
 * One subject: reads what is kept, lets the {@link SubjectDesk} answer what happened, keeps what came of it, emits. A subject
 * about whom nothing is in force any more is forgotten by a timer, long after; what is in force ends by itself, without one.
 */
public final class SubjectFunction extends KeyedProcessFunction<String, Matter, Outgoing> {
    /** Standings that changed. */
    public static final OutputTag<Outgoing> STANDINGS = new OutputTag<>("standings", LogTypes.OUTGOING);

    /** What was overturned, for tips about the same subject. */
    public static final OutputTag<TipMatter> FOR_TIPS = new OutputTag<>("overturned", Types.TIP_MATTER);

    /** Of a total after its hold has ended: later than any step. */
    static final long OVERTURNED = Integer.MAX_VALUE;

    private static final long serialVersionUID = 1L;

    private final SupervisionSettings settings;
    private transient SubjectDesk desk;
    private transient ValueState<byte[]> kept;
    private transient SubjectForm form;
    private transient WireDecoder decoder;
    private transient WireEncoder encoder;
    private transient Faults faults;
    private transient SupervisionMetrics metrics;

    /** By these settings. */
    @SuppressWarnings("NullAway.Init") // The transient parts come with open(), in the task that uses them.
    public SubjectFunction(SupervisionSettings settings) {
        this.settings = settings;
    }

    /**
     * Bound: {@link org.claimscreener.engine.directive.DirectiveLimits}, {@link
     * org.claimscreener.engine.credit.CreditLimits}. No TTL, for what is in force for years stays known;
     * {@link Subject#forgettableFrom} ends it.
     */
    static ValueStateDescriptor<byte[]> descriptor() {
        return new ValueStateDescriptor<>("subject", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
    }

    @Override
    public void open(OpenContext context) {
        desk = settings.desk();
        kept = getRuntimeContext().getState(descriptor());
        form = new SubjectForm();
        decoder = WireDecoder.create();
        encoder = new WireEncoder();
        faults = new Faults();
        metrics = SupervisionMetrics.ofThisJvm();
    }

    @Override
    public void processElement(Matter matter, Context context, Collector<Outgoing> out) throws IOException {
        Subject before = read(context.getCurrentKey());
        SubjectTurn turn;
        List<Outgoing> steps;
        try {
            turn = turn(before, matter);
            steps = outgoing(matter.getSubject(), turn);
        } catch (IllegalArgumentException | IllegalStateException | ArithmeticException e) {
            context.output(DeadLetters.TAG, faults.deadLetter("a subject", arrival(matter), e));
            return;
        }
        keep(before, turn.subject(), context.timerService());
        emit(turn, steps, context, out);
        if (matter.getKind() == MatterKind.COMMAND) {
            overturned(matter, turn).ifPresent(holdId -> context.output(FOR_TIPS, nothingBack(matter, holdId)));
        }
    }

    /** The hold whose outcome was overturned. A contest that is won is not meant: it moves points back, and no money. */
    private Optional<String> overturned(Matter matter, SubjectTurn turn) {
        SupervisionCommand command = document(matter, SupervisionCommand.class);
        return command.getKind() == SupervisionCommandKind.TAKE_BACK
                        && turn.steps().stream().noneMatch(step -> step.getEvent() == SupervisionEvent.REFUSED)
                ? Optional.of(command.getAbout())
                : Optional.empty();
    }

    private static TipMatter nothingBack(Matter cause, String holdId) {
        return new TipMatter(
                cause.getSubject(),
                TipMatterKind.RETURNED,
                cause.getTopic(),
                cause.getPartition(),
                cause.getOffset(),
                cause.getAppendedAtMs(),
                null,
                holdId,
                OVERTURNED,
                0L);
    }

    private List<Outgoing> outgoing(String key, SubjectTurn turn) {
        return turn.steps().stream()
                .map(step -> new Outgoing(key, ByteBuffer.wrap(encoder.encode(step))))
                .toList();
    }

    private void emit(SubjectTurn turn, List<Outgoing> steps, Context context, Collector<Outgoing> out) {
        turn.standing().ifPresent(standing -> context.output(STANDINGS, outgoing(standing)));
        turn.steps().forEach(metrics::made);
        steps.forEach(out::collect);
    }

    private Subject read(String key) throws IOException {
        StandingKey subject = StandingKey.decode(key)
                .orElseThrow(() -> new IllegalStateException("a key that no entrance of this job makes"));
        byte[] bytes = kept.value();
        return bytes == null ? Subject.unknown(subject) : form.subject(subject, bytes);
    }

    private SubjectTurn turn(Subject before, Matter matter) {
        Instant at = Instant.ofEpochMilli(matter.getAppendedAtMs());
        return switch (matter.getKind()) {
            case DIRECTIVE -> desk.directive(before, document(matter, Directive.class), at);
            case COMMAND -> desk.command(before, document(matter, SupervisionCommand.class), at);
            case MET -> desk.met(before, given(matter.getOrderNo()), given(matter.getSettlementId()), at);
            case OUTCOME -> desk.outcome(before, outcome(given(matter.getOutcome())), at);
        };
    }

    private static <T> T given(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("a matter without what its kind has");
        }
        return value;
    }

    private <T extends SpecificRecord> T document(Matter matter, Class<T> type) {
        Decoded decoded = decoder.decode(Buffers.bytes(given(matter.getDocument())));
        if (decoded instanceof Decoded.Accepted read && type.isInstance(read.message())) {
            return type.cast(read.message());
        }
        throw new IllegalStateException("what the entrance could read cannot be read again");
    }

    private static Outcome outcome(OutcomeMatter matter) {
        return new Outcome(
                matter.getHoldId(),
                matter.getInstitutionId(),
                matter.getPractitionerId(),
                matter.getFindings().stream()
                        .map(one -> new OutcomeFinding(one.getRuleCode(), one.getSeverity(), one.getBehaviour()))
                        .toList(),
                matter.getDeductedFen(),
                LocalDate.ofEpochDay(matter.getDay()));
    }

    private void keep(Subject before, Subject after, TimerService timers) throws IOException {
        if (after.equals(before)) {
            return;
        }
        kept.update(form.stored(after));
        timers(before).forEach(timers::deleteProcessingTimeTimer);
        timers(after).forEach(timers::registerProcessingTimeTimer);
    }

    /** When something is to be done about a subject by itself, epoch milliseconds. */
    private static LongStream timers(Subject subject) {
        return Stream.of(subject.forgettableFrom(), subject.nextTimer())
                .flatMap(Optional::stream)
                .mapToLong(Instant::toEpochMilli);
    }

    /** A deadline, or the time to forget. */
    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Outgoing> out) throws IOException {
        Subject before = read(context.getCurrentKey());
        Instant at = Instant.ofEpochMilli(timestamp);
        if (before.nextTimer().filter(due -> !due.isAfter(at)).isPresent()) {
            SubjectTurn turn = desk.timer(before, at);
            keep(before, turn.subject(), context.timerService());
            emit(turn, outgoing(context.getCurrentKey(), turn), context, out);
        } else if (before.forgettableFrom().filter(from -> !from.isAfter(at)).isPresent()) {
            kept.clear();
        }
    }

    private Outgoing outgoing(Standing standing) {
        StandingAddress address = StandingAddress.of(standing)
                .orElseThrow(() -> new IllegalStateException("a standing of a source that this build does not know"));
        return new Outgoing(address.encode(), ByteBuffer.wrap(encoder.encode(standing)));
    }

    private static Arrival arrival(Matter matter) {
        return new Arrival(
                matter.getTopic(),
                matter.getPartition(),
                matter.getOffset(),
                matter.getAppendedAtMs(),
                null,
                matter.getDocument());
    }
}
