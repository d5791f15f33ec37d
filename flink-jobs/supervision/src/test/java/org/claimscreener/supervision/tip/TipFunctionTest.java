package org.claimscreener.supervision.tip;

import java.nio.ByteBuffer;
import java.time.Duration;
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
import org.claimscreener.engine.tip.TipLimits;
import org.claimscreener.flow.Buffers;
import org.claimscreener.flow.JobSettings;
import org.claimscreener.flow.log.DeadLetters;
import org.claimscreener.flow.log.LogTypes;
import org.claimscreener.flow.record.Outgoing;
import org.claimscreener.supervision.Samples;
import org.claimscreener.supervision.SupervisionSettings;
import org.claimscreener.supervision.record.TipMatter;
import org.claimscreener.supervision.record.TipMatterKind;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.record.Reward;
import org.claimscreener.wire.record.Standing;
import org.claimscreener.wire.record.StandingEntry;
import org.claimscreener.wire.record.StandingKind;
import org.claimscreener.wire.record.TipCommandKind;
import org.claimscreener.wire.record.TipEvent;
import org.claimscreener.wire.record.TipStep;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

class TipFunctionTest {
    private static final Instant NOW = Samples.NOW;
    private static final SupervisionSettings SETTINGS = SupervisionSettings.standard("127.0.0.1:1");
    private static final String HOLD = "S1";

    private KeyedOneInputStreamOperatorTestHarness<String, TipMatter, Outgoing> flink;

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
    void aTipIsReceivedWithADeadlineAndRaisesNothingYet() throws Exception {
        tell(TipSamples.tip("tip-1"));

        assertThat(events()).containsExactly(TipEvent.RECEIVED, TipEvent.DUE);
        assertThat(told(TipFunction.STANDINGS, Standing.class)).isEmpty();
    }

    @Test
    void oneThatIsTakenUpIsScrutinyOfItsTarget() throws Exception {
        tell(TipSamples.tip("tip-1"));
        tell(TipSamples.takeUp("tip-1"));

        Standing standing =
                told(TipFunction.STANDINGS, Standing.class).stream().findFirst().orElseThrow();
        assertThat(standing.getSource()).isEqualTo("tips");
        assertThat(standing.getEntries())
                .extracting(StandingEntry::getKind, StandingEntry::getValue, StandingEntry::getOrderNo)
                .containsExactly(
                        tuple(StandingKind.SCRUTINY, "3", "tip-1"),
                        tuple(StandingKind.SCRUTINY, "2", "tip-1"),
                        tuple(StandingKind.SCRUTINY, "1", "tip-1"));
        assertThat(flink.getSideOutput(TipFunction.STANDINGS).peek().getValue().getKey())
                .isEqualTo("tips/" + Samples.KEY);
    }

    @Test
    void whatAHoldBringsIsRewardedOverARestart() throws Exception {
        tell(TipSamples.tip("tip-1"));
        tell(TipSamples.takeUp("tip-1"));
        hold(TipMatterKind.OPENED, 0, 0);
        restart();
        hold(TipMatterKind.RETURNED, 5, 10_000_000);
        tell(TipSamples.command(TipCommandKind.CLOSE_VERIFIED, "tip-1", "officer-2"));

        assertThat(told(TipFunction.REWARDS, Reward.class)).singleElement().satisfies(reward -> {
            assertThat(reward.getReturnedFen()).isEqualTo(10_000_000);
            assertThat(reward.getPayFen()).isEqualTo(200_000);
            assertThat(reward.getPseudonym()).isEqualTo(TipSamples.PSEUDONYM);
        });
        List<TipStep> steps = steps();
        assertThat(steps)
                .extracting(TipStep::getEvent)
                .containsExactly(TipEvent.MONEY_CHANGED, TipEvent.CLOSED_VERIFIED, TipEvent.REWARD_CHANGED);
        assertThat(steps).extracting(TipStep::getStep).containsExactly(5, 6, 7);
    }

    @Test
    void whatIsOverturnedIsSetOffAndWhatComesAgainIsNothing() throws Exception {
        tell(TipSamples.tip("tip-1"));
        tell(TipSamples.takeUp("tip-1"));
        hold(TipMatterKind.OPENED, 0, 0);
        hold(TipMatterKind.RETURNED, 5, 10_000_000);
        tell(TipSamples.command(TipCommandKind.CLOSE_VERIFIED, "tip-1", "officer-2"));
        hold(TipMatterKind.RETURNED, Integer.MAX_VALUE, 0);
        hold(TipMatterKind.RETURNED, Integer.MAX_VALUE, 0);
        hold(TipMatterKind.RETURNED, 5, 10_000_000);
        hold(TipMatterKind.OPENED, 0, 0);

        assertThat(told(TipFunction.REWARDS, Reward.class))
                .extracting(Reward::getPayFen, Reward::getOverpaidFen)
                .containsExactly(tuple(200_000L, 0L), tuple(0L, 200_000L));
    }

