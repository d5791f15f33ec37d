package org.claimscreener.accuracy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.claimscreener.commandline.Console;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** The command over little traffic, through the real job and the packs that ship. */
class RunAccuracyIT {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @Test
    void holdsDecisionsAgainstLabelsAndWritesAReport() throws IOException {
        Path report = folder.resolve("accuracy.html");
        int exitCode =
                run("--honest", "1000", "--frauds", "60", "--no-timing", "--json", "--report", report.toString());

        JsonNode root = new ObjectMapper().readTree(out.toString(StandardCharsets.UTF_8));
        assertThat(root.path("honest").path("settlements").asInt()).isGreaterThanOrEqualTo(1_000);
        assertThat(root.path("frauds").path("labelled").asInt()).isGreaterThanOrEqualTo(60);
        assertThat(root.path("frauds").path("recall").asDouble()).isGreaterThan(0.8);
        assertThat(root.path("unanswered").asInt()).isZero();
        assertThat(exitCode).isEqualTo(root.path("meets_goals").asBoolean() ? 0 : 1);
        assertThat(Files.readString(report)).contains("Accuracy of the rule packs");
    }

    @Test
    void saysWhatToWriteWhenTheCommandLineMakesNoSense() {
        assertThat(run("--honest", "5")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("--honest is 5; write 100 to 1000000");
    }

    @Test
    void doesNotBeginWhenTheReportCouldNotBeWritten() {
        assertThat(run("--report", folder.resolve("none/report.html").toString()))
                .isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("there is no folder");
    }

    private int run(String... args) {
        Console console = Console.piped(print(out), print(err));
        return RunAccuracy.run(console, args);
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
