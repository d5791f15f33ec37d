package org.claimscreener.supervision.subject;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.claimscreener.engine.directive.DirectiveLimits;
import org.claimscreener.flow.Buffers;
import org.claimscreener.flow.JobSettings;
import org.claimscreener.flow.log.DeadLetters;
import org.claimscreener.flow.log.LogTypes;
import org.claimscreener.flow.record.Outgoing;
import org.claimscreener.supervision.Samples;
import org.claimscreener.supervision.SupervisionSettings;
import org.claimscreener.supervision.record.Matter;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.record.ActorRole;
import org.claimscreener.wire.record.DeadLetter;
import org.claimscreener.wire.record.Directive;
import org.claimscreener.wire.record.Standing;
import org.claimscreener.wire.record.SupervisionCommandKind;
import org.claimscreener.wire.record.SupervisionEvent;
import org.claimscreener.wire.record.SupervisionStep;
import org.claimscreener.wire.record.TakeBackGround;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SubjectFunctionTest {
    private static final Directive SUSPENSION = Samples.suspension("1").build();

    private static final SupervisionSettings SETTINGS = SupervisionSettings.standard("127.0.0.1:1");

    private KeyedOneInputStreamOperatorTestHarness<String, Matter, Outgoing> flink;

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
    void aDirectiveIsAStandingAndAStep() throws Exception {
        take(Samples.directive(SUSPENSION, Samples.NOW));

        assertThat(steps()).extracting(SupervisionStep::getEvent).containsExactly(SupervisionEvent.DIRECTIVE_TAKEN);
        assertThat(standings()).singleElement().satisfies(standing -> {
            assertThat(standing.getEntries()).hasSize(1);
            assertThat(standing.getIssuedAt()).isEqualTo(Samples.NOW);
            assertThat(standing.getIssuedBy()).isEqualTo(SupervisionSettings.STANDARD_OFFICE);
        });
        assertThat(flink.getSideOutput(SubjectFunction.STANDINGS)
                        .peek()
                        .getValue()
                        .getKey())
                .isEqualTo("supervision/" + Samples.KEY);
    }

    @Test
    void goesOnFromWhatItKept() throws Exception {
        take(Samples.directive(SUSPENSION, Samples.NOW));
        restart();
        take(Samples.directive(SUSPENSION, Samples.NOW.plusSeconds(1)));
        take(Samples.met("1", "S1", Samples.NOW.plusSeconds(2)));

        assertThat(steps()).singleElement().satisfies(step -> {
            assertThat(step.getEvent()).isEqualTo(SupervisionEvent.DIRECTIVE_MET);
            assertThat(step.getStep()).isEqualTo(2);
            assertThat(step.getLagMs()).isEqualTo(2_000);
        });
        assertThat(standings()).isEmpty();
    }

    @Test
    void aRefusedOneIsToldAndIssuesNothing() throws Exception {
        take(Samples.directive(Samples.suspension("1").setApprovedBy(null).build(), Samples.NOW));

        assertThat(steps()).extracting(SupervisionStep::getEvent).containsExactly(SupervisionEvent.REFUSED);
        assertThat(standings()).isEmpty();
    }

    @Test
    void aSubjectIsForgottenLongAfterTheLastOfItsOrdersEndedAndNotBefore() throws Exception {
        take(Samples.directive(SUSPENSION, Samples.NOW));
        Instant forgotten = SUSPENSION.getValidTo().plus(DirectiveLimits.KEEP_ENDED);

        flink.setProcessingTime(forgotten.minusMillis(1).toEpochMilli());
        assertThat(flink.numKeyedStateEntries()).isEqualTo(1);
        flink.setProcessingTime(forgotten.toEpochMilli());
        assertThat(flink.numKeyedStateEntries()).isZero();
    }

    @Test
    void whatCameLaterPutsForgettingOff() throws Exception {
        take(Samples.directive(SUSPENSION, Samples.NOW));
        Instant laterEnd = SUSPENSION.getValidTo().plusSeconds(86_400);
        take(Samples.directive(Samples.suspension("2").setValidTo(laterEnd).build(), Samples.NOW.plusSeconds(5)));

        assertThat(flink.numProcessingTimeTimers()).isEqualTo(1);
        flink.setProcessingTime(
                SUSPENSION.getValidTo().plus(DirectiveLimits.KEEP_ENDED).toEpochMilli());
        assertThat(flink.numKeyedStateEntries()).isEqualTo(1);
        flink.setProcessingTime(laterEnd.plus(DirectiveLimits.KEEP_ENDED).toEpochMilli());
        assertThat(flink.numKeyedStateEntries()).isZero();
    }

    @Test
    void aConfirmedOutcomeMovesTheGradeAndIsTakenBackWhole() throws Exception {
        take(Samples.outcome("S1", 20_000_000, Samples.NOW));
        restart();
        take(Samples.outcome("S1", 20_000_000, Samples.NOW.plusSeconds(1)));
        assertThat(steps()).isEmpty();

        take(Samples.command(
                Samples.contest("S1")
                        .setCommandId("review 7")
                        .setKind(SupervisionCommandKind.TAKE_BACK)
                        .setGround(TakeBackGround.ADMINISTRATIVE_REVIEW)
                        .setOrderNo("长医保复〔2026〕7号")
                        .setActorRole(ActorRole.SUPERVISOR)
                        .build(),
                Samples.NOW.plusSeconds(2)));
        assertThat(steps()).singleElement().satisfies(step -> {
            assertThat(step.getEvent()).isEqualTo(SupervisionEvent.CREDIT_MOVED);
            assertThat(step.getCredit().getAfter()).isEqualTo(10_000);
            assertThat(step.getCredit().getTakenBackBy()).isEqualTo("长医保复〔2026〕7号");
        });
        assertThat(standings())
                .singleElement()
                .satisfies(standing -> assertThat(standing.getEntries()).isEmpty());
    }

    @Test
    void aContestThatNobodyDecidesIsEscalatedAtItsDeadlineAndSurvivesARestart() throws Exception {
        take(Samples.outcome("S1", 20_000_000, Samples.NOW));
        take(Samples.command(Samples.contest("S1").build(), Samples.NOW.plusSeconds(2)));
        Instant deadline = steps().get(1).getContest().getDeadline();
        restart();

        flink.setProcessingTime(deadline.minusMillis(1).toEpochMilli());
        assertThat(steps()).isEmpty();
        flink.setProcessingTime(deadline.toEpochMilli());
        assertThat(steps()).singleElement().satisfies(step -> {
            assertThat(step.getEvent()).isEqualTo(SupervisionEvent.CONTEST_ESCALATED);
            assertThat(step.getAt()).isEqualTo(deadline);
            assertThat(step.getStep()).isEqualTo(3);
        });
        assertThat(flink.numKeyedStateEntries()).isEqualTo(1);
    }

    @Test
    void whatCannotBeCarriedOutIsADeadLetterAndTheNextOneIs() throws Exception {
        Matter broken = Samples.directive(SUSPENSION, Samples.NOW);
        broken.setDocument(ByteBuffer.wrap(new byte[] {1}));
        take(broken);
        take(Samples.directive(SUSPENSION, Samples.NOW));

        assertThat(side(DeadLetters.TAG, DeadLetter.class)).hasSize(1);
        assertThat(steps()).hasSize(1);
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, Matter, Outgoing> harness() throws Exception {
        var harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new SubjectFunction(SETTINGS)),
                Matter::getSubject,
                BasicTypeInfo.STRING_TYPE_INFO,
                JobSettings.MAX_PARALLELISM,
                1,
                0);
        harness.setup(
                LogTypes.OUTGOING.createSerializer(harness.getExecutionConfig().getSerializerConfig()));
        return harness;
    }

    private void restart() throws Exception {
        OperatorSubtaskState state = flink.snapshot(1, 1);
        flink.close();
        flink = harness();
        flink.initializeState(state);
        flink.open();
    }

    private void take(Matter matter) throws Exception {
        flink.processElement(new StreamRecord<>(matter));
    }

    private List<SupervisionStep> steps() {
        return flink.extractOutputValues().stream()
                .map(outgoing -> read(outgoing, SupervisionStep.class))
                .toList();
    }

    private List<Standing> standings() {
        return side(SubjectFunction.STANDINGS, Standing.class);
    }

    private <T extends SpecificRecord> List<T> side(OutputTag<Outgoing> tag, Class<T> type) {
        List<T> records = new ArrayList<>();
        ConcurrentLinkedQueue<StreamRecord<Outgoing>> side = flink.getSideOutput(tag);
        if (side != null) {
            side.forEach(one -> records.add(read(one.getValue(), type)));
        }
        return records;
    }

    private static <T extends SpecificRecord> T read(Outgoing outgoing, Class<T> type) {
        Decoded decoded = WireDecoder.create().decode(Buffers.bytes(outgoing.getBody()));
        return type.cast(((Decoded.Accepted) decoded).message());
    }
}
