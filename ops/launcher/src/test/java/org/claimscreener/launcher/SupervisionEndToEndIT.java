package org.claimscreener.launcher;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.claimscreener.commandline.ExitCodes;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.Finding;
import org.claimscreener.wire.record.HoldCommandKind;
import org.claimscreener.wire.record.StandingKind;
import org.claimscreener.wire.record.Verdict;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimscreener.launcher.SupervisionRig.months;
import static org.claimscreener.launcher.SupervisionRig.order;

/** From the command line and the review to the decision, in a {@link SupervisionRig}. The tests share it, in order. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SupervisionEndToEndIT {
    private static final String HOSPITAL = "H43010277801";
    private static final String OTHER = "H43010277802";
    private static final String PHYSICIAN = "D430102778001";

    @TempDir
    private static Path folder;

    private static SupervisionRig rig;
    private static String hold = "";

    @BeforeAll
    static void start() throws Exception {
        rig = new SupervisionRig(folder, "DIRECTIVE", PHYSICIAN);
    }

    @AfterAll
    static void stop() {
        if (rig != null) {
            rig.close();
        }
    }

    @Test
    @Order(1)
    void whereNothingWasOrderedEverybodyIsPaid() throws Exception {
        assertThat(rig.decide(HOSPITAL, "A03").getVerdict()).isEqualTo(Verdict.RELEASE);
        assertThat(rig.listed()).contains("0 steps");
    }

    @Test
    @Order(2)
    void anOrderIsInForceForTheNextSettlementAndItIsToldWhichThatWas() throws Exception {
        rig.issue(order("SUSPEND_SETTLEMENT", "DEPARTMENT", HOSPITAL + "/A03", "one", "VIOLATION", months(7)));

        Decision refused = rig.until(Verdict.REFUSE, HOSPITAL, "A03");

        assertThat(refused.getFindings()).extracting(Finding::getRuleCode).contains("ST-04");
        assertThat(refused.getStanding()).anySatisfy(met -> {
            assertThat(met.getEntry().getOrderNo()).isEqualTo("one");
            assertThat(met.getEntry().getLegalBasis()).contains("条例");
        });
        assertThat(rig.untilListed("was the first to be decided by it"))
                .contains("DEPARTMENT " + HOSPITAL + "/A03", "ms");
    }

    @Test
    @Order(3)
    void anotherDepartmentAndAnotherInstitutionGoOn() throws Exception {
        assertThat(rig.decide(HOSPITAL, "B02").getVerdict()).isEqualTo(Verdict.RELEASE);
        assertThat(rig.decide(OTHER, "A03").getVerdict()).isEqualTo(Verdict.RELEASE);
    }

    @Test
    @Order(4)
    void anOrderThatIsLiftedEndsForTheNextSettlement() throws Exception {
        rig.issue(SupervisionRig.lift("DEPARTMENT", HOSPITAL + "/A03", "lift one", "one", "VIOLATION"));

        rig.until(Verdict.RELEASE, HOSPITAL, "A03");
        assertThat(rig.untilListed("is lifted")).contains("order one is lifted");
    }

    @Test
    @Order(5)
    void aTermEndsByItself() throws Exception {
        Instant end = Instant.now().plusSeconds(4).truncatedTo(ChronoUnit.SECONDS);
        rig.issue(order("SUSPEND_SETTLEMENT", "PRACTITIONER", PHYSICIAN, "short", "AGREEMENT", end));

        Decision refused = rig.until(Verdict.REFUSE, OTHER, "A03");
        assertThat(refused.getFindings()).extracting(Finding::getRuleCode).contains("ST-02");
        rig.until(Verdict.RELEASE, OTHER, "A03");
        assertThat(Instant.now()).isAfterOrEqualTo(end);
    }

    @Test
    @Order(6)
    void whatTheLawDoesNotAllowIsNotSentAndNamesTheArticle() throws Exception {
        Typed typed = new Typed();
        assertThat(rig.issue(
                        typed,
                        order("SUSPEND_SETTLEMENT", "DEPARTMENT", HOSPITAL + "/A03", "long", "VIOLATION", months(13))))
                .isEqualTo(ExitCodes.FAILED);

        assertThat(typed.err()).contains("OUT_OF_TERM", "article 38", "6 to 12 months", "line 1");
        assertThat(rig.listed()).doesNotContain("order long");
    }

    @Test
    @Order(7)
    void whatSomebodySendsPastTheChecksIsRefusedInWordsAndRubbishIsADeadLetter() throws Exception {
        rig.issue(order("ORDER_TRACE_CODES", "INSTITUTION", OTHER, "codes", "TRACE_CODES", null));
        rig.issue(order("ORDER_TRACE_CODES", "INSTITUTION", OTHER, "codes", "TRACE_CODES", null)
                .replace("\"order_no\":\"codes\"", "\"order_no\":\"codes\",\"directive_id\":\"another\""));
        rig.append(TopicCatalogue.DIRECTIVES, "INSTITUTION:" + OTHER, "rubbish".getBytes(StandardCharsets.UTF_8));

        assertThat(rig.untilListed("refused")).contains("refused, SAME_ID");
        Decision held = rig.until(Verdict.HOLD, OTHER, "A03");
        assertThat(held.getFindings()).extracting(Finding::getRuleCode).contains("ST-05");
        assertThat(rig.supervision.failure()).isEmpty();
    }

    @Test
    @Order(8)
    void whatIsConfirmedOnReviewMovesPointsAndScoreAndTheNextDecisionShowsThem() throws Exception {
        Decision held = rig.until(Verdict.HOLD, OTHER, "A03");
        hold = held.getSettlementId();
        rig.untilStep(hold, 1);
        rig.command(held, HoldCommandKind.CLAIM, 1, "u-5");
        rig.command(held, HoldCommandKind.REVIEW, 2, "u-5");
        rig.command(held, HoldCommandKind.ACCEPT, 3, "u-9");

        assertThat(rig.untilListed("points of "))
                .contains("PRACTITIONER " + PHYSICIAN + "  points of ", ": 0 to 2, hold " + hold + " (ST-05)");
        assertThat(rig.untilListed("score ")).contains(OTHER + "  score 100.00 (A) to 99.50 (A), hold " + hold);
        Decision next = untilPoints(true);
        assertThat(next.getStanding()).anySatisfy(met -> {
            assertThat(met.getEntry().getKind()).isEqualTo(StandingKind.CREDIT_GRADE);
            assertThat(met.getEntry().getValue()).isEqualTo("A");
        });
        assertThat(next.getStanding()).anySatisfy(met -> {
            assertThat(met.getEntry().getKind()).isEqualTo(StandingKind.QUALIFICATION_POINTS);
            assertThat(met.getEntry().getValue()).isEqualTo("2");
            assertThat(met.getEntry().getOrderNo()).contains(hold);
        });
    }

    @Test
    @Order(9)
    void whoContestsAndIsRightGetsThePointsTakenBack() throws Exception {
        String subject = "PRACTITIONER:" + PHYSICIAN;
        String contest = rig.runs(request("contest", hold, subject, "u-3", "--reason", "不是我开的"))
                .strip();
        rig.untilListed("to be decided before");
        rig.runs(request("decide", contest, subject, "u-3", "--reason", "x", "--take-back"));
        assertThat(rig.untilListed("SAME_PERSON")).contains("another person than who raised the contest decides it");
        rig.runs(request("decide", contest, subject, "u-4", "--reason", "查实", "--take-back"));

        assertThat(rig.untilListed("the change is taken back"))
                .contains("points of ", ": 2 to 0, hold " + hold + " was taken back");
        untilPoints(false);
    }

    private static String[] request(String what, String about, String subject, String actor, String... more) {
        List<String> words = new ArrayList<>(List.of("supervision", what, about, "--subject", subject));
        words.addAll(List.of(more));
        return rig.acting(actor, words.toArray(String[]::new));
    }

    private static Decision untilPoints(boolean shown) throws Exception {
        while (true) {
            Decision decision = rig.decide(OTHER, "A03");
            boolean any = decision.getStanding().stream()
                    .anyMatch(met -> met.getEntry().getKind() == StandingKind.QUALIFICATION_POINTS);
            if (any == shown) {
                return decision;
            }
        }
    }
}
