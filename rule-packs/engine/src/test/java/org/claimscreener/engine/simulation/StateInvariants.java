package org.claimscreener.engine.simulation;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

import org.claimscreener.engine.decision.Circumstances;
import org.claimscreener.engine.fact.FactSet;
import org.claimscreener.engine.fact.PastVisit;
import org.claimscreener.engine.fact.PatientHistory;
import org.claimscreener.engine.history.Histories;
import org.claimscreener.engine.history.Remembered;
import org.claimscreener.engine.intake.FactMaker;
import org.claimscreener.engine.ledger.LedgerEntry;
import org.claimscreener.engine.profile.InstitutionDesk;
import org.claimscreener.engine.profile.Row;
import org.claimscreener.engine.profile.RowKey;
import org.claimscreener.engine.replay.HeapInstitutionMemory;
import org.claimscreener.engine.testkit.WireSettlements;
import org.claimscreener.wire.record.ReversalReceipt;

/** I7 of the state: in the end it equals a fold of the logs, and nothing is left over. */
final class StateInvariants {
    private static final InstitutionDesk DESK = new InstitutionDesk(World.FOLD);

    /** A window more than the workload lasts. */
    private static final int PROBED_MINUTES = 45;

    private StateInvariants() {}

    /** No input waits and no recorded answer waits for its input: otherwise only a time-out would have helped. */
    static void nothingWaits(Evidence evidence, Consumer<String> violations) {
        for (PatientTask task : evidence.world().current().patients()) {
            task.stores().forEach((patientId, store) -> {
                if (!store.waiting().isEmpty() || store.awaitsInputs()) {
                    violations.accept(patientId + " is left with answers recorded or inputs waiting: "
                            + store.waiting().stream()
                                    .map(Element.Profiled::input)
                                    .toList());
                }
            });
            if (task.underWay() > 0) {
                violations.accept(task.underWay() + " answers were published and never met in the log");
            }
        }
    }

    /** The patients' memories. */
    static void patientsEqualTheLog(Evidence evidence, Consumer<String> violations) {
        Map<String, PatientStore> stores = new HashMap<>();
        for (PatientTask task : evidence.world().current().patients()) {
            stores.putAll(task.stores());
        }
        evidence.patients().forEach((patientId, fold) -> {
            PatientStore store = stores.getOrDefault(patientId, new PatientStore());
            List<Remembered> past = store.past().orElseThrow();
            if (past.size() != fold.settled().size() || store.ledger().size() != past.size()) {
                violations.accept(patientId + ": " + past.size() + " settlements are remembered and "
                        + store.ledger().size() + " answered, the log has "
                        + fold.settled().keySet());
            }
            for (Remembered remembered : past) {
                PatientFold.Settled expected =
                        fold.settled().get(remembered.visit().settlementId());
                if (expected == null || !same(evidence.world(), expected, remembered)) {
                    violations.accept(patientId + ": remembers " + remembered + " otherwise than the log");
                }
            }
            fold.settled().forEach((id, expected) -> {
                LedgerEntry entry = store.ledger().get(id);
                if (entry == null || !same(expected, entry)) {
                    violations.accept(patientId + ": the ledger of " + id + " is not the log's: " + entry);
                }
            });
        });
    }

    private static boolean same(World world, PatientFold.Settled expected, Remembered remembered) {
        BigInteger mark = new BigInteger(remembered.mark().hex(), 16);
        return mark.equals(expected.mark()) && remembered.visit().equals(visit(world, expected));
    }

    private static PastVisit visit(World world, PatientFold.Settled expected) {
        Input.Submitted input =
                (Input.Submitted) world.settlements().at(expected.answer().source());
        PastVisit visit = Histories.remember(
                FactMaker.facts(input.settlement(), PatientHistory.NONE, Circumstances.NONE),
                expected.decision().getVerdict());
        for (Answers.Answer receipt : expected.receipts().values()) {
            Input.Withdrawn withdrawn = (Input.Withdrawn) world.settlements().at(receipt.source());
            Set<String> lines = Set.copyOf(((ReversalReceipt) receipt.message()).getLineIds());
            visit = Histories.withdrawn(visit, lines, withdrawn.reversal().getReversedAt());
        }
        return visit;
    }

    private static boolean same(PatientFold.Settled expected, LedgerEntry entry) {
        Map<String, ByteBuffer> receipts = new LinkedHashMap<>();
        expected.receipts().forEach((id, receipt) -> receipts.put(id, receipt.bytes()));
        Map<String, ByteBuffer> found = new LinkedHashMap<>();
        entry.reversals().forEach(reversal -> found.put(reversal.reversalId(), reversal.receipt()));
        return entry.decision().equals(expected.answer().bytes())
                && Set.copyOf(entry.withdrawnLineIds()).equals(expected.withdrawn())
                && found.equals(receipts)
                && found.size() == entry.reversals().size();
    }

    /** The institutions' profiles, whatever the order in which patients came by. */
    static void institutionsEqualTheLog(Evidence evidence, Consumer<String> violations) {
        Map<String, HeapInstitutionMemory> expected = new HashMap<>();
        evidence.world().settlements().inputs().forEach(input -> {
            if (SourceTask.problem(input).isEmpty()) {
                fold(input, expected.computeIfAbsent(input.institutionId(), id -> new HeapInstitutionMemory()));
            }
        });
        Map<String, HeapInstitutionMemory> actual = new HashMap<>();
        for (InstitutionTask task : evidence.world().current().institutions()) {
            actual.putAll(task.stores());
        }
        Set<String> ids = new HashSet<>(expected.keySet());
        ids.addAll(actual.keySet());
        for (String id : ids) {
            HeapInstitutionMemory wanted = expected.getOrDefault(id, new HeapInstitutionMemory());
            HeapInstitutionMemory found = actual.getOrDefault(id, new HeapInstitutionMemory());
            if (!counted(wanted).equals(counted(found)) || !Objects.equals(wanted.coverage(), found.coverage())) {
                violations.accept(id + " has " + counted(found) + ", the settlements make " + counted(wanted));
            }
            for (int minute = 0; minute <= PROBED_MINUTES; minute++) {
                if (!seenAt(minute, wanted).equals(seenAt(minute, found))) {
                    violations.accept(id + " tells " + seenAt(minute, found) + " at minute " + minute
                            + ", the settlements make " + seenAt(minute, wanted));
                }
            }
        }
    }

    /** What a settlement of that moment would be told: so totals are compared too, from wherever they are seen. */
    /** What was counted. Totals are left out: from which pane they are seen hangs on the order of arrival. */
    private static Map<RowKey, Row> counted(HeapInstitutionMemory store) {
        Map<RowKey, Row> counted = new HashMap<>(store.rows());
        counted.keySet().removeIf(key -> key.kind() == RowKey.Kind.TOTALS);
        return counted;
    }

    private static Object seenAt(int minute, HeapInstitutionMemory store) {
        Instant ownTime = Workload.START.plusSeconds(60L * minute);
        FactSet facts = FactMaker.facts(
                WireSettlements.outpatient()
                        .setSettlementId("probe")
                        .setSettledAt(ownTime)
                        .build(),
                PatientHistory.NONE,
                Circumstances.NONE);
        return DESK.submitted(facts, "probe", store.copy());
    }

    private static void fold(Input input, HeapInstitutionMemory store) {
        if (input instanceof Input.Submitted submitted) {
            DESK.submitted(World.facts(submitted), submitted.digest(), store);
        } else {
            DESK.withdrawn(((Input.Withdrawn) input).reversal(), store);
        }
    }
}
