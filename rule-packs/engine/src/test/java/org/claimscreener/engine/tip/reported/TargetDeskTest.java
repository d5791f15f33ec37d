package org.claimscreener.engine.tip.reported;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.claimscreener.engine.calendar.WorkingDays;
import org.claimscreener.engine.standing.StandingCheck;
import org.claimscreener.engine.standing.StandingKey;
import org.claimscreener.engine.tip.HoldLink;
import org.claimscreener.engine.tip.MoneyBack;
import org.claimscreener.engine.tip.TipPolicy;
import org.claimscreener.wire.record.Attachment;
import org.claimscreener.wire.record.StandingEntry;
import org.claimscreener.wire.record.SubjectKind;
import org.claimscreener.wire.record.Tip;
import org.claimscreener.wire.record.TipChannel;
import org.claimscreener.wire.record.TipCommand;
import org.claimscreener.wire.record.TipCommandKind;
import org.claimscreener.wire.record.TipConditions;
import org.claimscreener.wire.record.TipDismissal;
import org.claimscreener.wire.record.TipEvent;
import org.claimscreener.wire.record.TipRefusal;
import org.claimscreener.wire.record.TipStep;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TargetDeskTest {
    private static final Instant NOW = Instant.parse("2026-09-07T02:00:00.250Z");
    private static final StandingKey KEY = new StandingKey(SubjectKind.INSTITUTION, "H34010200001");

    private final TargetDesk desk = new TargetDesk("合肥市医疗保障局", TipPolicy.STANDARD, WorkingDays.ofTheStateCouncil());

    @Test
    void stepsAreNumberedWithoutAGapAndARefusalHasTheNumberOfTheNewest() {
        TargetTurn first = desk.tip(Target.unknown(KEY), tip("tip-1"), NOW);
        TargetTurn refused =
                desk.command(first.target(), command(TipCommandKind.EXTEND, "tip-1", "officer-2"), null, NOW);
        TargetTurn taken =
                desk.command(refused.target(), command(TipCommandKind.TAKE_UP, "tip-1", "officer-1"), null, NOW);

        assertThat(first.steps()).extracting(TipStep::getStep).containsExactly(1, 2);
        assertThat(refused.steps()).singleElement().satisfies(step -> {
            assertThat(step.getEvent()).isEqualTo(TipEvent.REFUSED);
            assertThat(step.getRefusal()).isEqualTo(TipRefusal.NOT_NOW);
            assertThat(step.getRefusalDetail()).isNotBlank();
            assertThat(step.getCauseId()).isEqualTo("EXTEND/tip-1");
            assertThat(step.getStep()).isEqualTo(2);
        });
        assertThat(taken.steps()).singleElement().satisfies(step -> {
            assertThat(step.getStep()).isEqualTo(3);
            assertThat(step.getActorId()).isEqualTo("officer-1");
            assertThat(step.getScrutinyUntil())
                    .isEqualTo(Instant.parse("2026-09-07T02:00:00Z").plus(Duration.ofDays(180)));
        });
    }

    @Test
    void scrutinyIsAStandingThatMayBeIssuedAndEndsWithADismissal() {
        TargetTurn taken = takenUp();
        TargetTurn dismissed = desk.command(
                taken.target(),
                TipCommand.newBuilder(command(TipCommandKind.DISMISS, "tip-1", "officer-2"))
                        .setDismissal(TipDismissal.NOT_COMPETENT)
                        .build(),
                null,
                NOW.plusSeconds(60));

        assertThat(taken.standing()).hasValueSatisfying(standing -> {
            assertThat(StandingCheck.firstProblem(standing)).isEmpty();
            assertThat(standing.getIssuedAt()).isEqualTo(NOW);
            assertThat(standing.getEntries())
                    .extracting(StandingEntry::getValue)
                    .containsExactly("3", "2", "1");
        });
        assertThat(dismissed.standing())
                .hasValueSatisfying(
                        standing -> assertThat(standing.getEntries()).isEmpty());
    }

    @Test
    void aRewardIsToldBesideTheStepAndOnlyThereWithAPseudonym() {
        TargetTurn opened = desk.opened(takenUp().target(), "S1", null, NOW, NOW);
        HoldLink link = opened.link().orElseThrow();
        TargetTurn back =
                desk.returned(opened.target(), link, new MoneyBack("S1", MoneyBack.Kind.DEDUCTED, 3, 10_000_000), NOW);
        TargetTurn closed =
                desk.command(back.target(), command(TipCommandKind.CLOSE_VERIFIED, "tip-1", "officer-2"), null, NOW);

        assertThat(closed.steps())
                .extracting(TipStep::getEvent)
                .containsExactly(TipEvent.CLOSED_VERIFIED, TipEvent.REWARD_CHANGED);
        assertThat(closed.steps()).noneMatch(step -> step.toString().contains("aaaa"));
        assertThat(closed.rewards()).singleElement().satisfies(reward -> {
            assertThat(reward.getPseudonym()).isEqualTo("a".repeat(64));
            assertThat(reward.getReturnedFen()).isEqualTo(10_000_000);
            assertThat(reward.getPayFen()).isEqualTo(200_000);
            assertThat(reward.getStep())
                    .isEqualTo(closed.steps().get(1).getStep())
                    .isEqualTo(closed.target().step());
        });
    }

    @Test
    void whatAPartitionWithASlowerClockBringsCountsFromTheNewestTimeOn() {
        Target target = takenUp().target();
        TargetTurn turn = desk.command(
                target, command(TipCommandKind.CLOSE_UNFOUNDED, "tip-1", "officer-2"), null, NOW.minusSeconds(30));

        assertThat(turn.target().asOf()).isEqualTo(NOW);
        assertThat(turn.steps()).extracting(TipStep::getAt).containsExactly(NOW);
    }

    @Test
    void whatChangesNothingLeavesEverythingAsItWas() {
        Target target = takenUp().target();
        TargetTurn again = desk.tip(target, tip("tip-1"), NOW.plusSeconds(5));

        assertThat(again.target()).isEqualTo(target);
        assertThat(again.steps()).isEmpty();
        assertThat(again.standing()).isEmpty();
    }

    private TargetTurn takenUp() {
        Target received = desk.tip(Target.unknown(KEY), tip("tip-1"), NOW).target();
        return desk.command(received, command(TipCommandKind.TAKE_UP, "tip-1", "officer-1"), null, NOW);
    }

    private static Tip tip(String id) {
        return Tip.newBuilder()
                .setTipId(id)
                .setArea("340102")
                .setTargetKind(KEY.kind())
                .setTargetId(KEY.subjectId())
                .setLead("血液透析每周记账三次,实际只做两次,见附件")
                .setChannel(TipChannel.WEB)
                .setEvidence(List.of(Attachment.newBuilder()
                        .setName("账单.pdf")
                        .setMediaType("application/pdf")
                        .setSizeBytes(1_000)
                        .setSha256("0".repeat(64))
                        .build()))
                .setReceivedAt(NOW)
                .setEnteredBy("clerk-1")
                .setPseudonym("a".repeat(64))
                .setSeal("AAAA")
                .build();
    }

    private static TipCommand command(TipCommandKind kind, String tipId, String actorId) {
        return TipCommand.newBuilder()
                .setCommandId(kind + "/" + tipId)
                .setKind(kind)
                .setTargetKind(KEY.kind())
                .setTargetId(KEY.subjectId())
                .setTipId(tipId)
                .setConditions(kind == TipCommandKind.TAKE_UP ? new TipConditions(true, true, true, true) : null)
                .setActorId(actorId)
                .setReason("经核查")
                .setIssuedAt(NOW)
                .build();
    }
}
