package org.claimscreener.engine.supervision;

import java.time.Instant;
import java.util.List;

import org.claimscreener.wire.record.ActorRole;
import org.claimscreener.wire.record.SubjectKind;
import org.claimscreener.wire.record.SupervisionCommand;
import org.claimscreener.wire.record.SupervisionCommandKind;
import org.claimscreener.wire.record.TakeBackGround;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CommandCheckTest {
    private static final Instant NOW = Instant.parse("2026-09-07T02:00:00Z");

    @Test
    void aTakeBackNamesItsDecisionAndIsASupervisors() {
        assertThat(CommandCheck.firstProblem(takeBack().build())).isEmpty();
        assertThat(CommandCheck.firstProblem(takeBack().setOrderNo(null).build()))
                .hasValueSatisfying(problem -> assertThat(problem).contains("order_no"));
        assertThat(CommandCheck.firstProblem(takeBack().setGround(null).build()))
                .isPresent();
        assertThat(CommandCheck.firstProblem(
                        takeBack().setGround(TakeBackGround.CONTEST).build()))
                .hasValueSatisfying(problem -> assertThat(problem).contains("decide the contest"));
        assertThat(CommandCheck.firstProblem(
                        takeBack().setActorRole(ActorRole.REVIEWER).build()))
                .hasValueSatisfying(problem -> assertThat(problem).contains("supervisor"));
    }

    /** A step repeats them: what is too long for a step would stop the job that tells it. */
    @Test
    void everythingThatAStepRepeatsHasItsBound() {
        for (SupervisionCommand.Builder wrong : List.of(
                takeBack().setCommandId(" "),
                takeBack().setCommandId("x".repeat(151)),
                takeBack().setAbout(""),
                takeBack().setAbout("x".repeat(151)),
                takeBack().setReason(""),
                takeBack().setReason("x".repeat(2_001)),
                takeBack().setOrderNo("x".repeat(301)),
                takeBack().setActorId("某人"),
                takeBack().setActorId("x".repeat(256)),
                takeBack().setKind(SupervisionCommandKind.OTHER),
                takeBack().setKind(SupervisionCommandKind.CONTEST),
                takeBack().setIssuedAt(Instant.EPOCH))) {
            assertThat(CommandCheck.firstProblem(wrong.build()))
                    .as("%s", wrong.build())
                    .isPresent();
        }
    }

    private static SupervisionCommand.Builder takeBack() {
        return SupervisionCommand.newBuilder()
                .setCommandId("c1")
                .setKind(SupervisionCommandKind.TAKE_BACK)
                .setSubjectKind(SubjectKind.PRACTITIONER)
                .setSubjectId("D1")
                .setAbout("S1")
                .setGround(TakeBackGround.APPEAL)
                .setOrderNo("7")
                .setActorId("u-1")
                .setActorRole(ActorRole.SUPERVISOR)
                .setReason("复议决定撤销")
                .setIssuedAt(NOW);
    }
}
