package org.claimscreener.engine.replay;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.claimscreener.engine.decision.Circumstances;
import org.claimscreener.engine.decision.DecisionFrame;
import org.claimscreener.engine.drools.CompiledPack;
import org.claimscreener.engine.history.Remembered;
import org.claimscreener.engine.pack.PackRefusedException;
import org.claimscreener.engine.pack.PackUnderTest;
import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.engine.pack.WatchedValue;
import org.claimscreener.engine.patient.LogAnswers;
import org.claimscreener.engine.patient.Outcome;
import org.claimscreener.engine.patient.PatientDesk;
import org.claimscreener.engine.patient.PatientInput;
import org.claimscreener.engine.screen.Screener;
import org.claimscreener.wire.ContentDigest;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.Channel;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.FeatureValue;
import org.claimscreener.wire.record.Finding;
import org.claimscreener.wire.record.PackRef;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Source;
import org.claimscreener.wire.record.StandingEntry;
import org.claimscreener.wire.record.StandingInForce;
import org.claimscreener.wire.record.StandingKind;
import org.claimscreener.wire.record.SubjectKind;
import org.claimscreener.wire.record.SystemReason;
import org.claimscreener.wire.record.Verdict;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimscreener.engine.testkit.WireSettlements.MONDAY;
import static org.claimscreener.engine.testkit.WireSettlements.outpatient;

