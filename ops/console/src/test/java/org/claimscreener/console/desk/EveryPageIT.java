package org.claimscreener.console.desk;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.assertj.core.api.SoftAssertions;
import org.claimscreener.console.TestConsole;
import org.claimscreener.console.TestHolds;
import org.claimscreener.console.TestOrders;
import org.claimscreener.console.TestPersons;
import org.claimscreener.console.TestStatus;
import org.claimscreener.console.TestTips;
import org.claimscreener.console.identity.Person;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Dimension;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;

/**
 * Every page in both languages, on a desktop and on a phone: accessible, and no wider than the window. Pictures of them
 * are kept with {@code -Ddesk.pictures=FOLDER}.
 */
class EveryPageIT {
    @TempDir
    private static Path folder;

    private static TestConsole console;
    private static Browser browser;

    private record Page(Person person, String path) {}

    @BeforeAll
    static void start() throws Exception {
        console = new TestConsole(folder, 0, TestStatus::at);
        browser = Browser.start(console.address());
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        console.close();
    }

    private static Map<String, Page> pages() {
        Map<String, Page> pages = new LinkedHashMap<>();
        pages.put("queue", new Page(TestPersons.REVIEWER, "/queue"));
        pages.put("queue-mended", new Page(TestPersons.REVIEWER, "/queue?region=43x&least=abc"));
        pages.put("queue-empty", new Page(TestPersons.REVIEWER, "/queue?rule=FP-99"));
        pages.put("hold-waiting", new Page(TestPersons.REVIEWER, "/holds/" + TestHolds.WAITING));
        pages.put("hold-review", new Page(TestPersons.REVIEWER, "/holds/" + TestHolds.IN_HAND));
        pages.put("hold-second", new Page(TestPersons.REVIEWER, "/holds/" + TestHolds.PROPOSED));
        pages.put("hold-vote", new Page(TestPersons.COLLEGE, "/holds/" + TestHolds.COLLEGIAL));
        pages.put("hold-appeal", new Page(TestPersons.HOSPITAL_CLERK, "/holds/" + TestHolds.NOTIFIED));
        pages.put("hold-undecided", new Page(TestPersons.REVIEWER, "/holds/" + TestHolds.UNDECIDED));
        pages.put("hold-ended", new Page(TestPersons.AUDITOR, "/holds/" + TestHolds.RELEASED));
        pages.put("mine", new Page(TestPersons.HOSPITAL_CLERK, "/mine"));
        pages.put("institution", new Page(TestPersons.REVIEWER, "/institutions/" + TestPersons.HOSPITAL));
        pages.put("practitioner", new Page(TestPersons.REVIEWER, "/practitioners/D430102000123"));
        pages.put("dashboard", new Page(TestPersons.SUPERVISOR, "/dashboard"));
        pages.put("rules", new Page(TestPersons.REVIEWER, "/rules"));
        pages.put("institution-own", new Page(TestPersons.HOSPITAL_CLERK, "/institutions/" + TestPersons.HOSPITAL));
        pages.put("contests", new Page(TestPersons.SUPERVISOR, "/contests?told=sent"));
        pages.put("orders", new Page(TestPersons.SUPERVISOR, "/orders?show=all"));
        pages.put("order", new Page(TestPersons.SUPERVISOR, "/orders/" + TestOrders.IN_FORCE));
        pages.put("order-new", new Page(TestPersons.SUPERVISOR, "/orders/new"));
        pages.put("cases", new Page(TestPersons.SUPERVISOR, "/cases"));
        pages.put("cases-ended", new Page(TestPersons.AUDITOR, "/cases?show=ended"));
        pages.put("status", new Page(TestPersons.OPERATOR, "/status"));
        pages.put("tips", new Page(TestPersons.TIPS, "/tips"));
        pages.put("tips-ended", new Page(TestPersons.TIPS, "/tips?show=ended"));
        pages.put("tip", new Page(TestPersons.TIPS, "/tips/" + TestTips.WAITING));
        pages.put("tip-checked", new Page(TestPersons.TIPS_2, "/tips/" + TestTips.CHECKED + "?told=sent"));
        pages.put("public", new Page(TestPersons.REVIEWER, "/public"));
        pages.put("public-month", new Page(TestPersons.REVIEWER, "/public/2026-10"));
        pages.put("not-found", new Page(TestPersons.REVIEWER, "/holds/none"));
        pages.put("forbidden", new Page(TestPersons.REVIEWER, "/dashboard"));
        return pages;
    }

    @Test
    void isAccessibleAndFitsADesktop() throws Exception {
        look(Browser.DESKTOP, "desktop");
    }

    @Test
    void isAccessibleAndFitsAPhone() throws Exception {
        look(Browser.PHONE, "phone");
    }

    @Test
    void isReadableInTheDark() throws Exception {
        SoftAssertions all = new SoftAssertions();
        browser.dark(true).size(Browser.DESKTOP);
        for (String name : List.of(
                "queue",
                "hold-second",
                "hold-appeal",
                "queue-mended",
                "hold-ended",
                "dashboard",
                "status",
                "public-month")) {
            Page page = pages().getOrDefault(name, new Page(TestPersons.REVIEWER, "/queue"));
            browser.as(page.person(), "en").open(page.path());
            browser.picture(name + "-dark", Browser.DESKTOP);
            all.assertThat(grave()).as(name).isEmpty();
        }
        browser.dark(false);
        all.assertAll();
    }

    private static void look(Dimension size, String device) throws Exception {
        SoftAssertions all = new SoftAssertions();
        for (String language : List.of("zh", "en")) {
            for (Map.Entry<String, Page> entry : pages().entrySet()) {
                String name = entry.getKey() + "-" + device + "-" + language;
                Page page = entry.getValue();
                browser.size(size).as(page.person(), language).open(page.path());
                browser.picture(name, size);
                all.assertThat(browser.overflow()).as(name + " is too wide").isLessThanOrEqualTo(0);
                if (language.equals(size.equals(Browser.DESKTOP) ? "en" : "zh")) {
                    all.assertThat(grave()).as(name).isEmpty();
                }
                all.assertThat(browser.complaints()).as(name).isEmpty();
            }
        }
        all.assertAll();
    }

    /** What axe finds serious or worse, with what it is about. */
    private static List<String> grave() {
        return new AxeBuilder()
                .analyze(browser.driver()).getViolations().stream()
                        .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                        .map(EveryPageIT::told)
                        .toList();
    }

    private static String told(Rule rule) {
        return rule.getId() + ": "
                + rule.getNodes().stream().limit(3).map(node -> node.getHtml()).toList();
    }
}
