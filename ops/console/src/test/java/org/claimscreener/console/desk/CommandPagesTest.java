package org.claimscreener.console.desk;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.claimscreener.console.TestConsole;
import org.claimscreener.console.TestHolds;
import org.claimscreener.console.TestPersons;
import org.claimscreener.console.TestWorld;
import org.claimscreener.console.identity.Person;
import org.claimscreener.wire.record.ActorRole;
import org.claimscreener.wire.record.HoldCommand;
import org.claimscreener.wire.record.HoldCommandKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of forms that are sent. */
class CommandPagesTest {
    private static final String NONCE = "&nonce=6f0c1d2e-0000-4000-8000-000000000001";
    private static final String REVIEW =
            "&seen=2&amount.0=1864.00&amount.1=0&amount.2=0&reason=%E7%90%86%E7%94%B1" + NONCE;

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

    private HttpResponse<String> send(Person person, String holdId, String kind, String fields) throws Exception {
        return console.post(person, "/holds/" + holdId + "/commands/" + kind, "_csrf=token-of-" + person.id() + fields);
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    @Test
    void sendsWhatThePersonWantsAndShowsTheStepThatCameOfIt() throws Exception {
        HttpResponse<String> answer = send(TestPersons.REVIEWER, TestHolds.IN_HAND, "REVIEW", REVIEW);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(location(answer)).endsWith("/holds/" + TestHolds.IN_HAND + "?told=REVIEWED");
        assertThat(console.get(TestPersons.REVIEWER, "/holds/" + TestHolds.IN_HAND + "?told=REVIEWED")
                        .body())
                .contains("Done: Reviewed", "理由", "¥4,262.50 paid", "Institution notified");
        HoldCommand command = console.world().sent().get(0);
        assertThat(command.getKind()).isEqualTo(HoldCommandKind.REVIEW);
        assertThat(command.getActorId()).isEqualTo("reviewer-1");
        assertThat(command.getActorRole()).isEqualTo(ActorRole.REVIEWER);
        assertThat(command.getSeenStep()).isEqualTo(2);
        assertThat(command.getIssuedAt()).isEqualTo(TestConsole.NOW);
        assertThat(console.access().audited())
                .containsExactly("reviewer-1 COMMAND_SENT " + TestHolds.IN_HAND + " REVIEW " + command.getCommandId());
    }

    @Test
    void aFormSentTwiceIsOneCommand() throws Exception {
        HttpResponse<String> first = send(TestPersons.REVIEWER, TestHolds.IN_HAND, "REVIEW", REVIEW);
        HttpResponse<String> second = send(TestPersons.REVIEWER, TestHolds.IN_HAND, "REVIEW", REVIEW);

        assertThat(location(second)).isEqualTo(location(first));
        assertThat(console.world().sent()).hasSize(1);
    }

    @Test
    void theSameFormOfTwoPersonsIsTwoCommands() throws Exception {
        send(TestPersons.REVIEWER, TestHolds.WAITING, "CLAIM", "&seen=0" + NONCE);
        send(TestPersons.REVIEWER_2, TestHolds.WAITING, "CLAIM", "&seen=0" + NONCE);

        assertThat(console.world().sent())
                .extracting(HoldCommand::getCommandId)
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @Test
    void showsARefusalOverTheHoldAsItStandsAndKeepsWhatWasTyped() throws Exception {
        HttpResponse<String> answer =
                send(TestPersons.REVIEWER, TestHolds.IN_HAND, "REVIEW", REVIEW.replace("seen=2", "seen=1"));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body())
                .contains("Not done: the hold went on since you looked", "step 1 was seen", "value=\"1864.00\"", "理由");
        assertThat(answer.body()).contains("name=\"seen\" value=\"2\"");
    }

    @Test
    void saysThatItWaitsWhenTheAnswerDoesNotCome() throws Exception {
        console.world().answers(TestWorld.Answer.NOTHING_IN_TIME);
        HttpResponse<String> answer = send(TestPersons.REVIEWER, TestHolds.WAITING, "CLAIM", "&seen=1" + NONCE);

        assertThat(location(answer)).endsWith("?told=waiting&seen=1");
        assertThat(console.get(TestPersons.REVIEWER, "/holds/" + TestHolds.WAITING + "?told=waiting&seen=1")
                        .body())
                .contains("The answer has not come yet", "data-waits=\"1\"");
    }

    @Test
    void saysThatItIsNotAvailableWhenTheLogDoesNotTakeIt() throws Exception {
        console.world().answers(TestWorld.Answer.NOT_IN_THE_LOG);
        HttpResponse<String> answer = send(TestPersons.REVIEWER, TestHolds.WAITING, "CLAIM", "&seen=1" + NONCE);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("Not available now").doesNotContain("IOException");
    }

    @Test
    void doesNotSendWhatIsNotForThePerson() throws Exception {
        HttpResponse<String> answer = send(TestPersons.REVIEWER_2, TestHolds.IN_HAND, "REVIEW", REVIEW);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("Not sent: as the hold stands");
        assertThat(send(TestPersons.AUDITOR, TestHolds.WAITING, "CLAIM", "&seen=1" + NONCE)
                        .statusCode())
                .isEqualTo(403);
        assertThat(console.world().sent()).isEmpty();
        assertThat(console.access().audited()).first().asString().contains("COMMAND_REFUSED_HERE");
    }

    @Test
    void anInstitutionCannotEvenFindTheHoldOfAnother() throws Exception {
        assertThat(send(TestPersons.PHARMACY_CLERK, TestHolds.NOTIFIED, "APPEAL", "&seen=3" + NONCE)
                        .statusCode())
                .isEqualTo(404);
        assertThat(send(TestPersons.REVIEWER, TestHolds.WAITING, "DROP", NONCE).statusCode())
                .isEqualTo(404);
        assertThat(send(TestPersons.REVIEWER, "S-none", "CLAIM", NONCE).statusCode())
                .isEqualTo(404);
    }

    @Test
    void aForgedFormWithoutTheTokenIsRefused() throws Exception {
        HttpResponse<String> answer =
                console.post(TestPersons.REVIEWER, "/holds/" + TestHolds.WAITING + "/commands/CLAIM", "seen=1" + NONCE);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(console.world().sent()).isEmpty();
    }

    @Test
    void tellsAtTheFieldWhatIsWrongAndKeepsTheRest() throws Exception {
        HttpResponse<String> answer = send(
                TestPersons.REVIEWER,
                TestHolds.IN_HAND,
                "REVIEW",
                "&seen=2&amount.0=abc&amount.1=99999&amount.2=0&reason=" + NONCE);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("An amount such as", "At most ¥4,250.50", "Please say why", "value=\"abc\"");
    }

    @Test
    void aFormThatIsTooLargeIsRefused() throws Exception {
        HttpResponse<String> answer =
                send(TestPersons.REVIEWER, TestHolds.IN_HAND, "REVIEW", REVIEW + "&x=" + "y".repeat(3 * 1024 * 1024));

        assertThat(answer.statusCode()).isBetween(400, 413);
        assertThat(console.world().sent()).isEmpty();
    }

    @Test
    void takesAReviewOfAsManyLinesAsABillCanHave() throws Exception {
        int lines = 5_000;
        console.world().add(TestHolds.large("S-large", lines, TestConsole.NOW));
        List<String> fields = new ArrayList<>(List.of(
                "_csrf=token-of-reviewer-1", "seen=2", "reason=why", "nonce=6f0c1d2e-0000-4000-8000-000000000001"));
        for (int i = 0; i < lines; i++) {
            fields.add("amount." + i + "=5.00");
        }

        HttpResponse<String> page = console.get(TestPersons.REVIEWER, "/holds/S-large");
        HttpResponse<String> answer = multipart(TestPersons.REVIEWER, "S-large", "REVIEW", fields, List.of());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        assertThat(console.world().sent().get(0).getOpinions()).hasSize(lines);
    }

    private HttpResponse<String> appeal(List<String> files) throws Exception {
        List<String> fields = List.of(
                "_csrf=token-of-" + TestPersons.HOSPITAL_CLERK.id(),
                "seen=3",
                "amount.1=100",
                "reason=why",
                "nonce=6f0c1d2e-0000-4000-8000-000000000001");
        return multipart(TestPersons.HOSPITAL_CLERK, TestHolds.NOTIFIED, "APPEAL", fields, files);
    }

    private HttpResponse<String> multipart(
            Person person, String holdId, String kind, List<String> fields, List<String> files) throws Exception {
        String boundary = "----boundary4711";
        StringBuilder body = new StringBuilder();
        for (String field : fields) {
            String[] parts = field.split("=", 2);
            body.append("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + parts[0] + "\"\r\n\r\n"
                    + parts[1] + "\r\n");
        }
        for (String content : files) {
            body.append("--" + boundary + "\r\nContent-Disposition: form-data; name=\"files\"; filename=\"小结.pdf\"\r\n"
                    + "Content-Type: application/pdf\r\n\r\n" + content + "\r\n");
        }
        body.append("--" + boundary + "--\r\n");
        return console.send(console.request(person, "/holds/" + holdId + "/commands/" + kind)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build());
    }

    @Test
    void anInstitutionAppealsWithFilesThatOthersCanRead() throws Exception {
        HttpResponse<String> answer = appeal(List.of("%PDF-1.7 one", "just text"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        HoldCommand command = console.world().sent().get(0);
        assertThat(command.getActorInstitutionId()).isEqualTo(TestPersons.HOSPITAL);
        assertThat(command.getAttachments())
                .extracting(attachment -> attachment.getName() + " " + attachment.getMediaType())
                .containsExactly("小结.pdf application/pdf", "小结.pdf text/plain");
        String path = "/holds/" + TestHolds.NOTIFIED + "/attachments/"
                + command.getAttachments().get(0).getSha256();
        HttpResponse<String> file = console.get(TestPersons.SENIOR, path);
        assertThat(file.body()).isEqualTo("%PDF-1.7 one");
        assertThat(file.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename*=UTF-8''%E5%B0%8F%E7%BB%93.pdf");
        assertThat(file.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(console.get(TestPersons.PHARMACY_CLERK, path).statusCode()).isEqualTo(404);
        assertThat(console.access().audited()).anyMatch(line -> line.startsWith("senior-1 ATTACHMENT_READ"));
    }

    @Test
    void refusesFilesOfAWrongTypeAndTooMany() throws Exception {
        assertThat(appeal(List.of("PK\u0003\u0004 not an ofd")).body()).contains("it is the content that counts");
        assertThat(appeal(List.of("a", "b", "c", "d", "e", "f")).body()).contains("At most 5 files");
        assertThat(console.world().sent()).isEmpty();
        try (Stream<Path> left = Files.list(folder.resolve("attachments"))) {
            assertThat(left.filter(file -> file.toString().endsWith(".tmp"))).isEmpty();
        }
    }

    @Test
    void aFileIsGivenOutOnlyWithTheHoldThatNamesIt() throws Exception {
        appeal(List.of("%PDF-1.7 one"));
        String sha256 = console.world().sent().get(0).getAttachments().get(0).getSha256();

        assertThat(console.get(TestPersons.SENIOR, "/holds/" + TestHolds.WAITING + "/attachments/" + sha256)
                        .statusCode())
                .isEqualTo(404);
        assertThat(console.get(TestPersons.SENIOR, "/holds/" + TestHolds.NOTIFIED + "/attachments/nothing")
                        .statusCode())
                .isEqualTo(404);
    }
}
