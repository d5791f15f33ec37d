package org.claimscreener.screening.decide;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.claimscreener.screening.DeadLetters;
import org.claimscreener.screening.Inputs;
import org.claimscreener.screening.record.Accepted;
import org.claimscreener.screening.record.CodeUseState;
import org.claimscreener.screening.record.Outcome;
import org.claimscreener.screening.record.Outgoing;
import org.claimscreener.screening.record.Profiled;
import org.claimscreener.screening.record.TraceAnswer;
import org.claimscreener.screening.standing.GivenStanding;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.FeeLine;
import org.claimscreener.wire.record.Person;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Sex;
import org.claimscreener.wire.record.SystemReason;
import org.claimscreener.wire.record.TraceUse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimscreener.screening.Inputs.MONDAY;
import static org.claimscreener.screening.Inputs.accepted;
import static org.claimscreener.screening.Inputs.outpatient;
import static org.claimscreener.screening.Inputs.read;
import static org.claimscreener.screening.Inputs.reversal;

/** Settlements whose trace codes are asked about: whatever comes first, the patient's order stays. */
class TraceWaitTest {
    private static final String A = "81234567890123456781";
    private static final String B = "81234567890123456782";
    private static final int PATIENCE_SECONDS = (int) DecideOperator.PATIENCE.toSeconds();

