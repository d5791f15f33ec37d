package org.claimscreener.load;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

import picocli.CommandLine;

class RunLoadTest {
    private final StringWriter complaints = new StringWriter();

    @Test
    void aWorkloadThatDoesNotExistIsAMistakeOfTheCommandLine() {
        assertThat(run("quikc")).isEqualTo(2);
        assertThat(complaints.toString()).contains("quikc is neither a workload");
    }

    @Test
    void aSystemThatDoesNotExistIsToldWithThoseThatDo() {
        assertThat(run("quick", "--systems", "storm")).isEqualTo(2);
        assertThat(complaints.toString()).contains("SCREENER").contains("'storm'");
    }

    private int run(String... args) {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        CommandLine command = RunLoad.commandLine(nowhere, nowhere);
        command.setErr(new PrintWriter(complaints, true));
        return command.execute(args);
    }
}
