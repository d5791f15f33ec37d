package org.claimscreener.engine.referral;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.claimscreener.engine.calendar.WorkingDays;
import org.claimscreener.wire.record.ActorRole;
import org.claimscreener.wire.record.ReferralCommand;
import org.claimscreener.wire.record.ReferralCommandKind;
import org.claimscreener.wire.record.ReferralDepartment;
import org.claimscreener.wire.record.ReferralEvent;
import org.claimscreener.wire.record.ReferralOutcome;
import org.claimscreener.wire.record.ReferralRefusal;
import org.claimscreener.wire.record.ReferralStage;
import org.claimscreener.wire.record.ReferralStep;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ReferralDeskTest {
    private static final long SEED = 20_261_201L;

    /** A Monday at ten in Shanghai; the week after has no holiday, that of the first of October has. */
    private static final Instant MONDAY = Instant.parse("2026-09-07T02:00:00Z");

    private final ReferralDesk desk = new ReferralDesk(WorkingDays.ofTheStateCouncil());
    private Optional<Referral> referral = Optional.empty();

    @Test
    void goesFromMadeToAnswered() {
        assertThat(event(made(), MONDAY)).isEqualTo(ReferralEvent.MADE);
        assertThat(event(sent(), MONDAY.plusSeconds(60))).isEqualTo(ReferralEvent.SENT);
        assertThat(event(received("88号"), MONDAY.plusSeconds(120))).isEqualTo(ReferralEvent.RECEIVED);
        ReferralStep answered = only(answered(ReferralOutcome.CASE_FILED, "a1"), MONDAY.plusSeconds(180));

        assertThat(answered.getStep()).isEqualTo(4);
        assertThat(answered.getStage()).isEqualTo(ReferralStage.ANSWERED);
        assertThat(answered.getOutcome()).isEqualTo(ReferralOutcome.CASE_FILED);
        assertThat(answered.getTheirNumber()).isEqualTo("88号");
        assertThat(answered.getHoldId()).isEqualTo("S1");
        assertThat(answered.getDueAt()).isNull();
    }

    @Test
    void aReceiptIsDueWithTheEndOfTheFifthWorkingDayAfterItWasSent() {
        take(made(), MONDAY);

        ReferralStep sent = only(sent(), MONDAY);

        // Monday the 14th has ended in Shanghai.
        assertThat(sent.getDueAt()).isEqualTo(Instant.parse("2026-09-14T16:00:00Z"));
        assertThat(sent.getDueByWeekdays()).isFalse();
    }

    @Test
    void isRemindedThreeTimesEachFiveWorkingDaysAndThenHandedUp() {
        take(made(), MONDAY);
        take(sent(), MONDAY);
        List<ReferralStep> steps = new ArrayList<>();
        for (Optional<Instant> due = next(); due.isPresent(); due = next()) {
            assertThat(timer(due.get().minusMillis(1))).isEmpty();
            steps.addAll(timer(due.get()));
        }

        assertThat(steps)
                .extracting(ReferralStep::getEvent)
                .containsExactly(
                        ReferralEvent.REMINDED,
                        ReferralEvent.REMINDED,
                        ReferralEvent.REMINDED,
                        ReferralEvent.ESCALATED);
        assertThat(steps)
                .extracting(ReferralStep::getAt)
                .containsExactly(
                        Instant.parse("2026-09-14T16:00:00Z"),
                        // Sunday the 20th is worked for the holidays, Friday the 25th is one of them.
                        Instant.parse("2026-09-20T16:00:00Z"),
                        Instant.parse("2026-09-28T16:00:00Z"),
                        Instant.parse("2026-10-10T16:00:00Z"));
        assertThat(steps).extracting(ReferralStep::getReminders).containsExactly(1, 2, 3, 3);
        assertThat(steps.get(3).getEscalated()).isTrue();
        assertThat(steps.get(3).getDueAt()).isNull();
        assertThat(event(received("88号"), MONDAY.plus(Duration.ofDays(60)))).isEqualTo(ReferralEvent.RECEIVED);
    }

    @Test
    void aTimerThatFiresLateTellsAllThatWasDueEachAtItsInstant() {
        take(made(), MONDAY);
        take(sent(), MONDAY);
        Optional<Referral> sentOnce = referral;
        List<ReferralStep> late = timer(MONDAY.plus(Duration.ofDays(100)));
        referral = sentOnce;

        List<ReferralStep> byCommand = take(received("88号"), MONDAY.plus(Duration.ofDays(100)));

        assertThat(late).hasSize(4);
        assertThat(byCommand.subList(0, 4)).isEqualTo(late);
        assertThat(byCommand.get(4).getEvent()).isEqualTo(ReferralEvent.RECEIVED);
        assertThat(byCommand).extracting(ReferralStep::getStep).containsExactly(3, 4, 5, 6, 7);
    }

    @Test
    void aReceiptAtTheLastInstantIsInTimeAndOneAtTheDeadlineIsNot() {
        take(made(), MONDAY);
        take(sent(), MONDAY);
        Instant due = next().orElseThrow();
        Optional<Referral> before = referral;

        assertThat(take(received("1"), due.minusMillis(1))).hasSize(1);
        referral = before;
        assertThat(take(received("1"), due))
                .extracting(ReferralStep::getEvent)
                .containsExactly(ReferralEvent.REMINDED, ReferralEvent.RECEIVED);
    }

    @Test
    void theSameCommandIsOneHoweverOftenItComes() {
        take(made(), MONDAY);
        take(sent(), MONDAY);
        Optional<Referral> before = referral;

        ReferralCommand later = ReferralCommand.newBuilder(sent())
                .setIssuedAt(MONDAY.plusSeconds(9))
                .build();
        assertThat(take(later, MONDAY.plusSeconds(9))).isEmpty();
        assertThat(take(made(), MONDAY.plusSeconds(10))).isEmpty();
        assertThat(referral).isEqualTo(before);
        ReferralCommand other =
                ReferralCommand.newBuilder(sent()).setReason("by another way").build();
        assertThat(refusal(other)).isEqualTo(ReferralRefusal.SAME_ID);
    }

    @Test
    void whatComesBeforeItsTurnIsRefusedAndTakenWhenItsTurnHasCome() {
        assertThat(refusal(sent())).isEqualTo(ReferralRefusal.UNKNOWN_REFERRAL);
        assertThat(referral).isEmpty();
        take(made(), MONDAY);
        assertThat(refusal(received("1"))).isEqualTo(ReferralRefusal.OUT_OF_ORDER);
        assertThat(refusal(answered(ReferralOutcome.DECLINED, "a1"))).isEqualTo(ReferralRefusal.OUT_OF_ORDER);
        take(sent(), MONDAY);

        assertThat(event(received("1"), MONDAY)).isEqualTo(ReferralEvent.RECEIVED);
    }

    @Test
    void anAnswerIsAReceiptAndMayBeFollowedByAnother() {
        take(made(), MONDAY);
        take(sent(), MONDAY);

        ReferralStep declined = only(answered(ReferralOutcome.DECLINED, "a1"), MONDAY);
        assertThat(declined.getDueAt()).isNull();
        assertThat(event(answered(ReferralOutcome.CASE_FILED, "a2"), MONDAY)).isEqualTo(ReferralEvent.ANSWERED);
        assertThat(refusal(received("1"))).isEqualTo(ReferralRefusal.ALREADY_ENTERED);
    }

    @Test
    void whoMadeThePacketDoesNotApproveIt() {
        assertThat(refusal(
                        ReferralCommand.newBuilder(made()).setApprovedBy("u-1").build()))
                .isEqualTo(ReferralRefusal.SAME_PERSON);
        assertThat(referral).isEmpty();
    }

    @Test
    void anotherPacketOfTheSameIdIsNotTakenForIt() {
        take(made(), MONDAY);

        ReferralCommand.Builder again = ReferralCommand.newBuilder(made()).setCommandId("m2");
        assertThat(refusal(again.build())).isEqualTo(ReferralRefusal.ALREADY_ENTERED);
        assertThat(refusal(again.setPacketDigest("cd".repeat(32)).build())).isEqualTo(ReferralRefusal.SAME_ID);
    }

    @Test
    void aFieldThatIsMissingOrOfAnotherKindIsNamed() {
        take(made(), MONDAY);
        for (ReferralCommand wrong : List.of(
                ReferralCommand.newBuilder(made()).setPacketDigest("AB").build(),
                ReferralCommand.newBuilder(made())
                        .setDepartment(ReferralDepartment.OTHER)
                        .build(),
                ReferralCommand.newBuilder(made()).setHoldId(null).build(),
                ReferralCommand.newBuilder(sent()).setReason(" ").build(),
                ReferralCommand.newBuilder(sent()).setCommandId("no id").build(),
                ReferralCommand.newBuilder(sent()).setActorId("").build(),
                ReferralCommand.newBuilder(sent()).setIssuedAt(Instant.EPOCH).build(),
                ReferralCommand.newBuilder(sent()).setReason("x".repeat(2_001)).build(),
                ReferralCommand.newBuilder(received("1")).setReceivedBy(null).build(),
                ReferralCommand.newBuilder(received("1")).setTheirNumber("a\nb").build(),
                ReferralCommand.newBuilder(answered(ReferralOutcome.OTHER, "a"))
                        .setOutcome(null)
                        .build(),
                ReferralCommand.newBuilder(sent())
                        .setKind(ReferralCommandKind.OTHER)
                        .build())) {
            ReferralStep step = only(wrong, MONDAY);
            assertThat(step.getRefusal()).as("%s", wrong).isEqualTo(ReferralRefusal.UNREADABLE);
            assertThat(step.getRefusalDetail()).isNotBlank();
        }
    }

    @Test
    void whatIsRefusedIsCutToItsBound() {
        ReferralStep step = only(
                ReferralCommand.newBuilder(sent())
                        .setCommandId("c".repeat(10_000))
                        .setReferralId("r".repeat(10_000))
                        .setActorId("a".repeat(10_000))
                        .build(),
                MONDAY);

        assertThat(step.getCommandId()).hasSize(150);
        assertThat(step.getReferralId()).hasSize(150);
        assertThat(step.getActorId()).hasSize(255);
    }

    @Test
    void theBoundOfCommandsHolds() {
        take(made(), MONDAY);
        take(sent(), MONDAY);
        for (int i = 2; i < ReferralLimits.MAX_COMMANDS; i++) {
            take(answered(ReferralOutcome.DECLINED, "a" + i), MONDAY);
        }

        assertThat(refusal(answered(ReferralOutcome.CASE_FILED, "last"))).isEqualTo(ReferralRefusal.TOO_MANY);
    }

    /** Any commands in any order, at times that go back and forth: steps are numbered without gaps and never go back. */
    @Test
    void stepsHaveNoGapsAndNeverGoBackInTime() {
        List<ReferralCommand> commands = List.of(
                made(),
                sent(),
                received("1"),
                answered(ReferralOutcome.DECLINED, "a1"),
                answered(ReferralOutcome.CASE_FILED, "a2"),
                ReferralCommand.newBuilder(made()).setCommandId("m2").build());
        for (int round = 0; round < 500; round++) {
            Random random = new Random(SEED + round);
            referral = Optional.empty();
            int step = 0;
            Instant newest = Instant.EPOCH;
            for (int i = 0; i < 20; i++) {
                Instant at = MONDAY.plus(Duration.ofHours(random.nextInt(60 * 24)));
                List<ReferralStep> steps = random.nextInt(4) == 0 && referral.isPresent()
                        ? timer(at)
                        : take(commands.get(random.nextInt(commands.size())), at);
                for (ReferralStep one : steps) {
                    step += one.getRefusal() == null ? 1 : 0;
                    assertThat(one.getStep())
                            .as("seed %d, round %d", SEED, round)
                            .isEqualTo(step);
                    if (step > 0) {
                        assertThat(one.getAt())
                                .as("seed %d, round %d", SEED, round)
                                .isAfterOrEqualTo(newest);
                        newest = one.getRefusal() == null ? one.getAt() : newest;
                    }
                    assertThat(one.getReminders()).isBetween(0, ReferralLimits.MAX_REMINDERS);
                }
            }
        }
    }

    private Optional<Instant> next() {
        return referral.flatMap(Referral::nextTimer);
    }

    private List<ReferralStep> take(ReferralCommand command, Instant at) {
        ReferralTurn turn = desk.command(referral, command, at);
        referral = turn.referral();
        return turn.steps();
    }

    private List<ReferralStep> timer(Instant at) {
        ReferralTurn turn = desk.timer(referral.orElseThrow(), at);
        referral = turn.referral();
        return turn.steps();
    }

    private ReferralStep only(ReferralCommand command, Instant at) {
        List<ReferralStep> steps = take(command, at);
        assertThat(steps).hasSize(1);
        return steps.get(0);
    }

    private ReferralEvent event(ReferralCommand command, Instant at) {
        List<ReferralStep> steps = take(command, at);
        return steps.get(steps.size() - 1).getEvent();
    }

    private ReferralRefusal refusal(ReferralCommand command) {
        ReferralStep step = only(command, MONDAY.plusSeconds(1));
        assertThat(step.getEvent()).isEqualTo(ReferralEvent.REFUSED);
        return step.getRefusal();
    }

    private static ReferralCommand made() {
        return command("m1", ReferralCommandKind.MADE)
                .setHoldId("S1")
                .setDepartment(ReferralDepartment.POLICE)
                .setPacketDigest("ab".repeat(32))
                .setApprovedBy("u-2")
                .build();
    }

    private static ReferralCommand sent() {
        return command("s1", ReferralCommandKind.SENT).build();
    }

    private static ReferralCommand received(String number) {
        return command("r1", ReferralCommandKind.RECEIVED)
                .setReceivedBy("收发室")
                .setTheirNumber(number)
                .build();
    }

    private static ReferralCommand answered(ReferralOutcome outcome, String id) {
        return command(id, ReferralCommandKind.ANSWERED).setOutcome(outcome).build();
    }

    private static ReferralCommand.Builder command(String id, ReferralCommandKind kind) {
        return ReferralCommand.newBuilder()
                .setCommandId(id)
                .setReferralId("S1-POLICE")
                .setKind(kind)
                .setActorId("u-1")
                .setActorRole(ActorRole.OPERATOR)
                .setReason("机要")
                .setIssuedAt(MONDAY);
    }
}
