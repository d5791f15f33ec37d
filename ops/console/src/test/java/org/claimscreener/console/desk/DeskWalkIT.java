package org.claimscreener.console.desk;

import java.nio.file.Path;
import java.time.Duration;

import org.claimscreener.console.TestConsole;
import org.claimscreener.console.TestHolds;
import org.claimscreener.console.TestPersons;
import org.claimscreener.console.TestTips;
import org.claimscreener.wire.record.HoldCommand;
import org.claimscreener.wire.record.HoldCommandKind;
import org.claimscreener.wire.record.LineOpinion;
import org.claimscreener.wire.record.TipCommand;
import org.claimscreener.wire.record.TipCommandKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** People at work, in a real browser. */
class DeskWalkIT {
    @TempDir
    private Path folder;

    private TestConsole console;
    private Browser browser;

    @BeforeEach
    void start() throws Exception {
        console = new TestConsole(folder);
        browser = Browser.start(console.address()).size(Browser.DESKTOP);
    }

    @AfterEach
    void stop() {
        if (browser != null) {
            browser.close();
        }
        console.close();
    }

    @Test
    void aReviewerClaimsAndReviewsWithTheKeyboardAlone() {
        browser.as(TestPersons.REVIEWER, "en").open("/queue?institution=" + TestPersons.HOSPITAL + "&unclaimed=1");
        browser.key("j");
        browser.key("j");
        assertThat(browser.driver().switchTo().activeElement().getText()).isEqualTo(TestHolds.WAITING);
        browser.key(Keys.ENTER);
        browser.sees("h1", TestHolds.WAITING);

        browser.key("c");
        browser.sees("#notice", "Done: Claimed");

        browser.key("r");
        browser.key(Keys.chord(Keys.CONTROL, "a"));
        browser.key("1000.50");
        browser.sees("[data-total]", "¥5,263.00");
        browser.find("form[data-command=REVIEW] textarea").sendKeys("同一诊断短期再入院，部分保留。");
        browser.find("form[data-command=REVIEW] button[type=submit]").sendKeys(Keys.ENTER);
        browser.sees("#notice", "Done: Reviewed");

        assertThat(browser.find(".badges").getText()).contains("Institution notified");
        HoldCommand review = console.world().sent().get(1);
        assertThat(review.getKind()).isEqualTo(HoldCommandKind.REVIEW);
        assertThat(review.getOpinions())
                .extracting(LineOpinion::getAmountFen)
                .containsExactly(100_050L, 425_050L, 1_200L);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void anInstitutionAppealsPartOfAResult() {
        browser.as(TestPersons.HOSPITAL_CLERK, "zh").open("/mine");
        browser.find("#waiting");
        browser.find("a[href='/holds/" + TestHolds.NOTIFIED + "']").click();
        browser.sees("h1", TestHolds.NOTIFIED);

        browser.find("form[data-command=APPEAL] .opinions li:first-child button[data-set]:last-child")
                .click();
        browser.sees("[data-total]", "¥1,864.00");
        browser.find("form[data-command=APPEAL] textarea").sendKeys("急诊再入院，附病历。");
        browser.find("form[data-command=APPEAL] button[type=submit]").click();

        browser.sees("#notice", "已完成：机构申诉");
        HoldCommand appeal = console.world().sent().get(0);
        assertThat(appeal.getOpinions()).containsExactly(new LineOpinion(TestHolds.NOTIFIED + "-1", 186_400L));
    }

    @Test
    void aHoldGoesFromHandToHandUntilPartOfItIsDeducted() {
        browser.as(TestPersons.REVIEWER, "en").open("/holds/" + TestHolds.IN_HAND);
        browser.find("form[data-command=REVIEW] .opinions li:last-child button[data-set='0.00']")
                .click();
        say("REVIEW", "keep two lines");
        browser.sees("#notice", "Done: Reviewed");

        browser.as(TestPersons.HOSPITAL_CLERK, "en").open("/holds/" + TestHolds.IN_HAND);
        browser.find("form[data-command=APPEAL] button[data-all=keep]").click();
        say("APPEAL", "it was an emergency");
        browser.sees("#notice", "Done: Appealed");

        browser.as(TestPersons.REVIEWER, "en").open("/holds/" + TestHolds.IN_HAND);
        assertThat(browser.all("form[data-command=CLAIM]")).isEmpty();

        browser.as(TestPersons.SENIOR, "en").open("/holds/" + TestHolds.IN_HAND);
        browser.key("c");
        browser.sees("#notice", "Done: Claimed");
        browser.find("form[data-command=REVIEW] .opinions li:first-child button[data-set='0.00']")
                .click();
        say("REVIEW", "the drug is explained, the stent is not");
        browser.sees("#notice", "Done: Reviewed");

        browser.as(TestPersons.HOSPITAL_CLERK, "en").open("/holds/" + TestHolds.IN_HAND);
        browser.find(".actions details summary").click();
        browser.find("form[data-command=ACCEPT] button[type=submit]").click();
        browser.sees("#notice", "Done: Accepted");
        assertThat(browser.find("#line-1").getText()).contains("¥4,250.50");
        assertThat(browser.find("main").getText()).contains("¥4,250.50 deducted", "This hold has ended");
    }

    private void say(String command, String reason) {
        browser.find("form[data-command=" + command + "] textarea").sendKeys(reason);
        browser.find("form[data-command=" + command + "] button[type=submit]").click();
    }

    @Test
    void aRowChangesWhileSomebodyLooksAndNewHoldsAreAnnounced() throws Exception {
        browser.as(TestPersons.SENIOR, "en").open("/queue?institution=" + TestPersons.HOSPITAL);
        browser.find("tr.row");
        browser.until(
                () -> console.get(TestPersons.REVIEWER, "/metrics").body().contains("screener_console_live_pages 1.0"));

        claimByAnother(TestHolds.WAITING);
        browser.sees("tr.fresh", "reviewer-2");
        console.world().add(TestHolds.another(TestConsole.NOW));
        browser.sees(".news", "1 new holds since this page was drawn");
        assertThat(browser.find(".news a").getText()).isEqualTo("Show");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void whoReadsAHoldIsToldThatItWentOn() throws Exception {
        browser.as(TestPersons.REVIEWER, "en").open("/holds/" + TestHolds.WAITING);
        browser.until(
                () -> console.get(TestPersons.REVIEWER, "/metrics").body().contains("screener_console_live_pages 1.0"));

        claimByAnother(TestHolds.WAITING);
        browser.sees(".live", "This hold went on");
    }

    private void claimByAnother(String holdId) {
        console.world()
                .send(
                        HoldCommand.newBuilder()
                                .setCommandId("c-other")
                                .setHoldId(holdId)
                                .setKind(HoldCommandKind.CLAIM)
                                .setActorId("reviewer-2")
                                .setActorRole(org.claimscreener.wire.record.ActorRole.REVIEWER)
                                .setSeenStep(1)
                                .setIssuedAt(TestConsole.NOW)
                                .build(),
                        Duration.ofSeconds(1))
                .toCompletableFuture()
                .join();
    }

    @Test
    void aTipIsTakenUpWhenAllFourConditionsAreTicked() {
        browser.as(TestPersons.TIPS, "zh").open("/tips");
        browser.find("a[href='/tips/" + TestTips.WAITING + "']").click();
        browser.sees("h1", "430102-2026-0007");
        String form = "form[data-command=TAKE_UP] ";
        browser.find(form + "textarea").sendKeys("线索具体，有照片。");
        browser.find(form + "button[type=submit]").click();
        assertThat(console.world().sentAboutTips()).as("a box is not ticked").isEmpty();

        browser.all(form + "input[type=checkbox]").forEach(WebElement::click);
        browser.find(form + "button[type=submit]").click();

        browser.sees("#notice", "已发送");
        assertThat(console.world().sentAboutTips())
                .extracting(TipCommand::getKind, TipCommand::getReason)
                .containsExactly(tuple(TipCommandKind.TAKE_UP, "线索具体，有照片。"));
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void theHelpOpensAndClosesWithTheQuestionMark() {
        browser.as(TestPersons.REVIEWER, "en").open("/queue");
        browser.find("tr.row");
        browser.key("?");
        WebElement help = browser.find("dialog[open]");
        assertThat(help.getText()).contains("Keyboard shortcuts", "Claim");
        browser.key("?");
        assertThat(browser.all("dialog[open]")).isEmpty();
    }

    @Test
    void thePatientIsShownOnlyAfterAClickThatIsPutDown() {
        browser.as(TestPersons.REVIEWER, "en").open("/holds/" + TestHolds.WAITING);
        assertThat(browser.find("main").getText()).doesNotContain("PSN-");
        browser.find("form[hx-post] button").click();
        browser.sees("#patient", "PSN-INVENTED-4711");
        assertThat(console.access().audited()).hasSize(1);
        assertThat(browser.driver().getCurrentUrl()).endsWith(TestHolds.WAITING);
    }
}
