package org.claimscreener.screening.decide;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.FlinkRuntimeException;
import org.claimscreener.engine.decision.DecisionFrame;
import org.claimscreener.engine.fact.PastVisit;
import org.claimscreener.engine.history.Histories;
import org.claimscreener.engine.ledger.Ledger;
import org.claimscreener.engine.ledger.LedgerEntry;
import org.claimscreener.engine.screen.Screener;
import org.claimscreener.engine.screen.Screening;
import org.claimscreener.screening.DeadLetters;
import org.claimscreener.screening.DocumentReader;
import org.claimscreener.screening.PackArchives;
import org.claimscreener.screening.Packs;
import org.claimscreener.screening.metrics.ScreeningMetrics;
import org.claimscreener.screening.record.Accepted;
import org.claimscreener.screening.record.Kind;
import org.claimscreener.screening.record.LedgerState;
import org.claimscreener.screening.record.Outcome;
import org.claimscreener.screening.record.Outgoing;
import org.claimscreener.screening.record.Profiled;
import org.claimscreener.screening.record.VisitState;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.DeadLetterReason;
import org.claimscreener.wire.record.FeatureValue;
import org.claimscreener.wire.record.PackRef;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.ReversalReceipt;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Source;

/**
 * One patient's settlements, in order: a retry gets the same bytes again, what is new is screened, answered and
 * remembered, what is withdrawn is taken back.
 */
public final class DecisionFunction extends KeyedProcessFunction<String, Profiled, Outgoing> {
    private static final long serialVersionUID = 1L;

    private final PackArchives archives;
    private transient Packs.Lease packs;
    private transient Screener screener;
    private transient DocumentReader documents;
    private transient WireEncoder encoder;
    private transient DeadLetters deadLetters;
    private transient ScreeningMetrics metrics;
    private transient ListState<VisitState> visits;
    private transient MapState<String, LedgerState> ledger;

    /** The packs that decide. */
    @SuppressWarnings("NullAway.Init") // The transient parts come with open(), in the task that uses them.
    public DecisionFunction(PackArchives archives) {
        this.archives = archives;
    }

    @Override
    public void open(OpenContext context) {
        packs = Packs.compile(archives);
        screener = packs.screener();
        documents = new DocumentReader();
        encoder = new WireEncoder();
        deadLetters = new DeadLetters();
        metrics = ScreeningMetrics.ofThisJvm();
        visits = getRuntimeContext().getListState(PatientStates.visits());
        ledger = getRuntimeContext().getMapState(PatientStates.ledger());
    }

    @Override
    public void close() {
        if (packs != null) {
            packs.close();
        }
    }

    @Override
    public void processElement(Profiled profiled, Context context, Collector<Outgoing> out) throws Exception {
        Accepted accepted = profiled.getAccepted();
        LedgerEntry entry = PatientStates.loaded(ledger.get(accepted.getSettlementId()));
        if (accepted.getKind() == Kind.REVERSAL) {
            reverse(accepted, entry, context, out);
            return;
        }
        switch (Ledger.standing(entry, accepted.getContentDigest())) {
            case NEW -> screen(profiled, out);
            case RETRY -> out.collect(repeated(accepted, java.util.Objects.requireNonNull(entry)));
            case CONFLICT -> context.output(DeadLetters.TAG, conflict(accepted));
        }
    }

    private void screen(Profiled profiled, Collector<Outgoing> out) throws Exception {
        Accepted accepted = profiled.getAccepted();
        Settlement settlement = documents.settlement(accepted);
        Optional<List<PastVisit>> past = past();
        DecisionFrame frame = frame(profiled);
        long began = System.nanoTime();
        Screening screening = past.isPresent()
                ? screener.screen(settlement, past.get(), features(profiled), frame)
                : screener.pastUnreadable(settlement, features(profiled), frame);
        metrics.screened(screening.decision(), System.nanoTime() - began);
        byte[] bytes = encoder.encode(screening.decision());
        remember(accepted, screening, bytes, past);
        out.collect(outgoing(accepted, bytes, screening.decision().getVerdict().name(), false));
    }

    /** Empty when the state cannot be read: a failure to decide is a hold, for this settlement and not for the job. */
    private Optional<List<PastVisit>> past() throws Exception {
        try {
            List<PastVisit> past = new ArrayList<>();
            for (VisitState visit : visits.get()) {
                past.add(PatientStates.loaded(visit));
            }
            return Optional.of(past);
        } catch (FlinkRuntimeException e) {
            metrics.stateUnreadable(e);
            return Optional.empty();
        }
    }

