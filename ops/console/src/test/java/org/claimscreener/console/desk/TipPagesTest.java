package org.claimscreener.console.desk;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;

import org.claimscreener.console.TestConsole;
import org.claimscreener.console.TestHolds;
import org.claimscreener.console.TestPersons;
import org.claimscreener.console.TestTips;
import org.claimscreener.console.identity.Person;
import org.claimscreener.wire.record.SubjectKind;
import org.claimscreener.wire.record.TipCommand;
import org.claimscreener.wire.record.TipCommandKind;
import org.claimscreener.wire.record.TipConditions;
import org.claimscreener.wire.record.TipDismissal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Tips, as the tip desk sees and works on them, and as nobody else does. */
class TipPagesTest {
    private static final String NONCE =
            "nonce=" + TestConsole.NOW.toEpochMilli() + "-01234567-89ab-cdef-0123-456789abcdef";
    private static final String MET = "&target=1&lead=1&evidence=1&new=1";
    private static final String WAITING = "/tips/" + TestTips.WAITING;
    private static final String CHECKED = "/tips/" + TestTips.CHECKED;

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
    void whoHasNotTheDutySeesNothingOfTips() throws Exception {
        for (Person person : TestPersons.ALL) {
            if (person.equals(TestPersons.TIPS) || person.equals(TestPersons.TIPS_2)) {
                continue;
            }
            for (String path : List.of("/tips", WAITING, "/tips/none")) {
                assertThat(console.get(person, path).statusCode())
                        .as(person.id() + " " + path)
                        .isEqualTo(404);
            }
            assertThat(post(person, WAITING + "/commands/TAKE_UP", NONCE + "&reason=x" + MET)
                            .statusCode())
                    .as(person.id())
                    .isEqualTo(404);
            assertThat(post(person, "/tips/" + TestTips.OF_PATIENT + "/target", "")
                            .statusCode())
                    .as(person.id())
                    .isEqualTo(404);
            assertThat(console.get(person, "/public").body()).as(person.id()).doesNotContain("href=\"/tips\"");
        }
        assertThat(console.world().sentAboutTips()).isEmpty();
    }

