package org.claimscreener.launcher.referral;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.claimscreener.wire.record.ReferralDepartment;
import org.claimscreener.wire.record.ReferralEvent;
import org.claimscreener.wire.record.ReferralStage;
import org.claimscreener.wire.record.ReferralStep;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ReferralTextTest {
    private static final long SEED = 20_261_201L;
    private static final Instant NOW = Instant.parse("2026-09-21T02:00:00Z");

    @Test
    void whatIsOverdueComesFirst() {
        List<ReferralStep> wanted = List.of(
                step("for-a-supervisor", ReferralStage.SENT, 3, true, null),
                step("reminded-twice", ReferralStage.SENT, 2, false, NOW.plusSeconds(9)),
                step("reminded-once", ReferralStage.SENT, 1, false, NOW.plusSeconds(8)),
                step("late-and-not-told-yet", ReferralStage.SENT, 0, false, NOW),
                step("due-soon", ReferralStage.SENT, 0, false, NOW.plusSeconds(1)),
                step("due-later", ReferralStage.SENT, 0, false, NOW.plusSeconds(2)),
                step("answered-after-all", ReferralStage.ANSWERED, 3, true, null));
        List<ReferralStep> mixed = new ArrayList<>(wanted);
        Collections.shuffle(mixed, new Random(SEED));

        mixed.sort(ReferralText.overdueFirst(NOW));

        assertThat(mixed).as("seed %d", SEED).isEqualTo(wanted);
        assertThat(mixed.stream().map(one -> ReferralText.standing(one, NOW)))
                .extracting(line -> line.contains("OVERDUE"))
                .containsExactly(true, true, true, true, false, false, false);
    }

    @Test
    void whatWasAnsweredAfterTheEscalationWaitsForNobody() {
        ReferralStep answered = step("answered", ReferralStage.ANSWERED, 3, true, null);

        assertThat(ReferralText.standing(answered, NOW)).contains("answered").doesNotContain("OVERDUE");
    }

    private static ReferralStep step(
            String id, ReferralStage stage, int reminders, boolean escalated, @Nullable Instant due) {
        return ReferralStep.newBuilder()
                .setReferralId(id)
                .setStep(3)
                .setEvent(ReferralEvent.SENT)
                .setAt(NOW)
                .setStage(stage)
                .setHoldId("S1")
                .setDepartment(ReferralDepartment.POLICE)
                .setReminders(reminders)
                .setEscalated(escalated)
                .setDueAt(due)
                .build();
    }
}
