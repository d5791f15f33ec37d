package org.claimscreener.supervision.referral;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.claimscreener.flow.Buffers;
import org.claimscreener.flow.JobSettings;
import org.claimscreener.flow.log.DeadLetters;
import org.claimscreener.flow.log.LogTypes;
import org.claimscreener.flow.record.Outgoing;
import org.claimscreener.supervision.Samples;
import org.claimscreener.supervision.SupervisionSettings;
import org.claimscreener.supervision.record.ReferralRequest;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.record.ReferralCommand;
import org.claimscreener.wire.record.ReferralEvent;
import org.claimscreener.wire.record.ReferralRefusal;
import org.claimscreener.wire.record.ReferralStep;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ReferralFunctionTest {
    /** The end of the fifth working day after a Monday. */
    private static final Instant DUE = Instant.parse("2026-09-14T16:00:00Z");

    private KeyedOneInputStreamOperatorTestHarness<String, ReferralRequest, Outgoing> flink;

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
    void aReferralGoesItsWayOverRestartsAndEachStepIsToldOnce() throws Exception {
        take(Commands.made());
        restart();
        take(Commands.sent());
        take(Commands.sent());
        take(Commands.made());
        assertThat(steps()).singleElement().satisfies(step -> {
            assertThat(step.getEvent()).isEqualTo(ReferralEvent.SENT);
            assertThat(step.getStep()).isEqualTo(2);
            assertThat(step.getDueAt()).isEqualTo(DUE);
        });
        restart();
        take(Commands.received());

        assertThat(steps()).extracting(ReferralStep::getStep).containsExactly(3);
        assertThat(flink.numProcessingTimeTimers()).isZero();
        assertThat(flink.extractOutputValues()).extracting(Outgoing::getKey).containsOnly(Commands.ID);
    }

    @Test
    void aReceiptThatDoesNotComeIsAskedForAtItsDeadlinesOverARestart() throws Exception {
        take(Commands.made());
        take(Commands.sent());
        restart();
        assertThat(flink.numProcessingTimeTimers()).isEqualTo(1);

        flink.setProcessingTime(DUE.minusMillis(1).toEpochMilli());
        assertThat(steps()).isEmpty();
        flink.setProcessingTime(DUE.toEpochMilli());
        assertThat(steps()).singleElement().satisfies(step -> {
            assertThat(step.getEvent()).isEqualTo(ReferralEvent.REMINDED);
            assertThat(step.getAt()).isEqualTo(DUE);
            assertThat(step.getStep()).isEqualTo(3);
        });
        restart();
        flink.setProcessingTime(DUE.plus(Duration.ofDays(100)).toEpochMilli());

        assertThat(steps())
                .extracting(ReferralStep::getEvent)
                .containsExactly(ReferralEvent.REMINDED, ReferralEvent.REMINDED, ReferralEvent.ESCALATED);
        assertThat(flink.numProcessingTimeTimers()).isZero();
        assertThat(flink.numKeyedStateEntries()).isEqualTo(1);
    }

    @Test
    void aReceiptEndsTheWaiting() throws Exception {
        take(Commands.made());
        take(Commands.sent());
        take(Commands.received());

        assertThat(flink.numProcessingTimeTimers()).isZero();
        flink.setProcessingTime(DUE.plus(Duration.ofDays(100)).toEpochMilli());
        assertThat(steps()).hasSize(3);
    }

    @Test
    void whatComesInTheWrongOrderIsRefusedAndKeepsNothing() throws Exception {
        take(Commands.received());
        take(Commands.sent());

        assertThat(steps())
                .extracting(ReferralStep::getRefusal)
                .containsExactly(ReferralRefusal.UNKNOWN_REFERRAL, ReferralRefusal.UNKNOWN_REFERRAL);
        assertThat(flink.numKeyedStateEntries()).isZero();
        take(Commands.made());
        take(Commands.sent());
        take(Commands.received());
        assertThat(steps().subList(2, 5))
                .extracting(ReferralStep::getEvent)
                .containsExactly(ReferralEvent.MADE, ReferralEvent.SENT, ReferralEvent.RECEIVED);
    }

    @Test
    void whatCannotBeCarriedOutIsADeadLetterAndTheNextOneIs() throws Exception {
        ReferralRequest broken = Commands.request(Commands.made(), Samples.NOW);
        broken.setDocument(ByteBuffer.wrap(new byte[] {1}));
        flink.processElement(new StreamRecord<>(broken));
        take(Commands.made());

        assertThat(flink.getSideOutput(DeadLetters.TAG)).hasSize(1);
        assertThat(steps()).hasSize(1);
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, ReferralRequest, Outgoing> harness()
            throws Exception {
        var harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new ReferralFunction(SupervisionSettings.standard("127.0.0.1:1"))),
                ReferralRequest::getReferralId,
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

    private void take(ReferralCommand command) throws Exception {
        flink.processElement(new StreamRecord<>(Commands.request(command, Samples.NOW)));
    }

    private List<ReferralStep> steps() {
        WireDecoder decoder = WireDecoder.create();
        return flink.extractOutputValues().stream()
                .map(one -> (ReferralStep) ((Decoded.Accepted) decoder.decode(Buffers.bytes(one.getBody()))).message())
                .toList();
    }
}
