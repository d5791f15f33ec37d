package org.claimscreener.launcher;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.claimscreener.commandline.Console;
import org.claimscreener.commandline.ExitCodes;
import org.claimscreener.engine.disclosure.Count;
import org.claimscreener.engine.disclosure.DisclosureText;
import org.claimscreener.engine.disclosure.PublicFigures;
import org.claimscreener.engine.intake.Calendars;
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
import static org.claimscreener.launcher.SupervisionRig.order;

/**
 * What the law's whole system does about one report from the public, told in {@code flink-jobs/supervision/story.md}: each test is
 * a chapter, and the last ones take all of it back.
 */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StoryIT {
    private static final String HOSPITAL = "H43010277811";
    private static final String PHYSICIAN = "D430102778011";
    private static final String TARGET = "INSTITUTION:" + HOSPITAL;
    private static final String TIP = "430102-2026-0007";
    private static final String TELEPHONE = "13800000000";
    private static final String CASE = "case-17";

    @TempDir
    private static Path folder;

    private static SupervisionRig rig;

    @SuppressWarnings("NullAway.Init") // The third chapter sets it.
    private static Decision held;

    @BeforeAll
    static void start() throws Exception {
        rig = new SupervisionRig(folder, "STORY", PHYSICIAN);
    }

    @AfterAll
    static void stop() {
        if (rig != null) {
            rig.close();
        }
    }

    @Test
    @Order(1)
    void somebodyReportsAHospitalAndNobodyButTheTipDeskCanTellWho() throws IOException {
        rig.runs("tip", "keys", rig.file("keys").toString());
        Path photo = rig.file("bill.jpg");
        Files.writeString(photo, "no picture, but a file");
        Path tips = rig.file("tips.jsonl");
        Files.writeString(
                tips,
                "{\"tip_id\":\"" + TIP + "\",\"area\":\"430102\",\"target_kind\":\"INSTITUTION\",\"target_id\":\""
                        + HOSPITAL + "\",\"lead\":\"药品没有追溯码,每周记账三次,实际一次\",\"channel\":\"HOTLINE\","
                        + "\"evidence\":[\"" + photo + "\"],\"reporter\":{\"kind\":\"TELEPHONE\",\"number\":\""
                        + TELEPHONE + "\"}}");
        rig.runs(rig.acting(
                "clerk",
                "tip",
                "enter",
                "--file",
                tips.toString(),
                "--keys",
                rig.file("keys").toString()));

        assertThat(rig.untilListed("tip " + TIP + ": received"))
                .contains("somebody has to act on it before")
                .doesNotContain(TELEPHONE);
    }

    @Test
    @Order(2)
    void aTipThatIsTakenUpRaisesScrutinyAndBlocksNothing() throws Exception {
        rig.runs(rig.acting(
                "officer-1", "tip", "take-up", TIP, "--target", TARGET, "--conditions-met", "--reason", "线索具体"));

        Decision watched = untilStanding(StandingKind.SCRUTINY, true);
        assertThat(watched.getVerdict()).isEqualTo(Verdict.RELEASE);
        assertThat(watched.getStanding()).anySatisfy(met -> {
            assertThat(met.getEntry().getValue()).isEqualTo("3");
            assertThat(met.getEntry().getOrderNo()).isEqualTo(TIP);
            assertThat(met.getEntry().getLegalBasis()).contains("第三十五条");
        });
    }

    @Test
    @Order(3)
    void whatIsHeldMeanwhileBelongsToTheTip() throws Exception {
        rig.issue(order("ORDER_TRACE_CODES", "INSTITUTION", HOSPITAL, "codes", "TRACE_CODES", null));
        held = rig.until(Verdict.HOLD, HOSPITAL, "A03");

        rig.untilListed("tip " + TIP + ": hold " + held.getSettlementId() + " belongs to it");
    }

    @Test
    @Order(4)
    void theAppealFailsAndWhatIsDeductedMovesPointsScoreAndTheTip() throws Exception {
        rig.untilStep(held.getSettlementId(), 1);
        rig.command(held, HoldCommandKind.CLAIM, 1, "u-5");
        rig.command(held, HoldCommandKind.REVIEW, 2, "u-5");
        rig.command(held, HoldCommandKind.APPEAL, 3, "u-9");
        rig.command(held, HoldCommandKind.CLAIM, 4, "u-6");
        rig.command(held, HoldCommandKind.REVIEW, 5, "u-6");
        rig.command(held, HoldCommandKind.ACCEPT, 6, "u-9");

        rig.untilListed("points of ");
        rig.untilListed("score 100.00 (A) to ");
        rig.untilListed("by hold " + held.getSettlementId() + ", ");
        untilStanding(StandingKind.QUALIFICATION_POINTS, true);
    }

    @Test
    @Order(5)
    void thePhysicianIsSuspendedForATermThatEndsByItself() throws Exception {
        Instant end = Instant.now().plusSeconds(4).truncatedTo(ChronoUnit.SECONDS);
        rig.issue(order("SUSPEND_SETTLEMENT", "PRACTITIONER", PHYSICIAN, "story-1", "AGREEMENT", end));

        Decision refused = rig.until(Verdict.REFUSE, HOSPITAL, "B02");
        assertThat(refused.getFindings()).extracting(Finding::getRuleCode).contains("ST-02");
        assertThat(refused.getStanding())
                .anySatisfy(met -> assertThat(met.getEntry().getOrderNo()).isEqualTo("story-1"));
        while (rig.decide(HOSPITAL, "B02").getVerdict() == Verdict.REFUSE) {
            assertThat(Instant.now()).isBefore(end.plusSeconds(60));
        }
    }

    @Test
    @Order(6)
    void theReporterIsRewardedAndOnlyTheTipDeskLearnsWhoThatIs() throws IOException {
        rig.runs(rig.acting("officer-2", "tip", "close", TIP, "--target", TARGET, "--verified", "--reason", "查实"));
        rig.untilListed("the reporter is due ¥200.00");

        assertThat(rig.runs("tip", "rewards", "--bootstrap-servers", rig.servers()))
                .contains("tip " + TIP + ": pay ¥200.00", "医保办发〔2022〕22号")
                .doesNotContain(TELEPHONE);
        String[] open = rig.acting(
                "cashier",
                "tip",
                "open",
                TIP,
                "--target",
                TARGET,
                "--desk-key",
                rig.file("keys").resolve("tip-desk.key").toString(),
                "--reason",
                "发放奖励");
        assertThat(rig.runs(open)).contains("TELEPHONE " + TELEPHONE);
        assertThat(rig.runs("audit", "show", "--bootstrap-servers", rig.servers()))
                .contains("OPEN_SEAL " + TIP + ": 发放奖励");
        String[] another = open.clone();
        another[4] = TARGET + "1";
        Typed typed = new Typed();
        assertThat(typed.run(another)).isEqualTo(ExitCodes.FAILED);
        assertThat(typed.err()).contains("there is no tip " + TIP + " about " + TARGET + "1");
        assertThat(typed.out()).doesNotContain(TELEPHONE);
    }

    @Test
    @Order(7)
    void theCaseIsReferredAsAPacketThatAnybodyCanCheckWithoutUs() throws IOException {
        String packet = rig.file("health.packet").toString();
        String key = rig.file("office.key").toString();
        rig.runs("referral", "keygen", "--office", "长沙市医疗保障局", "--out", key);
        String id = rig.runs(rig.acting(
                        "officer-1",
                        "referral",
                        "make",
                        held.getSettlementId(),
                        "--to",
                        "HEALTH",
                        "--reason",
                        "药品没有追溯码",
                        "--approved-by",
                        "officer-2",
                        "--key",
                        key,
                        "--out",
                        packet))
                .strip();

        assertThat(rig.runs("referral", "verify", packet, "--keys", key + ".pub"))
                .contains("✓ intact, signed by 长沙市医疗保障局", "ST-05", "7 steps, the newest ACCEPTED");
        assertThat(Files.readString(Path.of(packet))).doesNotContain(held.getPatientId(), TELEPHONE);
        rig.runs(rig.acting("officer-1", "referral", "sent", id, "--by", "机要0042"));
    }

    @Test
    @Order(8)
    void thePublicLearnsWhatCameOfHoldsAndNobodyCanBeRecognised() throws Exception {
        YearMonth month = YearMonth.now(Calendars.ZONE);
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Console quiet = Console.piped(nowhere, nowhere);
        PublicFigures figures = PublicFigures.of(
                MonthLogs.read(rig.servers(), month, Instant.now(), quiet, "story"), 1, "", Instant.now());

        PublicFigures.Row all = figures.regions().get(0);
        // One confirmed hold is fewer than ten: neither it nor its money is told, and it is not told to be none.
        assertThat(all.of(Count.CONFIRMED)).isEmpty();
        assertThat(all.moneyFen()).doesNotContainKey(Count.CONFIRMED);
        assertThat(DisclosureText.of(figures)).doesNotContain(held.getPatientId(), HOSPITAL);
    }

    @Test
    @Order(9)
    void whatHadBeenPaidForYearsComesBackToTheLastFen() {
        rig.runs(rig.acting("officer-1", "tip", "link", TIP, CASE, "--target", TARGET, "--reason", "同一事实"));
        rig.untilListed("tip " + TIP + ": hold " + CASE + " belongs to it");
        recover("officer-1", "order", "--fen", "500000", "--order", "长医保追〔2026〕1号");
        recover("cashier", "receipt", "--fen", "200000", "--number", "R-1", "--received", "2025-09-01");
        recover("cashier", "receipt", "--fen", "200000", "--number", "R-1", "--received", "2025-09-01");
        recover("officer-1", "close", "--decision", "(2026)湘01执7号");
        rig.untilListed("refused, SAME_PERSON");
        assertThat(recoveries()).contains("came ¥2000.00, ¥3000.00 outstanding");
        recover("cashier", "receipt", "--fen", "300000", "--number", "R-2", "--received", "2025-09-02");
        recover("cashier", "receipt", "--fen", "1", "--number", "R-3", "--received", "2025-09-02");

        assertThat(rig.untilListed("refused, TOO_MUCH"))
                .containsOnlyOnce("R-1; ¥3000.00 outstanding")
                .containsOnlyOnce("closed, nothing is outstanding");
        rig.untilListed("¥3000.00 by hold " + CASE);
        assertThat(recoveries()).isEmpty();
        assertThat(recoveries("--all")).contains("loss of " + CASE + ": ordered ¥5000.00, came ¥5000.00, closed");
        assertThat(rig.runs("audit", "show", "--bootstrap-servers", rig.servers()))
                .contains("CLOSE LOSS of " + CASE + ", (2026)湘01执7号");
    }

    @Test
    @Order(10)
    void whenACourtOverturnsItAllOfItIsTakenBack() throws Exception {
        recover("officer-2", "reduce", "--fen", "500000", "--decision", "(2026)湘01行终7号");
        rig.untilListed("¥5000.00 to be paid back");
        for (String subject : new String[] {TARGET, "PRACTITIONER:" + PHYSICIAN}) {
            rig.runs(rig.acting(
                    "supervisor",
                    "supervision",
                    "take-back",
                    held.getSettlementId(),
                    "--subject",
                    subject,
                    "--order",
                    "(2026)湘01行终7号",
                    "--reason",
                    "判决撤销"));
        }

        rig.untilListed("points of ");
        assertThat(rig.untilListed("was taken back by (2026)湘01行终7号")).contains("(A) to 100.00 (A)");
        untilStanding(StandingKind.QUALIFICATION_POINTS, false);
        rig.untilListed("the reporter is due ¥0.00");
        assertThat(rig.runs("tip", "rewards", "--bootstrap-servers", rig.servers()))
                .contains("pay ¥0.00", "overpaid ¥200.00");
    }

    private static void recover(String actor, String what, String... words) {
        List<String> all = new ArrayList<>(List.of("supervision", "recover", what, CASE, "--subject", TARGET));
        all.addAll(List.of(words));
        all.addAll(List.of("--reason", "查实"));
        rig.runs(rig.acting(actor, all.toArray(String[]::new)));
    }

    private static String recoveries(String... words) {
        List<String> all = new ArrayList<>(List.of("supervision", "recover", "list"));
        all.addAll(List.of(words));
        all.addAll(List.of("--bootstrap-servers", rig.servers()));
        return rig.runs(all.toArray(String[]::new));
    }

    private static Decision untilStanding(StandingKind kind, boolean shown) throws Exception {
        while (true) {
            Decision decision = rig.decide(HOSPITAL, "B02");
            if (decision.getStanding().stream().anyMatch(met -> met.getEntry().getKind() == kind) == shown) {
                return decision;
            }
        }
    }
}
