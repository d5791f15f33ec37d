package org.claimscreener.console.desk;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;

import org.claimscreener.console.TestConsole;
import org.claimscreener.console.TestHolds;
import org.claimscreener.console.TestPersons;
import org.claimscreener.console.identity.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Pages over HTTP, as different persons see them. */
class PagesTest {
    @TempDir
    private Path folder;

    private TestConsole console;

    @BeforeEach
    void start() throws Exception {
        console = new TestConsole(folder);
    }

    @AfterEach
    void stop() {
        console.close();
    }

    private HttpResponse<String> get(Person person, String path) throws Exception {
        return console.get(person, path);
    }

    @Test
    void drawsTheQueueWithWhatLapsesFirstOnTop() throws Exception {
        HttpResponse<String> page = get(TestPersons.REVIEWER, "/queue");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<html lang=\"en\">", "Overdue", TestHolds.WAITING, "9 h left");
        assertThat(page.body().indexOf(TestHolds.OVERDUE))
                .isLessThan(page.body().indexOf(TestHolds.WAITING));
    }

    @Test
    void drawsEveryHoldInEveryLanguage() throws Exception {
        for (String id : List.of(
                TestHolds.WAITING,
                TestHolds.IN_HAND,
                TestHolds.NOTIFIED,
                TestHolds.APPEALED,
                TestHolds.COLLEGIAL,
                TestHolds.PROPOSED,
                TestHolds.RELEASED,
                TestHolds.UNDECIDED)) {
            for (String language : List.of("zh", "en")) {
                assertThat(get(TestPersons.SENIOR, "/holds/" + id + "?lang=" + language)
                                .statusCode())
                        .as(id + " in " + language)
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void keepsThePatientOffThePageUntilAskedFor() throws Exception {
        String page = get(TestPersons.REVIEWER, "/holds/" + TestHolds.WAITING).body();
        assertThat(page).contains("Show the patient").doesNotContain("PSN-INVENTED");
        assertThat(console.access().audited()).isEmpty();

        HttpResponse<String> shown = console.post(
                TestPersons.REVIEWER, "/holds/" + TestHolds.WAITING + "/patient", "_csrf=token-of-reviewer-1");

        assertThat(shown.body()).contains("PSN-INVENTED-4711").doesNotContain("<html");
        assertThat(console.access().audited())
                .singleElement()
                .asString()
                .contains("PATIENT_SHOWN " + TestHolds.WAITING)
                .doesNotContain("PSN-");
    }
}
