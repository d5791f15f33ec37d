package org.claimscreener.screening.decide;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.screening.DeadLetters;
import org.claimscreener.screening.Inputs;
import org.claimscreener.screening.packs.GivenStamps;
import org.claimscreener.screening.packs.PackShelf;
import org.claimscreener.screening.packs.SmallPacks;
import org.claimscreener.screening.packs.Stamp;
import org.claimscreener.screening.record.Accepted;
import org.claimscreener.screening.record.Outcome;
import org.claimscreener.screening.record.Outgoing;
import org.claimscreener.screening.standing.GivenStanding;
import org.claimscreener.screening.standing.Issued;
import org.claimscreener.screening.standing.StandingSource;
import org.claimscreener.wire.record.DeadLetter;
import org.claimscreener.wire.record.DeadLetterReason;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.Finding;
import org.claimscreener.wire.record.Person;
import org.claimscreener.wire.record.ReversalReceipt;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Sex;
import org.claimscreener.wire.record.ShadowResult;
import org.claimscreener.wire.record.SubjectKind;
import org.claimscreener.wire.record.SystemReason;
import org.claimscreener.wire.record.Verdict;
import org.claimscreener.wire.record.Visit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimscreener.screening.Inputs.accepted;
import static org.claimscreener.screening.Inputs.outpatient;
import static org.claimscreener.screening.Inputs.profiled;
import static org.claimscreener.screening.Inputs.read;
import static org.claimscreener.screening.Inputs.reversal;

@SuppressWarnings("NullAway.Init") // Filled before all tests.
class DecideOperatorTest {
    /** Compiled once for all tests of the class: the operators find them on the JVM's shelf. */
    private static GivenStamps bundled;

    @TempDir
    private Path folder;

    private final List<DecideHarness> open = new ArrayList<>();

    @BeforeAll
    static void compile() throws InterruptedException {
        bundled = Inputs.opened(Inputs.bundledPacks());
    }

    @AfterAll
    static void free() {
        bundled.close();
    }

    @AfterEach
    void close() throws Exception {
        for (var harness : open) {
            harness.close();
        }
    }

    @Test
    void decidesWhatIsNewAndAnswersARetryWithTheSameBytes() throws Exception {
        var harness = harness();
        Settlement settlement = outpatient("S1").build();
        Settlement retry =
                Settlement.newBuilder(settlement).setMessageId("another").build();

        send(harness, accepted(settlement));
        send(harness, accepted(retry));

        List<Outgoing> answers = answers(harness);
        assertThat(answers).extracting(Outgoing::getRepeated).containsExactly(false, true);
        assertThat(answers.get(1).getBody()).isEqualTo(answers.get(0).getBody());
        assertThat(read(answers.get(0), Decision.class).getVerdict()).isEqualTo(Verdict.RELEASE);
    }

    @Test
    void answersARetryWithTheSameBytesAfterARestore() throws Exception {
        var before = harness();
        send(before, accepted(outpatient("S1").build()));
        OperatorSubtaskState snapshot = before.snapshot(1, 1);

        var after = unopened();
        after.initializeState(snapshot);
        after.open();
        send(after, accepted(outpatient("S1").build()));

        assertThat(answers(after).get(0).getBody())
                .isEqualTo(answers(before).get(0).getBody());
    }

    @Test
    void deadLettersTheSameIdWithOtherContent() throws Exception {
        var harness = harness();
        send(harness, accepted(outpatient("S1").build()));
        send(harness, accepted(outpatient("S1").setTreatmentArea("430103").build()));

        assertThat(answers(harness)).hasSize(1);
        assertThat(deadLetters(harness)).extracting(DeadLetter::getReason).containsExactly(DeadLetterReason.CONFLICT);
    }

    @Test
    void holdsEverythingWhenNoPackIsInForce() throws Exception {
        var harness = harness();
        harness.send(profiled(accepted(outpatient("S1").build()), Stamp.NONE));

        Decision decision = read(answers(harness).get(0), Decision.class);
        assertThat(decision.getVerdict()).isEqualTo(Verdict.HOLD);
        assertThat(decision.getHeldFen()).isEqualTo(2590);
        assertThat(decision.getSystemReason()).isEqualTo(SystemReason.NO_PACK);
    }

    @Test
    void aShadowIsEvaluatedOnceTheDecisionIsOutAndDoesNotChangeIt() throws Exception {
        RulePack decides = SmallPacks.noting(folder, "small", 1_000_000);
        RulePack shadow = SmallPacks.after(decides, folder, 100);
        PackShelf shelf = PackShelf.ofThisJvm();
        try (PackShelf.Lease first =
                        shelf.compile(decides.digest(), true, () -> decides).join();
                PackShelf.Lease second =
                        shelf.compile(shadow.digest(), true, () -> shadow).join()) {
            Stamp stamp = Stamp.of(
                    List.of(Stamp.stamped(first.pack().pack())),
                    List.of(decides),
                    List.of(second.pack().pack()));
            var harness = harness();
            harness.send(profiled(accepted(outpatient("S1").build()), stamp));

            assertThat(read(answers(harness).get(0), Decision.class).getFindings())
                    .isEmpty();
            assertThat(harness.getSideOutput(ShadowResults.TAG)).isNull();
            harness.getTaskMailbox().take(0).run();
            Outgoing result = harness.getSideOutput(ShadowResults.TAG).remove().getValue();
            assertThat(read(result, ShadowResult.class).getFindings())
                    .extracting(Finding::getRuleCode)
                    .containsExactly("T-01");
            assertThat(result.getKey()).isEqualTo("P1");
        }
    }

