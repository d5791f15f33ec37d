package org.claimscreener.console.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

import org.claimscreener.console.TestConsole;
import org.claimscreener.console.TestHold;
import org.claimscreener.console.TestHolds;
import org.claimscreener.console.TestPersons;
import org.claimscreener.console.TestWorld;
import org.claimscreener.console.identity.Person;
import org.claimscreener.console.view.HoldView;
import org.claimscreener.wire.record.ActorRole;
import org.claimscreener.wire.record.HoldCommandKind;
import org.claimscreener.wire.record.HoldEvent;
import org.claimscreener.wire.record.HoldStage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimscreener.wire.record.HoldCommandKind.ACCEPT;
import static org.claimscreener.wire.record.HoldCommandKind.APPEAL;
import static org.claimscreener.wire.record.HoldCommandKind.CLAIM;
import static org.claimscreener.wire.record.HoldCommandKind.CONFIRM;
import static org.claimscreener.wire.record.HoldCommandKind.ESCALATE;
import static org.claimscreener.wire.record.HoldCommandKind.PAUSE_CLOCK;
import static org.claimscreener.wire.record.HoldCommandKind.RESUME_CLOCK;
import static org.claimscreener.wire.record.HoldCommandKind.RETURN;
import static org.claimscreener.wire.record.HoldCommandKind.REVIEW;
import static org.claimscreener.wire.record.HoldCommandKind.SUBMIT_LEAD;
import static org.claimscreener.wire.record.HoldCommandKind.UNCLAIM;
import static org.claimscreener.wire.record.HoldCommandKind.VOTE;

/** The table of flink-jobs/HOLDS.md, row by row. */
class PermissionsTest {
    private static final Instant NOW = TestConsole.NOW;

    private final TestWorld world = TestHolds.world(new TestWorld(InstantSource.fixed(NOW)), NOW);

    private HoldView hold(String id) {
        return world.hold(id).orElseThrow();
    }

    private Set<HoldCommandKind> allowed(Person person, String holdId) {
        return Permissions.allowed(person, hold(holdId));
    }

    private static boolean may(Person person, HoldCommandKind kind, HoldView hold) {
        return Permissions.roleFor(person, kind, hold).isPresent();
    }

    @Test
    void aHoldThatWaitsIsClaimedByReviewers() {
        assertThat(allowed(TestPersons.REVIEWER, TestHolds.WAITING)).containsExactly(CLAIM, SUBMIT_LEAD);
        assertThat(allowed(TestPersons.SENIOR, TestHolds.WAITING)).contains(CLAIM);
        for (Person other : Set.of(
                TestPersons.COLLEGE,
                TestPersons.SUPERVISOR,
                TestPersons.AUDITOR,
                TestPersons.OPERATOR,
                TestPersons.HOSPITAL_CLERK)) {
            assertThat(allowed(other, TestHolds.WAITING)).as(other.id()).doesNotContain(CLAIM, REVIEW);
        }
    }

    @Test
    void whoHasItInHandReviewsEscalatesRenewsAndPutsBack() {
        assertThat(allowed(TestPersons.REVIEWER, TestHolds.IN_HAND))
                .containsExactlyInAnyOrder(CLAIM, UNCLAIM, REVIEW, ESCALATE, SUBMIT_LEAD);
        assertThat(allowed(TestPersons.REVIEWER_2, TestHolds.IN_HAND)).containsExactly(SUBMIT_LEAD);
        assertThat(allowed(TestPersons.SENIOR, TestHolds.IN_HAND)).containsExactly(SUBMIT_LEAD);
    }

    @Test
    void aSupervisorPutsBackForOthers() {
        assertThat(Permissions.roleFor(TestPersons.SUPERVISOR, UNCLAIM, hold(TestHolds.IN_HAND)))
                .contains(ActorRole.SUPERVISOR);
        assertThat(may(TestPersons.SUPERVISOR, UNCLAIM, hold(TestHolds.WAITING)))
                .isFalse();
    }

    @Test
    void aProposedReviewIsConfirmedByAnotherAndReturnedByEither() {
        assertThat(allowed(TestPersons.REVIEWER, TestHolds.PROPOSED))
                .containsExactlyInAnyOrder(CONFIRM, RETURN, SUBMIT_LEAD);
        assertThat(allowed(TestPersons.REVIEWER_2, TestHolds.PROPOSED)).containsExactlyInAnyOrder(RETURN, SUBMIT_LEAD);
    }