    private void remember(Accepted accepted, Screening screening, byte[] bytes, Optional<List<PastVisit>> past)
            throws Exception {
        List<String> lineIds = screening.facts().bill().lines().stream()
                .map(line -> line.lineId())
                .toList();
        LedgerEntry entry = LedgerEntry.decided(accepted.getContentDigest(), ByteBuffer.wrap(bytes), lineIds);
        ledger.put(accepted.getSettlementId(), PatientStates.stored(entry));
        PastVisit visit =
                Histories.remember(screening.facts(), screening.decision().getVerdict());
        visits.add(PatientStates.stored(visit));
        Optional<List<PastVisit>> pruned = past.flatMap(Histories::prune);
        if (pruned.isPresent()) {
            List<VisitState> kept = new ArrayList<>();
            pruned.get().forEach(old -> kept.add(PatientStates.stored(old)));
            kept.add(PatientStates.stored(visit));
            visits.update(kept);
        }
    }

    private void reverse(
            Accepted accepted,
            @org.jspecify.annotations.Nullable LedgerEntry entry,
            Context context,
            Collector<Outgoing> out)
            throws Exception {
        Reversal reversal = documents.reversal(accepted);
        Ledger.ReversalAnswer answer = Ledger.answer(entry, reversal);
        if (answer instanceof Ledger.Refused refused) {
            context.output(
                    DeadLetters.TAG, deadLetters.of(accepted, refused.reason(), refused.message(), "settlement_id"));
        } else if (answer instanceof Ledger.Repeat repeat) {
            out.collect(outgoing(accepted, bytes(repeat.receipt()), "REVERSED", true));
        } else if (answer instanceof Ledger.Withdraw withdraw && entry != null) {
            byte[] receipt = encoder.encode(receipt(accepted, reversal));
            withdraw(reversal, withdraw);
            LedgerEntry after = Ledger.withdrawn(entry, withdraw, reversal.getReversalId(), ByteBuffer.wrap(receipt));
            ledger.put(accepted.getSettlementId(), PatientStates.stored(after));
            metrics.reversed();
            out.collect(outgoing(accepted, receipt, "REVERSED", false));
        }
    }

    private void withdraw(Reversal reversal, Ledger.Withdraw withdraw) throws Exception {
        List<PastVisit> past = new ArrayList<>();
        for (VisitState visit : visits.get()) {
            past.add(PatientStates.loaded(visit));
        }
        Set<String> lines = withdraw.whole() ? Set.of() : withdraw.lineIds();
        visits.update(Histories.withdraw(past, reversal.getSettlementId(), lines, reversal.getReversedAt()).stream()
                .map(PatientStates::stored)
                .toList());
    }

    private Outgoing repeated(Accepted accepted, LedgerEntry entry) {
        metrics.repeated();
        return outgoing(accepted, bytes(entry.decision()), "REPEATED", true);
    }

    private Outgoing conflict(Accepted accepted) {
        return deadLetters.of(
                accepted,
                DeadLetterReason.CONFLICT,
                "a settlement of this id with other content was decided within the last " + Ledger.WINDOW_DAYS
                        + " days; withdraw that one and bill under a new id",
                "settlement_id");
    }

    private static Outgoing outgoing(Accepted accepted, byte[] body, String label, boolean repeated) {
        return Outgoing.newBuilder()
                .setOutcome(accepted.getKind() == Kind.REVERSAL ? Outcome.RECEIPT : Outcome.DECISION)
                .setLabel(label)
                .setRepeated(repeated)
                .setKey(accepted.getPatientId())
                .setReceivedAtMs(accepted.getReceivedAtMs())
                .setBody(ByteBuffer.wrap(body))
                .build();
    }

    private static ReversalReceipt receipt(Accepted accepted, Reversal reversal) {
        return ReversalReceipt.newBuilder()
                .setReversalId(reversal.getReversalId())
                .setSettlementId(reversal.getSettlementId())
                .setPatientId(reversal.getPatientId())
                .setInstitutionId(reversal.getInstitutionId())
                .setLineIds(reversal.getLineIds())
                .setSource(source(accepted))
                .setReceivedAt(Instant.ofEpochMilli(accepted.getReceivedAtMs()))
                .build();
    }

    private static DecisionFrame frame(Profiled profiled) {
        Accepted accepted = profiled.getAccepted();
        return new DecisionFrame(
                profiled.getPacks().stream()
                        .map(pack -> new PackRef(pack.getPackId(), pack.getVersion(), pack.getDigest()))
                        .toList(),
                profiled.getFeatures().stream()
                        .map(feature -> new FeatureValue(
                                feature.getName(),
                                feature.getValue(),
                                Instant.ofEpochMilli(feature.getCoverageSinceMs())))
                        .toList(),
                accepted.getContentDigest(),
                source(accepted),
                Instant.ofEpochMilli(accepted.getReceivedAtMs()));
    }

    private static Source source(Accepted accepted) {
        return new Source(accepted.getTopic(), accepted.getPartition(), accepted.getOffset());
    }

    private static Map<String, Long> features(Profiled profiled) {
        Map<String, Long> values = new TreeMap<>();
        profiled.getFeatures().forEach(feature -> values.put(feature.getName(), feature.getValue()));
        return values;
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
