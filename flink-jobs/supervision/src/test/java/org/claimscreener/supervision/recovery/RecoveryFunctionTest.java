package org.claimscreener.supervision.recovery;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.claimscreener.engine.intake.IntakeLimits;
import org.claimscreener.engine.penalty.Recovery;
import org.claimscreener.flow.Buffers;
import org.claimscreener.flow.JobSettings;
import org.claimscreener.flow.log.DeadLetters;
import org.claimscreener.flow.log.LogTypes;
import org.claimscreener.flow.record.Outgoing;
import org.claimscreener.supervision.Samples;
import org.claimscreener.supervision.record.RecoveryMatter;
import org.claimscreener.supervision.record.TipMatter;
import org.claimscreener.supervision.record.TipMatterKind;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.record.RecoveryAccount;
import org.claimscreener.wire.record.RecoveryCommand;
import org.claimscreener.wire.record.RecoveryEvent;
import org.claimscreener.wire.record.RecoveryRefusal;
import org.claimscreener.wire.record.RecoveryStep;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.claimscreener.supervision.recovery.RecoverySamples.close;
import static org.claimscreener.supervision.recovery.RecoverySamples.order;
import static org.claimscreener.supervision.recovery.RecoverySamples.receipt;
import static org.claimscreener.supervision.recovery.RecoverySamples.reduce;

class RecoveryFunctionTest {
    private KeyedOneInputStreamOperatorTestHarness<String, RecoveryMatter, Outgoing> flink;

    @BeforeEach
    void start() throws Exception {
        flink = harness();
        flink.open();
    }

    @AfterEach
    void stop() throws Exception {
        flink.close();
    }

    @Test
    void fromTheOrderToTheLastFenOverRestarts() throws Exception {
        take(order(1_000));
        restart();
        take(receipt("R1", 400));
        restart();
        take(receipt("R1", 400));
        take(receipt("R2", 600));

        assertThat(steps())
                .extracting(RecoveryStep::getStep, RecoveryStep::getEvent, RecoveryStep::getOutstandingFen)
                .containsExactly(tuple(3, RecoveryEvent.RECEIVED, 0L), tuple(4, RecoveryEvent.CLOSED, 0L));
        assertThat(flink.extractOutputValues()).extracting(Outgoing::getKey).containsOnly(Samples.KEY);
    }

    @Test
    void copiesCountOnceAlsoAfterTheEndAndARestart() throws Exception {
        take(order(400));
        take(order(400));
        take(receipt("R1", 400));
        restart();
        take(receipt("R1", 400));
        take(order(400));

        assertThat(flink.extractOutputValues()).isEmpty();
        assertThat(flink.numKeyedStateEntries()).isEqualTo(1);
    }

    @Test
    void whatComesBeforeItsOrderIsRefusedAndKeepsNothing() throws Exception {
        take(receipt("R1", 400));
        take(close("D1"));

        assertThat(steps()).extracting(RecoveryStep::getRefusal).containsOnly(RecoveryRefusal.NOT_ORDERED);
        assertThat(flink.numKeyedStateEntries()).isZero();
        take(order(1_000));
        take(receipt("R1", 400));
        assertThat(steps().subList(2, 4)).extracting(RecoveryStep::getStep).containsExactly(1, 2);
    }

    @Test
    void whatTheFundHasBackIsToldToTheTipsAboutWhoOwesItAsATotal() throws Exception {
        take(order(1_000));
        take(receipt("R1", 400));
        take(receipt("R1", 400));
        take(receipt("R2", 600));
        take(reduce("D1", 300));

        assertThat(forTips())
                .extracting(TipMatter::getRevision, TipMatter::getTotalFen)
                .containsExactly(tuple(2L, 400L), tuple(2L, 400L), tuple(4L, 1_000L), tuple(5L, 700L));
        assertThat(forTips()).allSatisfy(matter -> {
            assertThat(matter.getKind()).isEqualTo(TipMatterKind.RECOVERED);
            assertThat(matter.getTarget()).isEqualTo(Samples.KEY);
            assertThat(matter.getHoldId()).isEqualTo(RecoverySamples.CASE);
        });
    }

    @Test
    void aTotalBeyondWhatAnyHoldMayBringIsCutForTips() throws Exception {
        take(order(IntakeLimits.MAX_AMOUNT_FEN + 2));
        take(receipt("R1", IntakeLimits.MAX_AMOUNT_FEN + 1));

        assertThat(forTips()).extracting(TipMatter::getTotalFen).containsExactly(IntakeLimits.MAX_AMOUNT_FEN);
    }

    @Test
    void whatIsGivenUpEndsItAndLateMoneyIsStillTakenAfterARestart() throws Exception {
        take(order(1_000));
        take(close("D1"));
        restart();
        take(close("D1"));
        take(receipt("R1", 1_000));

        assertThat(steps()).singleElement().satisfies(step -> {
            assertThat(step.getEvent()).isEqualTo(RecoveryEvent.RECEIVED);
            assertThat(step.getGivenUpFen()).isZero();
            assertThat(step.getStep()).isEqualTo(3);
        });
    }

