package org.claimscreener.stack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** In a JVM of its own: how it logs is settled once a process, by its environment. */
class LogFormatTest {
    @TempDir
    private Path folder;

    @Test
    void unlessToldOtherwiseALogIsForPeople() throws Exception {
        assertThat(logged(""))
                .singleElement()
                .asString()
                .endsWith("WARN  [main] o.c.s.p.LogFormatTest a \"message\" 1");
    }

    @Test
    void asJsonEachLineIsAnObjectThatNamesItsSettlement() throws Exception {
        List<String> lines = logged("json");

        assertThat(lines).hasSize(1);
        JsonNode record = new ObjectMapper().readTree(lines.get(0));
        assertThat(record.path("time").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(record.path("level").asText()).isEqualTo("WARN");
        assertThat(record.path("thread").asText()).isEqualTo("main");
        assertThat(record.path("logger").asText()).isEqualTo(LogFormatTest.class.getName());
        assertThat(record.path("message").asText()).isEqualTo("a \"message\" 1");
        assertThat(record.path("settlement").asText()).isEqualTo("S1");
        assertThat(record.path("exception").isMissingNode()).isTrue();
    }

    private List<String> logged(String format) throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        ProcessBuilder jvm = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dscreener.log=" + log,
                "-cp",
                System.getProperty("java.class.path"),
                LogFormatTest.class.getName());
        jvm.environment().put("SCREENER_LOG_FORMAT", format);
        Path said = folder.resolve("said");
        Process process =
                jvm.redirectErrorStream(true).redirectOutput(said.toFile()).start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("time to log").isTrue();
        assertThat(said).isEmptyFile();
        return Files.readAllLines(log);
    }

    /** Logs a line. */
    public static void main(String[] args) {
        LoggerFactory.getLogger(LogFormatTest.class)
                .atWarn()
                .addKeyValue("settlement", "S1")
                .log("a \"{}\" {}", "message", 1);
    }
}