/** Decided by the desk as the job does it, then evaluated again from the log. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplayTest {
    private final CompiledPack pack = compiled();
    private final Replay replay = new Replay(List.of(pack));

    @AfterAll
    void close() {
        pack.close();
    }

    @Test
    void givesTheSameBytesAndTheRulesTried() {
        Run run = new Run();
        run.settle("S1");
        run.settle("S2");

        Replayed replayed = replay.replay(run.recorded("S2", run.log.past().subList(0, 1)));

        assertThat(replayed)
                .isInstanceOfSatisfying(
                        Replayed.Same.class,
                        same -> assertThat(same.rules())
                                .filteredOn(tried -> tried.findings() > 0)
                                .singleElement()
                                .satisfies(
                                        tried -> assertThat(tried.rule().rule()).isEqualTo("card-burst")));
    }

    @Test
    void takesTheValueOfThoseUnderWatchFromTheStandingThatTheDecisionRecords() throws PackRefusedException {
        RulePack watching = PackUnderTest.withRules("""
                        rule "strict" @code("T-1") @title("t") @severity(2) @consequence("hold") @behaviour(1) @legal("l")
                        when
                            Person( parameters.number("max_age") < 5 )
                        then
                            findings.visit().evidence("x");
                        end
                        """)
                .replacing(
                        "pack.yaml",
                        "    overlays:\n",
                        "    watched: [{grades: [D], value: 3}, {scrutiny: 2, value: 2}]\n    overlays:\n")
                .checked();
        StandingInForce grade = StandingInForce.newBuilder()
                .setSubjectKind(SubjectKind.INSTITUTION)
                .setSubjectId("H43010200001")
                .setEntry(StandingEntry.newBuilder()
                        .setKind(StandingKind.CREDIT_GRADE)
                        .setValue("D")
                        .setValidFrom(MONDAY)
                        .setValidTo(null)
                        .setOrderNo("信1号")
                        .setLegalBasis("l")
                        .setEmergencyExempt(false)
                        .build())
                .build();
        try (CompiledPack compiled = CompiledPack.compileUntimed(watching)) {
            Run run = new Run(compiled, List.of(grade));
            run.settle("S1");

            assertThat(run.decision.getVerdict()).isEqualTo(Verdict.HOLD);
            assertThat(run.decision.getFindings().get(0).getEvidence())
                    .isEqualTo("x（从严：max_age取3，通常8，机构信用等级D，信1号，自2026-09-07）");
            assertThat(new Replay(List.of(compiled)).replay(run.recorded("S1", List.of())))
                    .isInstanceOfSatisfying(
                            Replayed.Same.class,
                            same -> assertThat(same.watched())
                                    .extracting(WatchedValue::inWords)
                                    .containsExactly(
                                            "max_age = 3 years in place of 8: credit grade D of institution H43010200001,"
                                                    + " by order 信1号, since 2026-09-07"));
        }
    }

    @Test
    void remembersWhatTheJobRememberedAfterAWithdrawalToo() {
        Run run = new Run();
        run.settle("S1");
        run.settle("S2");
        run.withdraw("S1");
        List<Remembered> before = run.log.past();
        run.settle("S3");

        assertThat(replay.replay(run.recorded("S3", before))).isInstanceOf(Replayed.Same.class);
    }

    @Test
    void tellsTheFirstDifferenceOfADecisionThatIsNotWhatThePacksSay() {
        Run run = new Run();
        run.settle("S1");
        Decision forged = Decision.newBuilder(run.decision)
                .setReleasedFen(run.decision.getReleasedFen() - 1)
                .setHeldFen(1)
                .build();

        Replayed replayed = replay.replay(recorded(forged, run.settlement, List.of()));

        assertThat(replayed)
                .isInstanceOfSatisfying(
                        Replayed.Different.class,
                        different -> assertThat(List.of(different.field(), different.recorded(), different.replayed()))
                                .containsExactly("released_fen", "3639", "3640"));
    }

    @Test
    void tellsADifferenceInsideAFinding() {
        Run run = new Run();
        run.settle("S1");
        Finding altered = Finding.newBuilder(run.decision.getFindings().get(0))
                .setEvidence("another")
                .build();
        Decision forged =
                Decision.newBuilder(run.decision).setFindings(List.of(altered)).build();

        assertThat(replay.replay(recorded(forged, run.settlement, List.of())))
                .isInstanceOfSatisfying(
                        Replayed.Different.class,
                        different -> assertThat(different.field()).isEqualTo("findings[0].evidence"));
    }

    @Test
    void saysThatAnotherPastIsNotTheOneDecidedOn() {
        Run run = new Run();
        run.settle("S1");
        run.settle("S2");

        assertThat(replay.replay(run.recorded("S2", List.of())))
                .isInstanceOfSatisfying(
                        Replayed.Impossible.class,
                        impossible -> assertThat(impossible.why()).contains("1 earlier settlements", "0 of them"));
    }

    @Test
    void namesThePacksThatAreNotAtHand() {
        Run run = new Run();
        run.settle("S1");

        assertThat(new Replay(List.of()).replay(run.recorded("S1", List.of())))
                .isInstanceOfSatisfying(
                        Replayed.Impossible.class,
                        impossible -> assertThat(impossible.why())
                                .contains("plain 1.2.0", pack.pack().digest()));
    }

    @Test
    void refusesAnotherSettlementAndAnotherEngineAndMishapsOfTheirTime() {
        Run run = new Run();
        run.settle("S1");
        Decision decision = run.decision;

        assertThat(why(recorded(decision, outpatient().setSettlementId("S9").build(), List.of())))
                .contains("content digest");
        assertThat(why(recorded(
                        Decision.newBuilder(decision).setEngineVersion("0").build(), run.settlement, List.of())))
                .contains("engine version 0");
        assertThat(why(recorded(
                        Decision.newBuilder(decision)
                                .setSystemReason(SystemReason.BUDGET_EXCEEDED)
                                .build(),
                        run.settlement,
                        List.of())))
                .contains("BUDGET_EXCEEDED");
        assertThat(why(recorded(
                        Decision.newBuilder(decision)
                                .setSystemReason(SystemReason.NO_PACK)
                                .setSystemDetail("pack plain is in force and not compiled here")
                                .build(),
                        run.settlement,
                        List.of())))
                .contains("not compiled here");
    }

    @Test
    void saysWhenTheLogNoLongerHoldsAnInput() {
        Run run = new Run();
        run.settle("S1");
        PatientLog other = new PatientLog();

        assertThat(other.follow(new LogAnswers().read(encoded(run.decision)).orElseThrow(), Optional.empty()))
                .isEqualTo(PatientLog.Followed.INPUT_MISSING);
        assertThat(other.past()).isEmpty();
    }

    private String why(RecordedCase recorded) {
        return ((Replayed.Impossible) replay.replay(recorded)).why();
    }

    private static RecordedCase recorded(Decision decision, Settlement settlement, List<Remembered> past) {
        return new RecordedCase(decision, ByteBuffer.wrap(encoded(decision)), settlement, past);
    }

    private static byte[] encoded(Decision decision) {
        return new WireEncoder().encode(decision);
    }

    private static CompiledPack compiled() {
        try {
            return CompiledPack.compileUntimed(PackUnderTest.plain().checked());
        } catch (PackRefusedException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    /** One patient at the desk, and the log that comes of it. */
    @SuppressWarnings("NullAway.Init") // The last settlement and decision come with the first one settled.
    private final class Run {
        private final CompiledPack pack;
        private final List<StandingInForce> standing;
        private final PatientDesk desk;
        private final HeapPatientMemory memory = new HeapPatientMemory();
        private final PatientLog log = new PatientLog();
        private Settlement settlement;
        private Decision decision;

        private Run() {
            this(ReplayTest.this.pack, List.of());
        }

        private Run(CompiledPack pack, List<StandingInForce> standing) {
            this.pack = pack;
            this.standing = standing;
            this.desk = new PatientDesk(new Screener(List.of(pack)));
        }

        private void settle(String id) {
            settlement = outpatient().setSettlementId(id).build();
            PatientInput input = new PatientInput.Submitted(
                    settlement,
                    new DecisionFrame(
                            List.of(new PackRef("plain", "1.2.0", pack.pack().digest())),
                            Circumstances.of(List.of(FeatureValue.newBuilder()
                                            .setName("settlements_3m")
                                            .setValue(6)
                                            .setCoverageSince(Instant.EPOCH)
                                            .build()))
                                    .withStanding(standing),
                            new ContentDigest().of(settlement),
                            new Source("t", 0, 1L),
                            MONDAY));
            decision = ((Outcome.Decided) desk.receive(input, memory, true)).decision();
            follow(encoded(decision), input);
        }

        private void withdraw(String id) {
            PatientInput input = new PatientInput.Withdrawn(
                    Reversal.newBuilder()
                            .setReversalId("R-" + id)
                            .setSettlementId(id)
                            .setPatientId("P00000000001")
                            .setInstitutionId("H43010200001")
                            .setChannel(Channel.OUTPATIENT)
                            .setReversedAt(MONDAY)
                            .build(),
                    new Source("t", 0, 2L),
                    MONDAY);
            Outcome.Receipted receipted = (Outcome.Receipted) desk.receive(input, memory, true);
            byte[] bytes = new byte[receipted.bytes().remaining()];
            receipted.bytes().duplicate().get(bytes);
            follow(bytes, input);
        }

        private void follow(byte[] answer, PatientInput input) {
            assertThat(log.follow(new LogAnswers().read(answer).orElseThrow(), Optional.of(input)))
                    .isEqualTo(PatientLog.Followed.FOLLOWED);
        }

        private RecordedCase recorded(String id, List<Remembered> past) {
            assertThat(decision.getSettlementId()).isEqualTo(id);
            return ReplayTest.recorded(decision, settlement, past);
        }
    }
}
