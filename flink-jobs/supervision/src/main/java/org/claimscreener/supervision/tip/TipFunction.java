package org.claimscreener.supervision.tip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.claimscreener.engine.standing.StandingAddress;
import org.claimscreener.engine.standing.StandingKey;
import org.claimscreener.engine.tip.HoldLink;
import org.claimscreener.engine.tip.MoneyBack;
import org.claimscreener.engine.tip.TipLimits;
import org.claimscreener.engine.tip.reported.Target;
import org.claimscreener.engine.tip.reported.TargetDesk;
import org.claimscreener.engine.tip.reported.TargetTurn;
import org.claimscreener.flow.Buffers;
import org.claimscreener.flow.log.DeadLetters;
import org.claimscreener.flow.log.LogTypes;
import org.claimscreener.flow.record.Arrival;
import org.claimscreener.flow.record.Outgoing;
import org.claimscreener.supervision.Faults;
import org.claimscreener.supervision.SupervisionSettings;
import org.claimscreener.supervision.metrics.SupervisionMetrics;
import org.claimscreener.supervision.record.TipMatter;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.Standing;
import org.claimscreener.wire.record.Tip;
import org.claimscreener.wire.record.TipCommand;
import org.jspecify.annotations.Nullable;

/**
 * The tips about one subject: reads what is kept, lets the {@link TargetDesk} answer what happened, keeps what came of it,
 * emits steps. Most holds are about nobody who was reported, and cost one look.
 */
public final class TipFunction extends KeyedProcessFunction<String, TipMatter, Outgoing> {
    /** Standings that changed. */
    public static final OutputTag<Outgoing> STANDINGS = new OutputTag<>("tip-standings", LogTypes.OUTGOING);

    /** What reporters are to be paid. */
    public static final OutputTag<Outgoing> REWARDS = new OutputTag<>("rewards", LogTypes.OUTGOING);

    /** A hold's link lasts as long as the closed tip that it belongs to, and is written anew with each change. */
    static final Duration KEEP_LINK = TipLimits.KEEP_CLOSED;

    private static final long serialVersionUID = 1L;

    private final SupervisionSettings settings;
    private transient TargetDesk desk;
    private transient ValueState<byte[]> kept;
    private transient MapState<String, byte[]> links;
    private transient TargetForm form;
    private transient LinkForm linkForm;
    private transient WireDecoder decoder;
    private transient WireEncoder encoder;
    private transient Faults faults;
    private transient SupervisionMetrics metrics;

    /** By these settings. */
    @SuppressWarnings("NullAway.Init") // The transient parts come with open(), in the task that uses them.
    public TipFunction(SupervisionSettings settings) {
        this.settings = settings;
    }