    @Test
    void aNoticeIsAnsweredByTheInstitutionThatBilled() {
        assertThat(allowed(TestPersons.HOSPITAL_CLERK, TestHolds.NOTIFIED)).containsExactly(APPEAL, ACCEPT);
        assertThat(allowed(TestPersons.PHARMACY_CLERK, TestHolds.NOTIFIED)).isEmpty();
        assertThat(allowed(TestPersons.REVIEWER, TestHolds.NOTIFIED)).containsExactly(SUBMIT_LEAD);
        assertThat(allowed(TestPersons.HOSPITAL_CLERK, TestHolds.APPEALED)).isEmpty();
    }

    @Test
    void aReReviewIsForSeniorReviewersWhoDidNotReviewFirst() {
        assertThat(may(TestPersons.SENIOR, CLAIM, hold(TestHolds.APPEALED))).isTrue();
        assertThat(may(TestPersons.REVIEWER, CLAIM, hold(TestHolds.APPEALED))).isFalse();
        Person promoted =
                new Person("reviewer-2", "reviewer-2", Set.of(ActorRole.SENIOR_REVIEWER), java.util.Optional.empty());
        assertThat(may(promoted, CLAIM, hold(TestHolds.APPEALED))).isFalse();
    }

    @Test
    void anEscalatedFirstReviewIsForSeniorReviewersAndNotEscalatedAgain() {
        HoldView escalated = escalated();

        assertThat(may(TestPersons.REVIEWER_2, CLAIM, escalated)).isFalse();
        assertThat(may(TestPersons.SENIOR, CLAIM, escalated)).isTrue();
        assertThat(may(TestPersons.SENIOR, ESCALATE, escalated)).isFalse();
    }

    private HoldView escalated() {
        world.send(command(TestHolds.IN_HAND, ESCALATE), Duration.ofSeconds(1))
                .toCompletableFuture()
                .join();
        return hold(TestHolds.IN_HAND);
    }

    private org.claimscreener.wire.record.HoldCommand command(String holdId, HoldCommandKind kind) {
        return org.claimscreener.wire.record.HoldCommand.newBuilder()
                .setCommandId("c-1")
                .setHoldId(holdId)
                .setKind(kind)
                .setActorId("reviewer-1")
                .setActorRole(ActorRole.REVIEWER)
                .setSeenStep(hold(holdId).now().step())
                .setReason("x")
                .setIssuedAt(NOW)
                .build();
    }

    @Test
    void aCollegialMemberVotesOnceAndOnlyThen() {
        assertThat(allowed(TestPersons.COLLEGE, TestHolds.COLLEGIAL)).containsExactlyInAnyOrder(VOTE, SUBMIT_LEAD);
        assertThat(allowed(TestPersons.COLLEGE, TestHolds.WAITING)).containsExactly(SUBMIT_LEAD);
        TestHold voted = TestHolds.collegial(NOW)
                .step(
                        HoldEvent.VOTED,
                        HoldStage.COLLEGIAL_REVIEW,
                        TestPersons.COLLEGE.id(),
                        ActorRole.COLLEGIAL_MEMBER,
                        "x",
                        NOW);
        assertThat(may(TestPersons.COLLEGE, VOTE, voted.view())).isFalse();
    }

    @Test
    void whoReviewedDoesNotVote() {
        Person both = new Person(
                "reviewer-2",
                "reviewer-2",
                Set.of(ActorRole.REVIEWER, ActorRole.COLLEGIAL_MEMBER),
                java.util.Optional.empty());
        assertThat(may(both, VOTE, hold(TestHolds.COLLEGIAL))).isFalse();
    }