    @Test
    void theTipDeskSeesTipsAndNothingElse() throws Exception {
        assertThat(console.get(TestPersons.TIPS, "/").headers().firstValue("Location"))
                .hasValue("/tips");
        for (String path : List.of("/queue", "/dashboard", "/contests", "/rules", "/practitioners/D1")) {
            assertThat(console.get(TestPersons.TIPS, path).statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(console.get(TestPersons.TIPS, "/holds/" + TestHolds.WAITING).statusCode())
                .isEqualTo(404);
        // It is told which holds belong to a tip, and does not see into them.
        assertThat(console.get(TestPersons.TIPS, CHECKED).body())
                .contains(TestHolds.NOTIFIED, "case-17", "¥1,864.00")
                .doesNotContain("/holds/" + TestHolds.NOTIFIED);
    }

    @Test
    void theListTellsWhatIsDueAndWhatIsOverdue() throws Exception {
        String open = console.get(TestPersons.TIPS, "/tips").body();
        String ended = console.get(TestPersons.TIPS, "/tips?show=ended").body();

        assertThat(open)
                .contains("430102-2026-0007", "due OVERDUE", "stands aside for 430102-2026-0007", "430102-2026-0099")
                .contains("the first 4 of 7 tips")
                .doesNotContain("430102-2026-0001", TestTips.PATIENT);
        assertThat(ended).contains("430102-2026-0001", "Verified").doesNotContain("430102-2026-0012");
    }

    @Test
    void aTipTellsItsLeadAsTextAndWhereItsReporterIsOpened() throws Exception {
        String page = console.get(TestPersons.TIPS, WAITING).body();

        assertThat(page)
                .contains("该院挂床住院", "&lt;script", "病区照片.jpg", "entered by clerk-7")
                .contains("screener tip open '430102-2026-0007' --target 'INSTITUTION:H43010200001'")
                .doesNotContain("<script>alert");
        assertThat(console.get(TestPersons.TIPS, "/tips/" + TestTips.OF_PATIENT).body())
                .contains("anonymous")
                .doesNotContain("screener tip open");
        assertThat(console.get(TestPersons.TIPS, "/tips/" + TestTips.ASIDE).body())
                .contains("The log does not have what was entered", "stands aside for 430102-2026-0007");
    }

    @Test
    void aPatientIsNamedOnAClickThatIsPutDownFirst() throws Exception {
        String page = "/tips/" + TestTips.OF_PATIENT;
        assertThat(console.get(TestPersons.TIPS, page).body()).doesNotContain(TestTips.PATIENT);
        assertThat(console.access().audited()).isEmpty();

        assertThat(post(TestPersons.TIPS, page + "/target", "").body()).contains(TestTips.PATIENT);

        assertThat(console.access().audited())
                .singleElement()
                .asString()
                .contains("PATIENT_SHOWN", "430102-2026-0015")
                .doesNotContain(TestTips.PATIENT);
    }

    @Test
    void aTipIsTakenUpWhenAllConditionsAreStated() throws Exception {
        HttpResponse<String> unmet =
                post(TestPersons.TIPS, WAITING + "/commands/TAKE_UP", NONCE + "&reason=x&target=1&lead=1&evidence=1");
        HttpResponse<String> sent = post(TestPersons.TIPS, WAITING + "/commands/TAKE_UP", NONCE + "&reason=x" + MET);

        assertThat(unmet.headers().firstValue("Location")).hasValue(WAITING + "?told=unmet");
        assertThat(sent.headers().firstValue("Location")).hasValue(WAITING + "?told=sent");
        TipCommand command = only();
        assertThat(command.getKind()).isEqualTo(TipCommandKind.TAKE_UP);
        assertThat(command.getTipId()).isEqualTo("430102-2026-0007");
        assertThat(command.getTargetId()).isEqualTo(TestPersons.HOSPITAL);
        assertThat(command.getActorId()).isEqualTo(TestPersons.TIPS.id());
        assertThat(command.getConditions()).isEqualTo(new TipConditions(true, true, true, true));
        assertThat(command.getDismissal()).isNull();
        assertThat(console.access().audited())
                .singleElement()
                .asString()
                .contains("COMMAND_SENT", command.getCommandId(), "430102-2026-0007");
    }

    @Test
    void whoTookATipUpLinksAndAnotherPersonEndsItsCheck() throws Exception {
        assertThat(console.get(TestPersons.TIPS, CHECKED).body())
                .contains("/commands/LINK", "You took it up")
                .doesNotContain("/commands/CLOSE_VERIFIED");
        post(TestPersons.TIPS, CHECKED + "/commands/CLOSE_VERIFIED", NONCE + "&reason=x");
        assertThat(console.world().sentAboutTips()).isEmpty();

        post(TestPersons.TIPS_2, CHECKED + "/commands/CLOSE_VERIFIED", NONCE + "&reason=%E5%B1%9E%E5%AE%9E");

        assertThat(only().getKind()).isEqualTo(TipCommandKind.CLOSE_VERIFIED);
        assertThat(only().getReason()).isEqualTo("属实");
    }

    @Test
    void aDismissalSaysWhyAndALinkWhat() throws Exception {
        assertThat(post(TestPersons.TIPS, WAITING + "/commands/DISMISS", NONCE + "&reason=x&why=OTHER")
                        .headers()
                        .firstValue("Location"))
                .hasValue(WAITING + "?told=mend");
        post(TestPersons.TIPS, WAITING + "/commands/DISMISS", NONCE + "&reason=x&why=NO_EVIDENCE");
        assertThat(only().getDismissal()).isEqualTo(TipDismissal.NO_EVIDENCE);

        assertThat(post(TestPersons.TIPS, CHECKED + "/commands/LINK", NONCE + "&reason=x&other=a+b")
                        .headers()
                        .firstValue("Location"))
                .hasValue(CHECKED + "?told=mend");
        post(TestPersons.TIPS, CHECKED + "/commands/LINK", NONCE + "&reason=x&other=case-17");
        assertThat(console.world().sentAboutTips().get(1).getOther()).isEqualTo("case-17");
    }

    @Test
    void aPageSendsAFormOnceHoweverOftenAndAnotherPageAgain() throws Exception {
        String ofAnother = NONCE.replace("cdef-0123", "cdef-4567");
        String ofTheFuture = NONCE.replace("" + TestConsole.NOW.toEpochMilli(), "9999999999999");
        String ofLongAgo = NONCE.replace("" + TestConsole.NOW.toEpochMilli(), "1700000000000");
        for (String nonce : List.of(NONCE, NONCE, ofAnother, ofTheFuture, ofLongAgo, "nonce=short", "")) {
            post(TestPersons.TIPS, CHECKED + "/commands/LINK", nonce + "&reason=x&other=case-17");
        }
        post(TestPersons.TIPS, CHECKED + "/commands/LINK", NONCE + "&reason=x&other=case-18");

        List<TipCommand> sent = console.world().sentAboutTips();
        assertThat(sent).hasSize(4);
        assertThat(sent.get(1)).isEqualTo(sent.get(0));
        assertThat(sent.stream().map(TipCommand::getCommandId).distinct()).hasSize(3);
    }

    @Test
    void aPatientsNumberIsOnNoRecord() throws Exception {
        post(TestPersons.TIPS, "/tips/" + TestTips.OF_PATIENT + "/commands/TAKE_UP", NONCE + "&reason=x" + MET);

        assertThat(only().getTargetKind()).isEqualTo(SubjectKind.PATIENT);
        assertThat(only().getTargetId()).isEqualTo(TestTips.PATIENT);
        assertThat(console.access().audited()).noneMatch(line -> line.contains(TestTips.PATIENT));
    }

    private TipCommand only() {
        assertThat(console.world().sentAboutTips()).hasSize(1);
        return console.world().sentAboutTips().get(0);
    }

    private HttpResponse<String> post(Person person, String path, String form) throws Exception {
        return console.post(person, path, "_csrf=token-of-" + person.id() + "&" + form);
    }
}
