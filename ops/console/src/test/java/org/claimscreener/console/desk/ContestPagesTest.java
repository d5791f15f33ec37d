package org.claimscreener.console.desk;

import java.net.http.HttpResponse;
import java.nio.file.Path;

import org.claimscreener.console.TestConsole;
import org.claimscreener.console.TestPersons;
import org.claimscreener.console.TestSteps;
import org.claimscreener.console.identity.Person;
import org.claimscreener.wire.record.ActorRole;
import org.claimscreener.wire.record.SubjectKind;
import org.claimscreener.wire.record.SupervisionCommand;
import org.claimscreener.wire.record.SupervisionCommandKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

/** Contests of credit, as different persons see and send them. */
class ContestPagesTest {
    private static final String HOSPITAL = "/institutions/" + TestPersons.HOSPITAL;
    private static final String PRACTITIONER = "/practitioners/D430102000123";
    private static final String DECISION = "/contests/INSTITUTION/" + TestPersons.HOSPITAL + "/" + TestSteps.CONTEST;

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

    @Test
    void aSubjectsPageTellsWhatWasOrderedAndWhatMovedItsCredit() throws Exception {
        String page = console.get(TestPersons.REVIEWER, HOSPITAL).body();

        assertThat(page)
                .contains("Order trace codes", "长医保罚〔2026〕12号", "100.00 (A) → 99.50 (A)", TestSteps.FREE)
                .contains("taken back by (2026)湘01行终7号", "another one has that number")
                .contains("&lt;b&gt;请核实")
                .doesNotContain("<b>请核实");
    }

    @Test
    void onlyWhatIsNeitherContestedNorTakenBackCanBeContested() throws Exception {
        String page = console.get(TestPersons.HOSPITAL_CLERK, HOSPITAL).body();

        assertThat(page)
                .contains("action=\"" + HOSPITAL + "/contests/" + TestSteps.FREE)
                .doesNotContain("/contests/" + TestSteps.CONTESTED)
                .doesNotContain("/contests/" + TestSteps.TAKEN_BACK)
                .doesNotContain("another one has that number");
        assertThat(console.get(TestPersons.AUDITOR, HOSPITAL).body()).doesNotContain("/contests/" + TestSteps.FREE);
    }

    @Test
    void anInstitutionContestsWhatIsItsOwn() throws Exception {
        HttpResponse<String> answer =
                post(TestPersons.HOSPITAL_CLERK, HOSPITAL + "/contests/" + TestSteps.FREE, "reason=%E9%9D%9E%E6%88%91");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue(HOSPITAL + "?told=sent");
        SupervisionCommand sent = console.world().sentAboutSubjects().get(0);
        assertThat(sent.getKind()).isEqualTo(SupervisionCommandKind.CONTEST);
        assertThat(sent.getAbout()).isEqualTo(TestSteps.FREE);
        assertThat(sent.getSubjectKind()).isEqualTo(SubjectKind.INSTITUTION);
        assertThat(sent.getActorRole()).isEqualTo(ActorRole.INSTITUTION);
        assertThat(sent.getReason()).isEqualTo("非我");
        assertThat(console.access().audited()).anyMatch(line -> line.contains(sent.getCommandId()));
        assertThat(console.get(TestPersons.HOSPITAL_CLERK, HOSPITAL + "?told=sent")
                        .body())
                .contains("shows here within a few seconds");
    }

    @Test
    void aFormThatIsSentTwiceIsOneCommand() throws Exception {
        for (int i = 0; i < 2; i++) {
            post(TestPersons.SENIOR, PRACTITIONER + "/contests/" + TestSteps.FREE, "reason=x");
        }

        assertThat(console.world().sentAboutSubjects())
                .hasSize(2)
                .extracting(SupervisionCommand::getCommandId)
                .containsOnly(console.world().sentAboutSubjects().get(0).getCommandId());
    }

    @Test
    void nothingIsSentWithoutAReasonOrByWhomItIsNotFor() throws Exception {
        assertThat(post(TestPersons.SENIOR, PRACTITIONER + "/contests/" + TestSteps.FREE, "reason=+")
                        .headers()
                        .firstValue("Location"))
                .hasValue(PRACTITIONER + "?told=mend");
        assertThat(post(TestPersons.PHARMACY_CLERK, HOSPITAL + "/contests/" + TestSteps.FREE, "reason=x")
                        .statusCode())
                .isEqualTo(404);
        assertThat(post(TestPersons.HOSPITAL_CLERK, PRACTITIONER + "/contests/" + TestSteps.FREE, "reason=x")
                        .statusCode())
                .isEqualTo(403);
        assertThat(post(TestPersons.AUDITOR, HOSPITAL + "/contests/" + TestSteps.FREE, "reason=x")
                        .statusCode())
                .isEqualTo(403);
        assertThat(post(TestPersons.REVIEWER, DECISION, "reason=x&answer=take-back")
                        .statusCode())
                .isEqualTo(403);
        assertThat(post(TestPersons.HOSPITAL_CLERK, DECISION, "reason=x&answer=stands")
                        .statusCode())
                .isEqualTo(403);
        assertThat(post(TestPersons.SUPERVISOR, DECISION.replace("INSTITUTION", "PATIENT"), "reason=x")
                        .statusCode())
                .isEqualTo(404);
        assertThat(post(TestPersons.SENIOR, PRACTITIONER + "/contests/" + "S".repeat(151), "reason=x")
                        .statusCode())
                .isEqualTo(404);
        assertThat(console.world().sentAboutSubjects()).isEmpty();
    }

    @Test
    void whoWaitsForADecisionIsListedForThoseWhoDecide() throws Exception {
        String supervisor = console.get(TestPersons.SUPERVISOR, "/contests").body();
        String senior = console.get(TestPersons.SENIOR, "/contests").body();
        String auditor = console.get(TestPersons.AUDITOR, "/contests").body();

        // The second one is the supervisor's own, and escalated, so that the senior reviewer may not decide it either.
        assertThat(supervisor).contains(DECISION, "Another person decides this one");
        assertThat(supervisor).doesNotContain("/contest-2\"");
        assertThat(senior).contains(DECISION).doesNotContain("/contest-2\"");
        assertThat(auditor).contains(TestPersons.HOSPITAL).doesNotContain("answer");
        assertThat(console.get(TestPersons.REVIEWER, "/contests").statusCode()).isEqualTo(403);
    }

    @Test
    void aSeniorReviewerOrSupervisorDecides() throws Exception {
        HttpResponse<String> answer = post(TestPersons.SUPERVISOR, DECISION, "reason=x&answer=take-back");
        post(TestPersons.SENIOR, DECISION, "reason=x&answer=stands");

        assertThat(answer.headers().firstValue("Location")).hasValue("/contests?told=sent");
        assertThat(console.world().sentAboutSubjects())
                .extracting(SupervisionCommand::getTakesBack, SupervisionCommand::getActorRole)
                .containsExactly(tuple(true, ActorRole.SUPERVISOR), tuple(false, ActorRole.SENIOR_REVIEWER));
    }

    private HttpResponse<String> post(Person person, String path, String form) throws Exception {
        return console.post(person, path, "_csrf=token-of-" + person.id() + "&" + form);
    }
}