    @Test
    void aLeadIsSubmittedOnceByReviewersMembersAndSupervisors() {
        TestHold lead = TestHolds.collegial(NOW)
                .step(
                        HoldEvent.LEAD_SUBMITTED,
                        HoldStage.COLLEGIAL_REVIEW,
                        "senior-1",
                        ActorRole.SENIOR_REVIEWER,
                        "x",
                        NOW);
        for (Person person : TestPersons.ALL) {
            boolean giver = Set.of(
                            TestPersons.REVIEWER,
                            TestPersons.REVIEWER_2,
                            TestPersons.SENIOR,
                            TestPersons.COLLEGE,
                            TestPersons.SUPERVISOR)
                    .contains(person);
            assertThat(may(person, SUBMIT_LEAD, hold(TestHolds.WAITING)))
                    .as(person.id())
                    .isEqualTo(giver);
            assertThat(may(person, SUBMIT_LEAD, lead.view())).as(person.id()).isFalse();
        }
    }

    @Test
    void theClockIsTheSupervisors() {
        HoldView waiting = hold(TestHolds.WAITING);
        for (Person person : TestPersons.ALL) {
            assertThat(may(person, PAUSE_CLOCK, waiting))
                    .as(person.id())
                    .isEqualTo(person.equals(TestPersons.SUPERVISOR));
            assertThat(may(person, RESUME_CLOCK, waiting)).as(person.id()).isFalse();
        }
        world.send(command(TestHolds.WAITING, PAUSE_CLOCK), Duration.ofSeconds(1))
                .toCompletableFuture()
                .join();
        assertThat(may(TestPersons.SUPERVISOR, RESUME_CLOCK, hold(TestHolds.WAITING)))
                .isTrue();
        assertThat(may(TestPersons.SUPERVISOR, PAUSE_CLOCK, hold(TestHolds.WAITING)))
                .isFalse();
    }

    @Test
    void nothingIsDoneWithAHoldThatEnded() {
        for (Person person : TestPersons.ALL) {
            assertThat(allowed(person, TestHolds.RELEASED)).as(person.id()).isEmpty();
        }
    }

    @Test
    void auditorsAndOperatorsDoNothing() {
        for (String id : Set.of(TestHolds.WAITING, TestHolds.IN_HAND, TestHolds.NOTIFIED, TestHolds.COLLEGIAL)) {
            assertThat(allowed(TestPersons.AUDITOR, id)).isEmpty();
            assertThat(allowed(TestPersons.OPERATOR, id)).isEmpty();
        }
    }

    @Test
    void eachRoleSeesItsPages() {
        Map<Person, Set<Place>> pages = Map.of(
                TestPersons.REVIEWER, EnumSet.of(Place.QUEUE, Place.INSTITUTION, Place.PRACTITIONER, Place.RULES),
                TestPersons.SENIOR,
                        EnumSet.of(
                                Place.QUEUE,
                                Place.INSTITUTION,
                                Place.PRACTITIONER,
                                Place.RULES,
                                Place.CONTESTS,
                                Place.ORDERS),
                TestPersons.COLLEGE, EnumSet.of(Place.QUEUE, Place.INSTITUTION, Place.PRACTITIONER, Place.RULES),
                TestPersons.SUPERVISOR, EnumSet.complementOf(EnumSet.of(Place.MINE, Place.TIPS)),
                TestPersons.AUDITOR, EnumSet.complementOf(EnumSet.of(Place.MINE, Place.TIPS)),
                TestPersons.TIPS, EnumSet.of(Place.TIPS),
                TestPersons.OPERATOR, EnumSet.of(Place.DASHBOARD, Place.RULES, Place.STATUS),
                TestPersons.HOSPITAL_CLERK, EnumSet.of(Place.MINE, Place.INSTITUTION));
        pages.forEach((person, seen) -> {
            for (Place place : Place.values()) {
                assertThat(Permissions.sees(person, place))
                        .as(person.id() + " " + place)
                        .isEqualTo(seen.contains(place));
            }
        });
    }

    @Test
    void anInstitutionSeesOnlyItself() {
        assertThat(Permissions.seesInstitution(TestPersons.HOSPITAL_CLERK, TestPersons.HOSPITAL))
                .isTrue();
        assertThat(Permissions.seesInstitution(TestPersons.HOSPITAL_CLERK, TestPersons.PHARMACY))
                .isFalse();
        assertThat(Permissions.seesInstitution(TestPersons.OPERATOR, TestPersons.PHARMACY))
                .isFalse();
        assertThat(Permissions.seesPatient(TestPersons.OPERATOR)).isFalse();
        assertThat(Permissions.seesPatient(TestPersons.AUDITOR)).isTrue();
    }
}