    private final List<AutoCloseable> open = new ArrayList<>();
    private long offset;
    private long clockMs;

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable harness : open) {
            harness.close();
        }
    }

    @Test
    void decidesWithTheUsesWhenTheLastAnswerComes() throws Exception {
        var harness = started(rocks(), null);
        Profiled sale = sale("S1", "P1", A, B);
        send(harness, sale);
        answer(harness, sale, A);
        assertThat(answers(harness)).isEmpty();

        answer(harness, sale, B, "S0");
        assertThat(uses(harness, 0)).containsExactly(new TraceUse("L1", B, "S0", "P43010200009", MONDAY));
        assertThat(decision(harness, 0).getSystemReason()).isEqualTo(SystemReason.NO_PACK);
    }

    @Test
    void decidesAtOnceWhenTheAnswersCameFirst() throws Exception {
        var harness = started(rocks(), null);
        Profiled sale = sale("S1", "P1", A, B);
        answer(harness, sale, B, "S0");
        answer(harness, sale, A, "S7", "S8");
        send(harness, sale);

        assertThat(uses(harness, 0)).extracting(TraceUse::getSettlementId).containsExactly("S7", "S8", "S0");
    }

    @Test
    void whatComesLaterForThePatientStaysBehindAndOthersDoNot() throws Exception {
        var harness = started(rocks(), null);
        Profiled first = sale("S1", "P1", A);
        Profiled third = sale("S3", "P1", B);
        send(harness, first);
        send(harness, sale("S2", "P1"));
        send(harness, third);
        send(harness, sale("OTHER", "P2"));
        answer(harness, third, B);
        assertThat(ids(harness)).containsExactly("OTHER");

        answer(harness, first, A);
        assertThat(ids(harness)).containsExactly("OTHER", "S1", "S2", "S3");
        assertThat(decision(harness, 3).getPastSettlements()).isEqualTo(2);
    }

    @Test
    void aReversalAndARetryStayBehindTheirSettlement() throws Exception {
        var harness = started(rocks(), null);
        Profiled sale = sale("S1", "P1", A);
        send(harness, sale);
        send(harness, retry(sale));
        send(harness, profiled(accepted(reversal("R1", settlement("S1", "P1", A))), 0));
        send(harness, retry(sale));
        assertThat(answers(harness)).isEmpty();

        answer(harness, sale, A);
        assertThat(answers(harness))
                .extracting(Outgoing::getOutcome)
                .containsExactly(Outcome.DECISION, Outcome.DECISION, Outcome.RECEIPT, Outcome.DECISION);
        assertThat(answers(harness)).extracting(Outgoing::getRepeated).containsExactly(false, true, false, true);
        assertThat(harness.getSideOutput(DeadLetters.TAG)).isNull();
    }

    @Test
    void aConflictIsFoundThoughTheFirstOneStillWaits() throws Exception {
        var harness = started(rocks(), null);
        Profiled sale = sale("S1", "P1", A);
        send(harness, sale);
        Settlement other = Settlement.newBuilder(settlement("S1", "P1", B))
                .setTreatmentArea("430103")
                .build();
        Profiled conflict = profiled(accepted(other), 1);
        send(harness, conflict);
        answer(harness, conflict, B);
        answer(harness, sale, A);

        assertThat(ids(harness)).containsExactly("S1");
        assertThat(harness.getSideOutput(DeadLetters.TAG)).hasSize(1);
    }

    /** The visit must not be gone from the past of a settlement that came before its withdrawal. */
    @Test
    void theWithdrawalOfAnEarlierSettlementStaysBehindToo() throws Exception {
        var harness = started(rocks(), null);
        send(harness, sale("S0", "P1"));
        Profiled sale = sale("S1", "P1", A);
        send(harness, sale);
        send(harness, profiled(accepted(reversal("R0", settlement("S0", "P1"))), 0));
        assertThat(answers(harness)).hasSize(1);

        answer(harness, sale, A);
        assertThat(answers(harness))
                .extracting(Outgoing::getOutcome)
                .containsExactly(Outcome.DECISION, Outcome.DECISION, Outcome.RECEIPT);
    }

    @Test
    void whatWaitsAndWhatHasComeOutliveARestart() throws Exception {
        var first = started(rocks(), null);
        Profiled sale = sale("S1", "P1", A, B);
        Profiled early = sale("S2", "P2", A);
        send(first, sale);
        send(first, sale("S3", "P1"));
        answer(first, sale, A, "S0");
        answer(first, early, A, "S9");
        OperatorSubtaskState checkpoint = first.snapshot(1, 1);
        answer(first, sale, B);
        assertThat(ids(first)).containsExactly("S1", "S3");

        var second = started(rocks(), checkpoint);
        assertThat(answers(second)).isEmpty();
        answer(second, sale, B);
        send(second, early);

        assertThat(ids(second)).containsExactly("S1", "S3", "S2");
        assertThat(uses(second, 0)).extracting(TraceUse::getSettlementId).containsExactly("S0");
        assertThat(uses(second, 2)).extracting(TraceUse::getSettlementId).containsExactly("S9");
    }

    @Test
    void waitingWritesNothingButWithACheckpointAndLeavesNothingBehind() throws Exception {
        // Only the heap backend can count its entries.
        var harness = started(new HashMapStateBackend(), null);
        Profiled sale = sale("S1", "P1", A, B);
        send(harness, sale);
        answer(harness, sale, A);
        assertThat(harness.stateEntries()).isZero();

        harness.snapshot(1, 1);
        assertThat(harness.stateEntries()).as("the input, and its answer").isEqualTo(2);

        answer(harness, sale, B);
        harness.snapshot(2, 2);
        assertThat(harness.stateEntries()).as("visits and ledger").isEqualTo(2);
        assertThat(harness.numProcessingTimeTimers()).isZero();
    }

    @Test
    void answersThatNobodyNeedsAreNotKept() throws Exception {
        var harness = started(new HashMapStateBackend(), null);
        send(harness, sale("S1", "P1"));
        // Asked again, as when the institution has forgotten what the patient has not.
        Profiled again = profiled(accepted(settlement("S1", "P1")), 2);
        answer(harness, again, A);
        send(harness, again);
        harness.snapshot(1, 1);
        answer(harness, again, B);
        harness.snapshot(2, 2);

        assertThat(answers(harness)).extracting(Outgoing::getRepeated).containsExactly(false, true);
        assertThat(harness.stateEntries()).as("visits and ledger").isEqualTo(2);
    }

    @Test
    void holdsWhatWaitsInVainAndGoesOn() throws Exception {
        var harness = started(rocks(), null);
        Profiled sale = sale("S1", "P1", A, B);
        send(harness, sale);
        answer(harness, sale, A, "S0");
        seconds(harness, PATIENCE_SECONDS - 1);
        assertThat(answers(harness)).isEmpty();

        seconds(harness, 1);
        Decision held = decision(harness, 0);
        assertThat(held.getHeldFen()).isEqualTo(held.getFundFen());
        assertThat(held.getSystemReason()).isEqualTo(SystemReason.STATE_UNREADABLE);
        assertThat(held.getSystemDetail()).contains("trace codes");
        assertThat(uses(harness, 0))
                .as("what did come helps the reviewer")
                .extracting(TraceUse::getSettlementId)
                .containsExactly("S0");

        Profiled next = sale("S2", "P1", A);
        send(harness, next);
        answer(harness, sale, B);
        assertThat(ids(harness)).as("the next one waits for its own answer").containsExactly("S1");
        answer(harness, next, A);
        assertThat(ids(harness)).containsExactly("S1", "S2");
        assertThat(decision(harness, 1).getSystemReason()).isEqualTo(SystemReason.NO_PACK);
    }

    /** A task that stood still has the answers in its buffers. */
    @Test
    void timeThatTheTaskStoodStillCountsForOneTick() throws Exception {
        var harness = started(rocks(), null);
        Profiled sale = sale("S1", "P1", A);
        send(harness, sale);
        clockMs += 10 * 60 * 1_000;
        harness.setProcessingTime(clockMs);
        assertThat(answers(harness)).isEmpty();

        answer(harness, sale, A);
        assertThat(decision(harness, 0).getSystemReason()).isEqualTo(SystemReason.NO_PACK);
    }

    @Test
    void theNextOneOfAPatientHasAPatienceOfItsOwn() throws Exception {
        var harness = started(rocks(), null);
        Profiled first = sale("S1", "P1", A);
        Profiled second = sale("S2", "P1", B);
        send(harness, first);
        seconds(harness, PATIENCE_SECONDS - 1);
        send(harness, second);
        answer(harness, first, A);
        seconds(harness, PATIENCE_SECONDS - 1);
        assertThat(ids(harness)).containsExactly("S1");

        answer(harness, second, B);
        assertThat(decision(harness, 1).getSystemReason()).isEqualTo(SystemReason.NO_PACK);
    }

    @Test
    void moreThanMemoryIsMeantForWaitInTheState() throws Exception {
        var harness = started(new HashMapStateBackend(), null);
        List<Profiled> all = new ArrayList<>();
        for (int i = 0; i < WaitingRoom.MAX_IN_MEMORY + 3; i++) {
            Profiled sale = sale("S" + i, "P" + i, A);
            all.add(sale);
            send(harness, sale);
        }
        assertThat(harness.stateEntries()).isEqualTo(3);

        for (Profiled sale : all) {
            answer(harness, sale, A);
        }
        assertThat(answers(harness)).hasSize(all.size());
        assertThat(harness.stateEntries()).as("visits and ledgers").isEqualTo(2 * all.size());
    }

    private void seconds(DecideHarness harness, int n) throws Exception {
        for (int i = 0; i < n; i++) {
            clockMs += 1_000;
            harness.setProcessingTime(clockMs);
        }
    }

    private static StateBackend rocks() {
        return new EmbeddedRocksDBStateBackend(true);
    }

    private Profiled sale(String settlementId, String patientId, String... codes) {
        return profiled(accepted(settlement(settlementId, patientId, codes)), codes.length);
    }

    private Profiled profiled(Accepted accepted, int traceAnswers) {
        Accepted placed = Accepted.newBuilder(accepted).setOffset(++offset).build();
        return new Profiled(placed, List.of(), List.of(), traceAnswers, List.of(), List.of());
    }

    /** Comes by itself later, and its institution asks nothing for it. */
    private Profiled retry(Profiled first) {
        return profiled(first.getAccepted(), 0);
    }

    private static Settlement settlement(String id, String patient, String... codes) {
        FeeLine line = FeeLine.newBuilder(outpatient(id).getFeeLines().get(0))
                .setTraceCodes(List.of(codes))
                .build();
        return outpatient(id)
                .setPerson(new Person(patient, Sex.MALE, LocalDate.of(1975, 3, 4), "310", "11", null))
                .setFeeLines(List.of(line))
                .build();
    }

    private static void send(DecideHarness harness, Profiled input) throws Exception {
        harness.send(input);
    }

    private static void answer(DecideHarness harness, Profiled asked, String code, String... usedBy) throws Exception {
        List<CodeUseState> uses = new ArrayList<>();
        for (String settlementId : usedBy) {
            uses.add(new CodeUseState(settlementId, "P9", "P43010200009", MONDAY.toEpochMilli()));
        }
        Accepted input = asked.getAccepted();
        harness.answer(new TraceAnswer(input.getPatientId(), input.getPartition(), input.getOffset(), code, uses));
    }

    private DecideHarness started(StateBackend backend, @org.jspecify.annotations.Nullable OperatorSubtaskState state)
            throws Exception {
        var harness = new DecideHarness(new DecideOperatorFactory(Inputs.NO_PACKS, GivenStanding.NONE), backend);
        open.add(harness);
        if (state != null) {
            harness.initializeState(state);
        }
        harness.open();
        return harness;
    }

    private static List<Outgoing> answers(DecideHarness harness) {
        return harness.extractOutputValues();
    }

    private static Decision decision(DecideHarness harness, int index) {
        return read(answers(harness).get(index), Decision.class);
    }

    private static List<TraceUse> uses(DecideHarness harness, int index) {
        return decision(harness, index).getTraceUses();
    }

    private static List<String> ids(DecideHarness harness) {
        return answers(harness).stream()
                .filter(answer -> answer.getOutcome() == Outcome.DECISION)
                .map(answer -> read(answer, Decision.class).getSettlementId())
                .toList();
    }
}
