package org.claimscreener.supervision.outcome;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;

import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.claimscreener.flow.JobSettings;
import org.claimscreener.supervision.Samples;
import org.claimscreener.supervision.Types;
import org.claimscreener.supervision.record.HoldMatter;
import org.claimscreener.supervision.record.HoldMatterKind;
import org.claimscreener.supervision.record.Matter;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.Consequence;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.Finding;
import org.claimscreener.wire.record.HoldEvent;
import org.claimscreener.wire.record.HoldLine;
import org.claimscreener.wire.record.HoldStage;
import org.claimscreener.wire.record.HoldStep;
import org.claimscreener.wire.record.LineResponsible;
import org.claimscreener.wire.record.Source;
import org.claimscreener.wire.record.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CaseFunctionTest {
    private KeyedOneInputStreamOperatorTestHarness<String, HoldMatter, Matter> flink;

    @BeforeEach
    void open() throws Exception {
        flink = harness();
        flink.open();
    }

    @AfterEach
    void close() throws Exception {
        flink.close();
    }

    @Test
    void theEndOfAHoldGoesToTheInstitutionAndToWhoOrderedWhatWasDeducted() throws Exception {
        take(HoldMatterKind.DECISION, decision());
        take(HoldMatterKind.STEP, step(1, HoldEvent.OPENED, HoldStage.HELD, 0));
        restart();
        take(HoldMatterKind.STEP, step(2, HoldEvent.ACCEPTED, HoldStage.DEDUCTED, 500));

        List<Matter> told = flink.extractOutputValues();
        assertThat(told).extracting(Matter::getSubject).containsExactly(Samples.KEY, "PRACTITIONER:D1");
        assertThat(told).allSatisfy(matter -> {
            assertThat(matter.getOutcome().getDeductedFen()).isEqualTo(500);
            assertThat(matter.getOutcome().getFindings()).hasSize(1);
        });
    }

    @Test
    void tipsAboutWhomItConcernsHearOfAHoldAndOfWhatItBrought() throws Exception {
        take(HoldMatterKind.DECISION, decision());
        take(HoldMatterKind.STEP, step(1, HoldEvent.OPENED, HoldStage.HELD, 0));
        take(HoldMatterKind.STEP, step(2, HoldEvent.ACCEPTED, HoldStage.DEDUCTED, 500));

        List<String> told = flink.getSideOutput(CaseFunction.FOR_TIPS).stream()
                .map(StreamRecord::getValue)
                .filter(matter -> matter.getTarget().equals(Samples.KEY))
                .map(matter -> matter.getKind() + " " + matter.getHoldId() + " " + matter.getRevision() + " "
                        + matter.getTotalFen())
                .toList();
        assertThat(told).containsExactly("OPENED S1 0 0", "RETURNED S1 2 500");
    }

    @Test
    void stepsThatComeBeforeTheDecisionWaitForItOverARestart() throws Exception {
        take(HoldMatterKind.STEP, step(1, HoldEvent.OPENED, HoldStage.HELD, 0));
        take(HoldMatterKind.STEP, step(2, HoldEvent.ACCEPTED, HoldStage.DEDUCTED, 500));
        assertThat(flink.extractOutputValues()).isEmpty();
        restart();
        take(HoldMatterKind.DECISION, decision());
        assertThat(flink.extractOutputValues()).hasSize(2);

        restart();
        take(HoldMatterKind.DECISION, decision());
        take(HoldMatterKind.STEP, step(2, HoldEvent.ACCEPTED, HoldStage.DEDUCTED, 500));
        assertThat(flink.extractOutputValues()).isEmpty();
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, HoldMatter, Matter> harness() throws Exception {
        var harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new CaseFunction()),
                HoldMatter::getHoldId,
                BasicTypeInfo.STRING_TYPE_INFO,
                JobSettings.MAX_PARALLELISM,
                1,
                0);
        harness.setup(Types.MATTER.createSerializer(harness.getExecutionConfig().getSerializerConfig()));
        return harness;
    }

    private void restart() throws Exception {
        OperatorSubtaskState state = flink.snapshot(1, 1);
        flink.close();
        flink = harness();
        flink.initializeState(state);
        flink.open();
    }

    private void take(HoldMatterKind kind, SpecificRecord document) throws Exception {
        flink.processElement(new StreamRecord<>(new HoldMatter(
                "S1",
                kind,
                "topic",
                0,
                1L,
                Samples.NOW.toEpochMilli(),
                ByteBuffer.wrap(new WireEncoder().encode(document)))));
    }

    private static Decision decision() {
        return Decision.newBuilder()
                .setSettlementId("S1")
                .setPatientId("P1")
                .setInstitutionId(Samples.INSTITUTION)
                .setVerdict(Verdict.HOLD)
                .setFundFen(500)
                .setReleasedFen(0)
                .setHeldFen(500)
                .setRefusedFen(0)
                .setLines(List.of())
                .setFindings(List.of(Finding.newBuilder()
                        .setFindingId("F")
                        .setRuleCode("FP-01")
                        .setRuleName("rule")
                        .setPackId("pack")
                        .setSeverity(2)
                        .setConsequence(Consequence.HOLD)
                        .setBehaviour(2)
                        .setLegalBasis("第三十八条")
                        .setLineIds(List.of("L1"))
                        .setAmountFen(500)
                        .setEvidence("")
                        .build()))
                .setPacks(List.of())
                .setFeatures(List.of())
                .setResponsible(List.of(new LineResponsible("L1", "D1", "A03")))
                .setEngineVersion("1")
                .setContentDigest("0")
                .setSource(new Source("claims.settlements.v1", 0, 1L))
                .setReceivedAt(Samples.NOW)
                .build();
    }

    private static HoldStep step(int number, HoldEvent event, HoldStage after, long deductedFen) {
        Instant at = Samples.NOW.plusSeconds(number);
        return HoldStep.newBuilder()
                .setHoldId("S1")
                .setStep(number)
                .setEvent(event)
                .setAt(at)
                .setStageAfter(after)
                .setInstitutionId(Samples.INSTITUTION)
                .setSeverity(2)
                .setReason("")
                .setOpinions(List.of())
                .setAttachments(List.of())
                .setLines(List.of(HoldLine.newBuilder()
                        .setLineId("L1")
                        .setSuspectedFen(500)
                        .setDeductedFen(deductedFen)
                        .setReleasedFen(0)
                        .setWithdrawnFen(0)
                        .build()))
                .setSuspectedFen(500)
                .setHeldFen(500 - deductedFen)
                .setReleasedFen(0)
                .setDeductedFen(deductedFen)
                .setWithdrawnFen(0)
                .setReleasedNowFen(0)
                .setDeductedNowFen(deductedFen)
                .setVotes(0)
                .setNotices(0)
                .setEscalated(false)
                .setLeadSubmitted(false)
                .setDeadlineByWeekdays(false)
                .build();
    }
}
