package org.claimscreener.supervision.intake;

import java.nio.ByteBuffer;
import java.util.List;

import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.claimscreener.flow.record.Arrival;
import org.claimscreener.supervision.Samples;
import org.claimscreener.supervision.record.Matter;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.Source;
import org.claimscreener.wire.record.StandingEntry;
import org.claimscreener.wire.record.StandingInForce;
import org.claimscreener.wire.record.StandingKind;
import org.claimscreener.wire.record.SubjectKind;
import org.claimscreener.wire.record.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

class DecisionFunctionTest {
    private OneInputStreamOperatorTestHarness<Arrival, Matter> flink;

    @BeforeEach
    void open() throws Exception {
        flink = ProcessFunctionTestHarnesses.forProcessFunction(new DecisionFunction());
    }

    @AfterEach
    void close() throws Exception {
        flink.close();
    }

    @Test
    void aDecisionTellsEachSubjectWhoseOrderItSaw() throws Exception {
        take(decision(met(SubjectKind.INSTITUTION, Samples.INSTITUTION, "1"), met(SubjectKind.PATIENT, "P1", "2")));

        assertThat(flink.extractOutputValues())
                .extracting(Matter::getSubject, Matter::getOrderNo, Matter::getSettlementId)
                .containsExactly(tuple(Samples.KEY, "1", "S1"), tuple("PATIENT:P1", "2", "S1"));
    }

    @Test
    void mostSawNone() throws Exception {
        take(decision());

        assertThat(flink.extractOutputValues()).isEmpty();
    }

    @Test
    void pointsGradesAndScrutinyProveNoOrder() throws Exception {
        StandingInForce order = met(SubjectKind.INSTITUTION, Samples.INSTITUTION, "1");
        take(decision(new StandingInForce(
                order.getSubjectKind(),
                order.getSubjectId(),
                StandingEntry.newBuilder(order.getEntry())
                        .setKind(StandingKind.CREDIT_GRADE)
                        .build())));

        assertThat(flink.extractOutputValues()).isEmpty();
    }

    @Test
    void idsThatNobodyCanHaveStopNothing() throws Exception {
        take(decision(
                met(SubjectKind.INSTITUTION, " ", "1"),
                met(SubjectKind.PATIENT, "x".repeat(200), "2"),
                met(SubjectKind.PATIENT, "P1", "3")));
        take(Decision.newBuilder(decision()).setHeldFen(5).setInstitutionId(" ").build());

        assertThat(flink.extractOutputValues()).extracting(Matter::getOrderNo).containsExactly("3");
        assertThat(flink.getSideOutput(DecisionFunction.HOLDING)).isNullOrEmpty();
    }

    @Test
    void aDecisionThatHoldsSomethingGoesToItsCase() throws Exception {
        Decision holding = Decision.newBuilder(decision()).setHeldFen(5).build();
        take(decision());
        take(holding);

        assertThat(flink.getSideOutput(DecisionFunction.HOLDING))
                .singleElement()
                .satisfies(one -> assertThat(one.getValue().getHoldId()).isEqualTo("S1"));
    }

    @Test
    void whatCannotBeReadTellsNobodyAndStopsNothing() throws Exception {
        flink.processElement(new StreamRecord<>(new Arrival(TopicCatalogue.DECISIONS, 0, 1L, 1L, null, null)));
        flink.processElement(new StreamRecord<>(
                new Arrival(TopicCatalogue.DECISIONS, 0, 2L, 1L, null, ByteBuffer.wrap(new byte[] {1, 2, 3}))));
        take(decision(met(SubjectKind.INSTITUTION, Samples.INSTITUTION, "1")));

        assertThat(flink.extractOutputValues()).hasSize(1);
    }

    private void take(Decision decision) throws Exception {
        flink.processElement(
                new StreamRecord<>(Samples.arrival(TopicCatalogue.DECISIONS, "P1", decision, Samples.NOW)));
    }

    private static StandingInForce met(SubjectKind kind, String id, String orderNo) {
        return new StandingInForce(
                kind,
                id,
                StandingEntry.newBuilder()
                        .setKind(StandingKind.SUSPENSION)
                        .setValidFrom(Samples.NOW)
                        .setOrderNo(orderNo)
                        .setLegalBasis("第十三条")
                        .build());
    }

    private static Decision decision(StandingInForce... met) {
        return Decision.newBuilder()
                .setSettlementId("S1")
                .setPatientId("P1")
                .setInstitutionId(Samples.INSTITUTION)
                .setVerdict(Verdict.RELEASE)
                .setFundFen(0)
                .setReleasedFen(0)
                .setHeldFen(0)
                .setRefusedFen(0)
                .setLines(List.of())
                .setFindings(List.of())
                .setPacks(List.of())
                .setFeatures(List.of())
                .setStanding(List.of(met))
                .setEngineVersion("1")
                .setContentDigest("0")
                .setSource(new Source(TopicCatalogue.SETTLEMENTS, 0, 1L))
                .setReceivedAt(Samples.NOW)
                .build();
    }
}
