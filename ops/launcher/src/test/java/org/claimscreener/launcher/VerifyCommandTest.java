package org.claimscreener.launcher;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

import org.claimscreener.commandline.ExitCodes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class VerifyCommandTest {
    private final Typed typed = new Typed();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    private Path folder;

    private Path recording;

    @BeforeEach
    void makeRecording() {
        recording = folder.resolve("recording");
    }

    @Test
    void aCleanRecordingIsCleanAndSaysWhatItJudged() throws IOException {
        RecordedTopics.write(recording, RecordedTopics.CLEAN);

        assertThat(typed.run("verify", "--recorded", recording.toString())).isEqualTo(ExitCodes.OK);
        assertThat(typed.out())
                .contains("I3        ok")
                .contains("not checked: 1 x no statuses")
                .contains("2 inputs = 1 answered + 1 dead-lettered + 0 in flight + 0 unanswered")
                .contains("clean: no promise was seen broken");
        assertThat(typed.err()).isEmpty();
    }

    @Test
    void aBrokenPromiseIsPrintedWithItsPlace() throws IOException {
        RecordedTopics.write(recording, RecordedTopics.UNANSWERED);

        assertThat(typed.run("verify", "--recorded", recording.toString())).isEqualTo(ExitCodes.FAILED);
        assertThat(typed.out())
                .contains("VIOLATION I2 S1 claims.settlements.v1-0@0: the input has neither")
                .contains("NOT clean: 1 violations");
    }

    @Test
    void jsonIsOneObject() throws IOException {
        RecordedTopics.write(recording, RecordedTopics.UNANSWERED);

        assertThat(typed.run("verify", "--recorded", recording.toString(), "--json"))
                .isEqualTo(ExitCodes.FAILED);
        assertThat(typed.out()).hasLineCount(1).startsWith("{\"clean\":false").contains("\"id\":\"S1\"");
    }

    @Test
    void theGraceMakesItInFlight() throws IOException {
        RecordedTopics.write(recording, RecordedTopics.UNANSWERED);

        assertThat(typed.run("verify", "--recorded", recording.toString(), "--grace", "60s"))
                .isEqualTo(ExitCodes.OK);
        assertThat(typed.out()).contains("0 dead-lettered + 1 in flight + 0 unanswered");
    }

    @Test
    void emptyTopicsAreNothingToVerify() throws IOException {
        RecordedTopics.write(recording, RecordedTopics.EMPTY);

        assertThat(typed.run("verify", "--recorded", recording.toString())).isEqualTo(ExitCodes.FAILED);
        assertThat(typed.err()).hasLineCount(1).contains("there is nothing to verify");
        assertThat(typed.out()).isEmpty();
    }

    @Test
    void aFolderThatIsNoRecordingIsSaidSo() throws IOException {
        Files.createDirectories(recording);

        assertThat(typed.run("verify", "--recorded", recording.toString())).isEqualTo(ExitCodes.FAILED);
        assertThat(typed.err()).hasLineCount(1).contains("is no recording").contains("screener record");
    }

    @Test
    void aBrokerThatIsNotThereIsSaidSo() throws IOException {
        assertThat(typed.run("verify", "--bootstrap-servers", "127.0.0.1:" + closedPort()))
                .isEqualTo(ExitCodes.FAILED);
        assertThat(typed.err()).hasLineCount(1).contains("no broker answers at 127.0.0.1:");
    }

    @Test
    void anAddressThatIsNoneIsSaidSo() {
        assertThat(typed.run("verify", "--bootstrap-servers", "nonsense")).isEqualTo(ExitCodes.FAILED);
        assertThat(typed.err()).hasLineCount(1).contains("'nonsense' is no address of a broker");
    }

    @Test
    void moreThanFitsIsSaidSo() throws IOException {
        RecordedTopics.write(recording, RecordedTopics.TWO_SETTLEMENTS);

        assertThat(typed.run("verify", "--recorded", recording.toString(), "--max-settlements", "1"))
                .isEqualTo(ExitCodes.FAILED);
        assertThat(typed.err()).hasLineCount(1).contains("more than 1 settlements");
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertUsage("Missing required argument", "verify");
        assertUsage("--follow makes no sense", "verify", "--recorded", "x", "--follow");
        assertUsage("--for is for --follow", "verify", "--recorded", "x", "--for", "5s");
        assertUsage("--packs is for --re-evaluate", "verify", "--recorded", "x", "--packs", "y");
        assertUsage("--keys is for --re-evaluate", "verify", "--recorded", "x", "--keys", "y");
        assertUsage("--remember is 40 days", "verify", "--recorded", "x", "--remember", "40");
        assertUsage("--metrics-port is 70000", "verify", "--recorded", "x", "--metrics-port", "70000");
        assertUsage("mutually exclusive", "verify", "--recorded", "x", "--bootstrap-servers", "y:1");
        assertUsage("--out", "record", "--bootstrap-servers", "y:1");
    }

    private static void assertUsage(String message, String... args) {
        Typed typed = new Typed();
        assertThat(typed.run(args)).isEqualTo(ExitCodes.USAGE);
        assertThat(typed.err()).hasLineCount(1).contains(message);
    }

    @Test
    void recordingIntoAFolderInUseIsRefused() throws IOException {
        Files.writeString(folder.resolve("there"), "something");

        assertThat(typed.run("record", "--bootstrap-servers", "127.0.0.1:9", "--out", folder.toString()))
                .isEqualTo(ExitCodes.FAILED);
        assertThat(typed.err()).hasLineCount(1).contains("is not empty");
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