    @Test
    void whatIsRecoveredOfALinkedCaseCountsBesideWhatHoldsDeducted() throws Exception {
        tell(TipSamples.tip("tip-1"));
        tell(TipSamples.takeUp("tip-1"));
        hold(TipMatterKind.OPENED, 0, 0);
        hold(TipMatterKind.RETURNED, 5, 10_000_000);
        hold(TipMatterKind.RECOVERED, 2, 4_000_000);
        hold(TipMatterKind.RECOVERED, 2, 4_000_000);
        restart();
        hold(TipMatterKind.RECOVERED, 4, 6_000_000);
        hold(TipMatterKind.RECOVERED, 3, 5_000_000);
        tell(TipSamples.command(TipCommandKind.CLOSE_VERIFIED, "tip-1", "officer-2"));

        assertThat(steps())
                .extracting(TipStep::getEvent, TipStep::getChangeFen)
                .startsWith(tuple(TipEvent.MONEY_CHANGED, 2_000_000L), tuple(TipEvent.CLOSED_VERIFIED, null));
        assertThat(told(TipFunction.REWARDS, Reward.class))
                .extracting(Reward::getReturnedFen)
                .containsExactly(16_000_000L);
    }

    @Test
    void aHoldOfWhomNobodyReportedLeavesNothing() throws Exception {
        hold(TipMatterKind.OPENED, 0, 0);
        hold(TipMatterKind.RETURNED, 5, 10_000_000);

        assertThat(flink.extractOutputValues()).isEmpty();
        assertThat(flink.numKeyedStateEntries()).isZero();
    }

    @Test
    void aHoldFromBeforeTheCheckBelongsToNoTip() throws Exception {
        tell(TipSamples.tip("tip-1"));
        hold(TipMatterKind.OPENED, 0, 0);
        tell(TipSamples.takeUp("tip-1"));
        hold(TipMatterKind.RETURNED, 5, 10_000_000);

        assertThat(events()).doesNotContain(TipEvent.LINKED, TipEvent.MONEY_CHANGED);
    }

    @Test
    void aDeadlineThatPassesIsToldOnceAlsoWhileTheJobWasAway() throws Exception {
        tell(TipSamples.tip("tip-1"));
        Instant deadline = steps().get(1).getDeadline();
        restart();

        flink.setProcessingTime(deadline.minusMillis(1).toEpochMilli());
        assertThat(events()).isEmpty();
        flink.setProcessingTime(deadline.plus(Duration.ofDays(3)).toEpochMilli());
        assertThat(steps()).singleElement().satisfies(step -> {
            assertThat(step.getEvent()).isEqualTo(TipEvent.LATE);
            assertThat(step.getAt()).isEqualTo(deadline);
        });
    }

    @Test
    void aTipIsForgottenLongAfterItWasClosedWithTheLinksOfItsHolds() throws Exception {
        tell(TipSamples.tip("tip-1"));
        tell(TipSamples.takeUp("tip-1"));
        hold(TipMatterKind.OPENED, 0, 0);
        tell(TipSamples.command(TipCommandKind.CLOSE_VERIFIED, "tip-1", "officer-2"));
        Instant forgotten = NOW.plus(TipLimits.KEEP_CLOSED);

        flink.setProcessingTime(forgotten.minusMillis(1).toEpochMilli());
        assertThat(flink.numKeyedStateEntries()).isEqualTo(2);
        flink.setProcessingTime(forgotten.toEpochMilli());
        assertThat(flink.numKeyedStateEntries()).isZero();
    }

    @Test
    void aScriptInALeadIsTextAndAnUnreadableTipIsRefusedInWords() throws Exception {
        tell(TipSamples.builder("tip-1")
                .setLead("<script>alert(1)</script>'; drop table tip; --")
                .build());
        tell(TipSamples.builder("tip-2").setLead("短").build());

        assertThat(steps())
                .extracting(TipStep::getEvent)
                .containsExactly(TipEvent.RECEIVED, TipEvent.DUE, TipEvent.REFUSED);
        assertThat(flink.getSideOutput(DeadLetters.TAG)).isNull();
    }

    private void tell(SpecificRecord message) throws Exception {
        flink.processElement(new StreamRecord<>(TipSamples.matter(message, NOW)));
    }

    private void hold(TipMatterKind kind, long revision, long totalFen) throws Exception {
        flink.processElement(new StreamRecord<>(
                new TipMatter(Samples.KEY, kind, "topic", 0, 1L, NOW.toEpochMilli(), null, HOLD, revision, totalFen)));
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, TipMatter, Outgoing> harness() throws Exception {
        var harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new TipFunction(SETTINGS)),
                TipMatter::getTarget,
                BasicTypeInfo.STRING_TYPE_INFO,
                JobSettings.MAX_PARALLELISM,
                1,
                0);
        harness.setup(
                LogTypes.OUTGOING.createSerializer(harness.getExecutionConfig().getSerializerConfig()));
        // The time to live of links goes by it, too.
        harness.setProcessingTime(NOW.toEpochMilli());
        return harness;
    }

    private void restart() throws Exception {
        OperatorSubtaskState state = flink.snapshot(1, 1);
        flink.close();
        flink = harness();
        flink.initializeState(state);
        flink.open();
    }

    private List<TipEvent> events() {
        return steps().stream().map(TipStep::getEvent).toList();
    }

    private List<TipStep> steps() {
        return flink.extractOutputValues().stream()
                .map(one -> decoded(one, TipStep.class))
                .toList();
    }

    private <T> List<T> told(OutputTag<Outgoing> tag, Class<T> type) {
        @Nullable ConcurrentLinkedQueue<StreamRecord<Outgoing>> told = flink.getSideOutput(tag);
        List<T> all = new ArrayList<>();
        if (told != null) {
            told.forEach(one -> all.add(decoded(one.getValue(), type)));
        }
        return all;
    }

    private static <T> T decoded(Outgoing one, Class<T> type) {
        ByteBuffer body = one.getBody();
        return type.cast(((Decoded.Accepted) WireDecoder.create().decode(Buffers.bytes(body))).message());
    }
}
