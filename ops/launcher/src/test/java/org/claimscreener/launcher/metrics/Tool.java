package org.claimscreener.launcher.metrics;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** A program of Prometheus' that a test runs. Where it is missing the test is skipped, in CI it fails. */
final class Tool {
    private final String program;

    private Tool(String program) {
        this.program = program;
    }

    static Tool of(String program) {
        boolean there = Arrays.stream(System.getenv("PATH").split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
        if ("true".equals(System.getenv("CI"))) {
            assertThat(there)
                    .as("%s is not installed; .ci/run says how", program)
                    .isTrue();
        }
        assumeTrue(there, program + " is not installed (Debian: prometheus prometheus-alertmanager)");
        return new Tool(program);
    }

    /** Runs it and expects that it is content. */
    void accepts(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s said: %s", command, said).isZero();
    }
}
