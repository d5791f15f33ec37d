package org.claimscreener.launcher.packs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.claimscreener.commandline.Console;
import org.claimscreener.launcher.AuditedPackctl;
import org.claimscreener.launcher.demo.LocalJob;
import org.claimscreener.stack.broker.LocalBroker;
import org.claimscreener.stack.broker.TopicSetup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the author's guide says to type from keys to a rollback works, in its order, on a real broker and a job under
 * traffic. Only the demo is not typed: the test starts what it starts.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class GuideDeployIT {
    private static final String COMMAND = "rule-packs/packctl ";
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final int PER_SECOND = 20;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void everyLineOfTheDeployHalfWorks() throws Exception {
        List<String> lines = deployHalf();
        assertThat(lines).hasSizeGreaterThan(15);
        typed("rule-packs/packctl new my-pack", "");
        List<String> keys = lines.stream()
                .filter(line -> line.startsWith(COMMAND + "keygen"))
                .toList();
        for (String line : keys) {
            typed(line, "");
        }
        try (LocalBroker broker = LocalBroker.start(folder.resolve("broker"))) {
            TopicSetup.createMissing(broker.bootstrapServers(), (short) 1);
            String trusted = Files.readString(folder.resolve("my-keys/trusted-keys.yaml"));
            try (LocalJob job = LocalJob.screening(broker.bootstrapServers(), trusted, folder.resolve("state"));
                    Answered settlements = new Answered(broker.bootstrapServers(), PER_SECOND)) {
                for (String line : lines.subList(keys.size(), lines.size())) {
                    typed(line, broker.bootstrapServers());
                }
                assertThat(job.failure()).isEmpty();
                assertThat(settlements.next().getPacks())
                        .as("rolled back")
                        .singleElement()
                        .satisfies(pack -> assertThat(pack.getVersion()).isEqualTo("0.1.0"));
                assertThat(settlements.end()).isNotEmpty();
            }
        }
    }

    private static List<String> deployHalf() throws IOException {
        String guide = Files.readString(Path.of(System.getProperty("screener.home"), "rule-packs/README.md"));
        return guide.substring(guide.indexOf("\n## Deploy"), guide.indexOf("\n# Reference"))
                .lines()
                .filter(line -> line.startsWith(COMMAND) || line.startsWith("sed "))
                .toList();
    }

    private void typed(String line, String servers) throws Exception {
        if (!line.startsWith(COMMAND)) {
            Process shell = new ProcessBuilder("sh", "-c", line)
                    .directory(folder.toFile())
                    .inheritIO()
                    .start();
            assertThat(shell.waitFor()).as(line).isZero();
            return;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream said = new PrintStream(out, true, StandardCharsets.UTF_8);
        int exitCode = AuditedPackctl.run(Console.piped(said, said), arguments(line, servers));
        // As diff does: 1 when something differs.
        int expected = line.startsWith(COMMAND + "diff") ? 1 : 0;
        assertThat(exitCode)
                .as("%s%n%s", line, out.toString(StandardCharsets.UTF_8))
                .isEqualTo(expected);
    }

    /** As a shell would split them; the author's own files lie in the temporary folder. */
    private String[] arguments(String line, String servers) {
        boolean deploys = line.contains("--bootstrap-servers");
        Matcher words = WORD.matcher(line.substring(COMMAND.length()));
        return words.results()
                .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
                .map(word -> word.equals("127.0.0.1:9092") ? servers : placed(word, deploys))
                .toArray(String[]::new);
    }

    /** The folder and the pack's id are called the same: what speaks to the screener takes the id. */
    private String placed(String word, boolean deploys) {
        boolean isFile =
                word.startsWith("my-keys") || word.startsWith("my-pack-") || (word.equals("my-pack") && !deploys);
        return isFile ? folder.resolve(word).toString() : word;
    }
}
