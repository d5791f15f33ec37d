package org.claimscreener.engine.supervision;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.claimscreener.engine.calendar.WorkingDays;
import org.claimscreener.engine.credit.CreditScheme;
import org.claimscreener.engine.directive.DirectiveLimits;
import org.claimscreener.engine.directive.Directives;
import org.claimscreener.engine.standing.StandingCheck;
import org.claimscreener.engine.standing.StandingKey;
import org.claimscreener.wire.record.Directive;
import org.claimscreener.wire.record.DirectiveBasis;
import org.claimscreener.wire.record.DirectiveKind;
import org.claimscreener.wire.record.Standing;
import org.claimscreener.wire.record.StandingEntry;
import org.claimscreener.wire.record.StandingKind;
import org.claimscreener.wire.record.SubjectKind;
import org.claimscreener.wire.record.SupervisionEvent;
import org.claimscreener.wire.record.SupervisionRefusal;
import org.claimscreener.wire.record.SupervisionStep;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SubjectDeskTest {
    private static final long SEED = 20_261_201L;
    private static final Instant NOW = Directives.NOW.plusMillis(700);

    private final SubjectDesk desk = new SubjectDesk("监管", CreditScheme.STANDARD, WorkingDays.ofTheStateCouncil());
    private final List<SupervisionStep> told = new ArrayList<>();
    private Subject subject = Subject.unknown(new StandingKey(SubjectKind.DEPARTMENT, Directives.DEPARTMENT));
    private Standing standing = Standing.newBuilder()
            .setSubjectKind(SubjectKind.DEPARTMENT)
            .setSubjectId(Directives.DEPARTMENT)
            .setIssuedAt(Instant.EPOCH)
            .setIssuedBy("nobody")
            .build();

    @Test
    void anOrderIsInForceForItsTermAndEndsByItself() {
        come(Directives.suspension("1"), NOW);

        assertThat(standing.getEntries()).singleElement().satisfies(entry -> {
            assertThat(entry.getKind()).isEqualTo(StandingKind.SUSPENSION);
            assertThat(entry.getValidFrom()).isEqualTo(Directives.day("2026-10-01"));
            assertThat(entry.getValidTo()).isEqualTo(Directives.day("2027-04-01"));
            assertThat(entry.getOrderNo()).isEqualTo("1");
        });
        assertThat(last().getEvent()).isEqualTo(SupervisionEvent.DIRECTIVE_TAKEN);
        assertThat(last().getStep()).isEqualTo(1);
        assertThat(standing.getSource()).isEqualTo("supervision");
        assertThat(standing.getIssuedAt()).isEqualTo(NOW);
    }

    @Test
    void nobodyIsBarredForWhatWasBeforeTheOrderCame() {
        come(
                Directives.suspension("1")
                        .setValidFrom(Directives.day("2026-09-01"))
                        .setValidTo(Directives.day("2027-03-01")),
                NOW);

        // To the second, as settlements have their times: the next one may be of the same second.
        assertThat(entry("1").getValidFrom()).isEqualTo(Directives.NOW);
        assertThat(entry("1").getValidTo()).isEqualTo(Directives.day("2027-03-01"));
    }

    @Test
    void theSameDirectiveTwiceIsOneAndAnotherOfItsIdIsRefused() {
        come(Directives.suspension("1"), NOW);
        come(Directives.suspension("1"), NOW.plusSeconds(5));
        assertThat(told).hasSize(1);

        come(Directives.suspension("1").setReason("另一事由"), NOW.plusSeconds(6));
        assertThat(last().getRefusal()).isEqualTo(SupervisionRefusal.SAME_ID);
        assertThat(last().getStep()).isEqualTo(1);
    }

    @Test
    void aRefusedOneThatComesAgainIsNotToldTwice() {
        come(Directives.suspension("1").setApprovedBy(null), NOW);
        come(Directives.suspension("1").setApprovedBy(null), NOW.plusSeconds(5));

        assertThat(told).singleElement().satisfies(step -> {
            assertThat(step.getEvent()).isEqualTo(SupervisionEvent.REFUSED);
            assertThat(step.getStep()).isZero();
        });
        assertThat(standing.getEntries()).isEmpty();
    }

    @Test
    void anotherOrderOfTheSameNumberIsRefused() {
        come(Directives.suspension("1"), NOW);
        come(Directives.suspension("1").setDirectiveId("another"), NOW);

        assertThat(last().getRefusal()).isEqualTo(SupervisionRefusal.SAME_ID);
    }

    @Test
    void ordersThatOverlapAreEachInForceAndEachEndByThemselves() {
        come(Directives.suspension("1"), NOW);
        come(
                Directives.suspension("2")
                        .setValidFrom(Directives.day("2027-01-01"))
                        .setValidTo(Directives.day("2027-07-01")),
                NOW);
        come(Directives.lift("1"), NOW.plusSeconds(60));

        assertThat(standing.getEntries()).extracting(StandingEntry::getOrderNo).containsExactly("2");
    }

    @Test
    void liftingEndsAnOrderThatIsInForceAtOnceOrWhenItSays() {
        come(
                Directives.suspension("1")
                        .setValidFrom(Directives.day("2026-09-01"))
                        .setValidTo(Directives.day("2027-03-01")),
                NOW);
        come(Directives.lift("1").setValidFrom(Directives.day("2026-12-01")), NOW.plusSeconds(60));
        assertThat(entry("1").getValidTo()).isEqualTo(Directives.day("2026-12-01"));

        come(Directives.lift("1").setDirectiveId("again").setValidFrom(Directives.NOW), NOW.plusSeconds(90));
        assertThat(last().getEvent()).isEqualTo(SupervisionEvent.DIRECTIVE_LIFTED);
        assertThat(last().getInForceTo()).isEqualTo(Directives.NOW.plusSeconds(90));
        assertThat(subject.orders().entries(NOW.plusSeconds(91))).isEmpty();
    }

    @Test
    void liftingWhatNeverWasOrIsOverIsRefused() {
        come(Directives.lift("1"), NOW);
        assertThat(last().getRefusal()).isEqualTo(SupervisionRefusal.UNKNOWN_ORDER);

        come(Directives.suspension("1"), NOW);
        come(Directives.lift("1").setDirectiveId("too late"), Directives.day("2027-04-01"));
        assertThat(last().getRefusal()).isEqualTo(SupervisionRefusal.UNKNOWN_ORDER);
    }

    @Test
    void whatIsEndedForGoodCannotBeSuspendedUntilThatIsLifted() {
        subject = Subject.unknown(new StandingKey(SubjectKind.INSTITUTION, Directives.INSTITUTION));
        Directive.Builder termination = Directives.of(
                        DirectiveKind.TERMINATE_AGREEMENT,
                        DirectiveBasis.AGREEMENT,
                        SubjectKind.INSTITUTION,
                        Directives.INSTITUTION)
                .setOrderNo("end");
        Directive.Builder suspension = Directives.of(
                        DirectiveKind.SUSPEND_SETTLEMENT,
                        DirectiveBasis.AGREEMENT,
                        SubjectKind.INSTITUTION,
                        Directives.INSTITUTION)
                .setValidTo(Directives.day("2026-12-01"));
        come(termination, NOW);
        come(suspension.setDirectiveId("s1").setOrderNo("s1"), NOW);
        assertThat(last().getRefusal()).isEqualTo(SupervisionRefusal.CONTRADICTS);
        assertThat(last().getRefusalDetail()).contains("order end");

        come(
                Directives.of(
                                DirectiveKind.LIFT,
                                DirectiveBasis.AGREEMENT,
                                SubjectKind.INSTITUTION,
                                Directives.INSTITUTION)
                        .setDirectiveId("l")
                        .setLifts("end"),
                NOW);
        come(suspension.setDirectiveId("s2").setOrderNo("s2"), NOW.plusSeconds(1));
        assertThat(standing.getEntries()).extracting(StandingEntry::getOrderNo).containsExactly("s2");
    }

    @Test
    void aSuspendedQualificationNeverTouchesEmergencies() {
        subject = Subject.unknown(new StandingKey(SubjectKind.PRACTITIONER, "D1"));
        come(
                Directives.of(
                                DirectiveKind.SUSPEND_QUALIFICATION,
                                DirectiveBasis.QUALIFICATION,
                                SubjectKind.PRACTITIONER,
                                "D1")
                        .setOrderNo("q")
                        .setValidTo(Directives.day("2026-12-07")),
                NOW);

        assertThat(entry("q").getEmergencyExempt()).isTrue();
    }

    @Test
    void theFirstDecisionThatSawAnOrderIsToldOnce() {
        come(Directives.suspension("1"), NOW);
        met("1", "S1", NOW.plusMillis(87));
        met("1", "S2", NOW.plusMillis(99));
        met("9", "S3", NOW.plusMillis(99));

        assertThat(told).hasSize(2);
        assertThat(last().getEvent()).isEqualTo(SupervisionEvent.DIRECTIVE_MET);
        assertThat(last().getSettlementId()).isEqualTo("S1");
        assertThat(last().getLagMs()).isEqualTo(87);
        assertThat(last().getStep()).isEqualTo(2);
    }

    @Test
    void thereIsABoundToTheOrdersOfOneSubject() {
        for (int i = 0; i <= DirectiveLimits.MAX_ORDERS; i++) {
            come(Directives.suspension("n" + i), NOW);
        }
        assertThat(last().getRefusal()).isEqualTo(SupervisionRefusal.TOO_MANY);
        assertThat(standing.getEntries()).hasSize(DirectiveLimits.MAX_ORDERS);

        Instant later = Directives.day("2027-04-01").plus(DirectiveLimits.KEEP_ENDED);
        come(Directives.suspension("later").setValidFrom(later).setValidTo(later.plus(Duration.ofDays(200))), later);
        assertThat(last().getEvent()).isEqualTo(SupervisionEvent.DIRECTIVE_TAKEN);
        assertThat(subject.orders().orders()).hasSize(1);
    }

    /** Whatever comes: steps count without gaps, standings are valid and only ever later, the same log says the same. */
    @Test
    void anyLogGivesValidStandingsAndTheSameStepsAgain() {
        for (int round = 0; round < 200; round++) {
            long seed = SEED + round;
            List<SupervisionStep> once = replay(new Random(seed));
            List<SupervisionStep> again = replay(new Random(seed));

            assertThat(again).as("seed %d", seed).isEqualTo(once);
        }
    }

    private List<SupervisionStep> replay(Random random) {
        subject = Subject.unknown(new StandingKey(SubjectKind.DEPARTMENT, Directives.DEPARTMENT));
        told.clear();
        standing = Standing.newBuilder(standing).setIssuedAt(Instant.EPOCH).build();
        Instant at = NOW;
        for (int i = 0; i < 60; i++) {
            at = at.plus(Duration.ofHours(random.nextInt(2_000)));
            String number = "n" + random.nextInt(8);
            if (random.nextInt(5) == 0) {
                met(number, "S" + i, at);
            } else if (random.nextInt(3) == 0) {
                come(
                        Directives.lift(number)
                                .setDirectiveId("l" + random.nextInt(40))
                                .setValidFrom(at.plus(Duration.ofDays(random.nextInt(60) - 20))),
                        at);
            } else {
                Instant from = at.plus(Duration.ofDays(random.nextInt(400) - 100));
                come(
                        Directives.suspension(number)
                                .setDirectiveId("d" + random.nextInt(40))
                                .setValidFrom(from)
                                .setValidTo(from.plus(Duration.ofDays(150 + random.nextInt(250)))),
                        at);
            }
            assertThat(StandingCheck.firstProblem(standing)).isEmpty();
        }
        List<Integer> numbers = told.stream()
                .filter(one -> one.getEvent() != SupervisionEvent.REFUSED)
                .map(SupervisionStep::getStep)
                .toList();
        for (int i = 0; i < numbers.size(); i++) {
            assertThat(numbers.get(i)).isEqualTo(i + 1);
        }
        return List.copyOf(told);
    }

    private void come(Directive.Builder directive, Instant at) {
        take(desk.directive(subject, directive.build(), at));
    }

    private void met(String orderNo, String settlementId, Instant at) {
        take(desk.met(subject, orderNo, settlementId, at));
    }

    private void take(SubjectTurn turn) {
        subject = turn.subject();
        told.addAll(turn.steps());
        turn.standing().ifPresent(next -> {
            assertThat(next.getIssuedAt()).isAfterOrEqualTo(standing.getIssuedAt());
            standing = next;
        });
    }

    private SupervisionStep last() {
        return told.get(told.size() - 1);
    }

    private StandingEntry entry(String orderNo) {
        return standing.getEntries().stream()
                .filter(one -> one.getOrderNo().equals(orderNo))
                .findFirst()
                .orElseThrow();
    }
}