    /** Bound: {@link TipLimits}. No TTL: {@link Target#forgettableFrom} ends it. */
    static ValueStateDescriptor<byte[]> descriptor() {
        return new ValueStateDescriptor<>("tips", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
    }

    /** By hold or case. Bound: {@link TipLimits#MAX_LINKS} a tip. */
    static MapStateDescriptor<String, byte[]> linksDescriptor() {
        MapStateDescriptor<String, byte[]> descriptor =
                new MapStateDescriptor<>("links", Types.STRING, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
        descriptor.enableTimeToLive(StateTtlConfig.newBuilder(KEEP_LINK)
                .setUpdateType(StateTtlConfig.UpdateType.OnCreateAndWrite)
                .setStateVisibility(StateTtlConfig.StateVisibility.NeverReturnExpired)
                .cleanupInRocksdbCompactFilter(10_000)
                .build());
        return descriptor;
    }

    @Override
    public void open(OpenContext context) {
        desk = settings.targetDesk();
        kept = getRuntimeContext().getState(descriptor());
        links = getRuntimeContext().getMapState(linksDescriptor());
        form = new TargetForm();
        linkForm = new LinkForm();
        decoder = WireDecoder.create();
        encoder = new WireEncoder();
        faults = new Faults();
        metrics = SupervisionMetrics.ofThisJvm();
    }

    @Override
    public void processElement(TipMatter matter, Context context, Collector<Outgoing> out) throws Exception {
        byte[] bytes = kept.value();
        if (bytes == null && matter.getDocument() == null) {
            return;
        }
        Target before = read(context.getCurrentKey(), bytes);
        Optional<Told> told;
        try {
            told = Optional.of(told(context.getCurrentKey(), turn(before, matter)));
        } catch (IllegalArgumentException | IllegalStateException | ArithmeticException e) {
            context.output(DeadLetters.TAG, faults.deadLetter("tips", arrival(matter), e));
            return;
        }
        take(before, told.get(), context, out);
    }

    private Target read(String key, byte @Nullable [] bytes) throws IOException {
        StandingKey target = StandingKey.decode(key)
                .orElseThrow(() -> new IllegalStateException("a key that no entrance of this job makes"));
        return bytes == null ? Target.unknown(target) : form.target(target, bytes);
    }

    private TargetTurn turn(Target before, TipMatter matter) throws Exception {
        Instant at = Instant.ofEpochMilli(matter.getAppendedAtMs());
        return switch (matter.getKind()) {
            case TIP -> desk.tip(before, document(matter, Tip.class), at);
            case COMMAND -> command(before, document(matter, TipCommand.class), at);
            case OPENED -> {
                String holdId = holdId(matter);
                yield desk.opened(before, holdId, link(holdId), at, at);
            }
            case RETURNED -> returned(before, matter, MoneyBack.Kind.DEDUCTED, at);
            case RECOVERED -> returned(before, matter, MoneyBack.Kind.RECOVERED, at);
        };
    }

    private TargetTurn command(Target before, TipCommand command, Instant at) throws Exception {
        String other = command.getOther();
        return desk.command(before, command, other == null ? null : link(other), at);
    }

    /** What belongs to no tip brings nothing by one. */
    private TargetTurn returned(Target before, TipMatter matter, MoneyBack.Kind kind, Instant at) throws Exception {
        HoldLink link = link(holdId(matter));
        return link == null
                ? new TargetTurn(before, List.of(), List.of(), Optional.empty(), Optional.empty())
                : desk.returned(
                        before,
                        link,
                        new MoneyBack(link.sourceId(), kind, matter.getRevision(), matter.getTotalFen()),
                        at);
    }

    private @Nullable HoldLink link(String sourceId) throws Exception {
        byte[] bytes = links.get(sourceId);
        return bytes == null ? null : linkForm.read(sourceId, bytes);
    }

    private static String holdId(TipMatter matter) {
        String holdId = matter.getHoldId();
        if (holdId == null) {
            throw new IllegalStateException("a matter of " + matter.getKind() + " without a hold");
        }
        return holdId;
    }

    private <T extends SpecificRecord> T document(TipMatter matter, Class<T> type) {
        ByteBuffer document = matter.getDocument();
        if (document != null
                && decoder.decode(Buffers.bytes(document)) instanceof Decoded.Accepted read
                && type.isInstance(read.message())) {
            return type.cast(read.message());
        }
        throw new IllegalStateException("what the entrance could read cannot be read again");
    }

    /** A turn with what is to be sent of it, encoded before anything of it is kept. */
    private record Told(TargetTurn turn, List<Outgoing> steps, List<Outgoing> rewards) {}

    private Told told(String key, TargetTurn turn) {
        return new Told(
                turn,
                turn.steps().stream().map(step -> outgoing(key, step)).toList(),
                turn.rewards().stream().map(reward -> outgoing(key, reward)).toList());
    }

    private Outgoing outgoing(String key, SpecificRecord message) {
        return new Outgoing(key, ByteBuffer.wrap(encoder.encode(message)));
    }

    private void take(Target before, Told told, Context context, Collector<Outgoing> out) throws Exception {
        TargetTurn turn = told.turn();
        keep(before, turn.target(), context.timerService());
        Optional<HoldLink> link = turn.link();
        if (link.isPresent()) {
            links.put(link.get().sourceId(), linkForm.stored(link.get()));
        }
        turn.standing().ifPresent(standing -> context.output(STANDINGS, outgoing(standing)));
        turn.steps().forEach(metrics::made);
        told.steps().forEach(out::collect);
        told.rewards().forEach(reward -> context.output(REWARDS, reward));
    }

    private Outgoing outgoing(Standing standing) {
        StandingAddress address = StandingAddress.of(standing)
                .orElseThrow(() -> new IllegalStateException("a standing of a source that this build does not know"));
        return outgoing(address.encode(), standing);
    }

    private void keep(Target before, Target after, TimerService timers) throws IOException {
        if (after.equals(before)) {
            return;
        }
        kept.update(form.stored(after));
        timers(before).forEach(timers::deleteProcessingTimeTimer);
        timers(after).forEach(timers::registerProcessingTimeTimer);
    }

    /** When something is to be done by itself, epoch milliseconds. */
    private static LongStream timers(Target target) {
        return Stream.of(target.forgettableFrom(), target.nextTimer())
                .flatMap(Optional::stream)
                .mapToLong(Instant::toEpochMilli);
    }

    /** A deadline, or the time to forget. */
    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Outgoing> out) throws Exception {
        Target before = read(context.getCurrentKey(), kept.value());
        Instant at = Instant.ofEpochMilli(timestamp);
        if (before.nextTimer().filter(due -> !due.isAfter(at)).isPresent()) {
            take(before, told(context.getCurrentKey(), desk.timer(before, at)), context, out);
        } else if (before.forgettableFrom().filter(from -> !from.isAfter(at)).isPresent()) {
            kept.clear();
            links.clear();
        }
    }

    private static Arrival arrival(TipMatter matter) {
        return new Arrival(
                matter.getTopic(),
                matter.getPartition(),
                matter.getOffset(),
                matter.getAppendedAtMs(),
                null,
                matter.getDocument());
    }
}