    @Test
    void refusesWhatABarredInstitutionBillsAndRecordsTheOrder() throws Exception {
        var harness = unopened(
                new GivenStanding(List.of(Issued.suspension(SubjectKind.INSTITUTION, "H43010200001", "order 1"))),
                new EmbeddedRocksDBStateBackend(true));
        harness.open();
        send(harness, accepted(outpatient("S1").build()));
        send(
                harness,
                accepted(outpatient("S2")
                        .setVisit(Visit.newBuilder(outpatient("S2").getVisit())
                                .setVisitType("1301")
                                .build())
                        .build()));

        Decision refused = read(answers(harness).get(0), Decision.class);
        Decision emergency = read(answers(harness).get(1), Decision.class);
        assertThat(refused.getVerdict()).isEqualTo(Verdict.REFUSE);
        assertThat(refused.getFindings()).extracting(Finding::getRuleCode).containsExactly("ST-01");
        assertThat(refused.getStanding())
                .singleElement()
                .satisfies(
                        standing -> assertThat(standing.getEntry().getOrderNo()).isEqualTo("order 1"));
        assertThat(emergency.getVerdict()).isEqualTo(Verdict.RELEASE);
        assertThat(emergency.getStanding()).hasSize(1);
    }

    @Test
    void remembersAVisitAndForgetsItWhenItIsWithdrawn() throws Exception {
        var harness = harness();
        Settlement asWoman = outpatient("S1")
                .setPerson(new Person("P1", Sex.FEMALE, LocalDate.of(1975, 3, 4), "310", "11", null))
                .build();
        send(harness, accepted(asWoman));
        send(harness, accepted(reversal("R1", asWoman)));
        send(harness, accepted(reversal("R1", asWoman)));
        send(harness, accepted(reversal("R2", asWoman)));
        send(harness, accepted(outpatient("S2").build()));

        List<Outgoing> answers = answers(harness);
        assertThat(answers)
                .extracting(Outgoing::getOutcome)
                .containsExactly(Outcome.DECISION, Outcome.RECEIPT, Outcome.RECEIPT, Outcome.DECISION);
        assertThat(answers.get(2).getBody()).isEqualTo(answers.get(1).getBody());
        assertThat(read(answers.get(1), ReversalReceipt.class).getReversalId()).isEqualTo("R1");
        assertThat(read(answers.get(3), Decision.class).getFindings()).isEmpty();
        assertThat(deadLetters(harness))
                .extracting(DeadLetter::getReason)
                .containsExactly(DeadLetterReason.REVERSAL_REPEATED);
    }

    @Test
    void deadLettersAReversalThatCameBeforeItsSettlement() throws Exception {
        var harness = harness();
        Settlement settlement = outpatient("S1").build();
        send(harness, accepted(reversal("R1", settlement)));
        send(harness, accepted(settlement));

        assertThat(deadLetters(harness))
                .extracting(DeadLetter::getReason)
                .containsExactly(DeadLetterReason.REVERSAL_UNKNOWN);
        assertThat(answers(harness)).hasSize(1);
    }

    @Test
    void keepsOneListOfVisitsAndOneLedgerAPatientAndNoTimers() throws Exception {
        // Only the heap backend can count its entries.
        var harness = unopened(GivenStanding.NONE, new HashMapStateBackend());
        harness.open();
        for (int i = 0; i < 5; i++) {
            send(harness, accepted(outpatient("S" + i).build()));
            send(harness, accepted(outpatient("S" + i).build()));
        }

        assertThat(harness.stateEntries()).isEqualTo(2);
        assertThat(harness.numProcessingTimeTimers()).isZero();
        assertThat(harness.numEventTimeTimers()).isZero();
    }

    private DecideHarness harness() throws Exception {
        var harness = unopened();
        harness.open();
        return harness;
    }

    private DecideHarness unopened() throws Exception {
        return unopened(GivenStanding.NONE, new EmbeddedRocksDBStateBackend(true));
    }

    private DecideHarness unopened(StandingSource standing, StateBackend backend) throws Exception {
        var harness = new DecideHarness(new DecideOperatorFactory(Inputs.NO_PACKS, standing), backend);
        open.add(harness);
        return harness;
    }

    private static void send(DecideHarness harness, Accepted accepted) throws Exception {
        harness.send(profiled(accepted, bundled.stamp()));
    }

    private static List<Outgoing> answers(DecideHarness harness) {
        return harness.extractOutputValues();
    }

    private static List<DeadLetter> deadLetters(DecideHarness harness) {
        Queue<StreamRecord<Outgoing>> letters = harness.getSideOutput(DeadLetters.TAG);
        return letters == null
                ? List.of()
                : letters.stream()
                        .map(letter -> read(letter.getValue(), DeadLetter.class))
                        .toList();
    }
}