    @Test
    void aFineAndALossOfOneCaseAreTwoClaims() throws Exception {
        take(order(1_000));
        take(order(2_000).setAccount(RecoveryAccount.FINE));
        take(receipt("R1", 2_000).setAccount(RecoveryAccount.FINE));

        assertThat(steps())
                .extracting(RecoveryStep::getAccount, RecoveryStep::getStep, RecoveryStep::getOutstandingFen)
                .containsExactly(
                        tuple(RecoveryAccount.LOSS, 1, 1_000L),
                        tuple(RecoveryAccount.FINE, 1, 2_000L),
                        tuple(RecoveryAccount.FINE, 2, 0L),
                        tuple(RecoveryAccount.FINE, 3, 0L));
        assertThat(forTips()).isEmpty();
    }

    @Test
    void anOpenClaimIsKeptWithoutEndAndAClosedOneForItsTime() throws Exception {
        take(order(1_000));
        assertThat(flink.numKeyedStateEntries()).isEqualTo(1);
        assertThat(RecoveryFunction.openDescriptor().getTtlConfig().isEnabled()).isFalse();
        flink.setStateTtlProcessingTime(
                Samples.NOW.plus(RecoveryFunction.KEEP_CLOSED).plusMillis(1).toEpochMilli());
        take(receipt("R1", 1_000));
        assertThat(flink.numKeyedStateEntries()).isEqualTo(1);

        flink.setStateTtlProcessingTime(Samples.NOW
                .plus(RecoveryFunction.KEEP_CLOSED.multipliedBy(2))
                .plusMillis(2)
                .toEpochMilli());
        take(receipt("R2", 1));
        assertThat(steps().get(3).getRefusal()).isEqualTo(RecoveryRefusal.NOT_ORDERED);
        assertThat(flink.numProcessingTimeTimers()).isZero();
    }

    @Test
    void boundsAreReachedAndHeld() throws Exception {
        take(order(1_000));
        for (int i = 0; i < Recovery.MAX_RECEIPTS; i++) {
            take(receipt("R" + i, 1));
        }
        take(receipt("one more", 1));

        assertThat(steps().get(Recovery.MAX_RECEIPTS).getRefusal()).isNull();
        assertThat(steps().get(Recovery.MAX_RECEIPTS + 1).getRefusal()).isEqualTo(RecoveryRefusal.TOO_MANY);
    }

    @Test
    void whatMayNotBeIsRefusedHoweverLongItIs() throws Exception {
        take(order(1_000).setReason("x".repeat(500_000)));
        take(order(-1));
        take(order(1_000).setAccount(RecoveryAccount.OTHER));

        assertThat(steps()).extracting(RecoveryStep::getRefusal).containsOnly(RecoveryRefusal.UNREADABLE);
        assertThat(steps().get(0).getReason()).hasSize(2_000);
        assertThat(flink.numKeyedStateEntries()).isZero();
    }

    @Test
    void whatCannotBeCarriedOutIsADeadLetterAndTheNextOneIs() throws Exception {
        RecoveryMatter broken = RecoverySamples.matter(order(1_000).build());
        broken.setDocument(ByteBuffer.wrap(new byte[] {1}));
        flink.processElement(new StreamRecord<>(broken));
        take(order(1_000));

        assertThat(flink.getSideOutput(DeadLetters.TAG)).hasSize(1);
        assertThat(steps()).hasSize(1);
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, RecoveryMatter, Outgoing> harness() throws Exception {
        var harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new RecoveryFunction()),
                RecoveryMatter::getCaseId,
                BasicTypeInfo.STRING_TYPE_INFO,
                JobSettings.MAX_PARALLELISM,
                1,
                0);
        harness.setup(
                LogTypes.OUTGOING.createSerializer(harness.getExecutionConfig().getSerializerConfig()));
        harness.setStateTtlProcessingTime(Samples.NOW.toEpochMilli());
        return harness;
    }

    private void restart() throws Exception {
        OperatorSubtaskState state = flink.snapshot(1, 1);
        flink.close();
        flink = harness();
        flink.initializeState(state);
        flink.open();
    }

    private void take(RecoveryCommand.Builder command) throws Exception {
        flink.processElement(new StreamRecord<>(RecoverySamples.matter(command.build())));
    }

    private List<RecoveryStep> steps() {
        WireDecoder decoder = WireDecoder.create();
        return flink.extractOutputValues().stream()
                .map(one -> (RecoveryStep) ((Decoded.Accepted) decoder.decode(Buffers.bytes(one.getBody()))).message())
                .toList();
    }

    private List<TipMatter> forTips() {
        @Nullable ConcurrentLinkedQueue<StreamRecord<TipMatter>> told = flink.getSideOutput(RecoveryFunction.FOR_TIPS);
        List<TipMatter> all = new ArrayList<>();
        if (told != null) {
            told.forEach(one -> all.add(one.getValue()));
        }
        return all;
    }
}
