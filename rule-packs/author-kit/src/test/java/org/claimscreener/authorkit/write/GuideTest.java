package org.claimscreener.authorkit.write;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What the author's guide says to type works, in its order. */
class GuideTest {
    private static final Path GUIDE = Path.of("../README.md");
    private static final Path ROOT = Path.of("../..");
    private static final String COMMAND = "rule-packs/packctl ";
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void everyLineOfTheLocalHalfWorks() throws IOException {
        List<String> lines = localHalf();

        assertThat(lines).hasSizeGreaterThan(7);
        for (String line : lines) {
            Typed typed = new Typed();
            int exitCode = typed.run((Object[]) arguments(line));
            assertThat(exitCode).as("%s%n%s%s", line, typed.out(), typed.err()).isZero();
        }
    }

    @Test
    void showsEveryCommandOfTheLocalHalf() throws IOException {
        String guide = Files.readString(GUIDE);

        assertThat(List.of("new", "check", "test", "explain", "bench", "diff", "import-knowledge"))
                .allSatisfy(command -> assertThat(guide).contains(COMMAND + command));
    }

    private static List<String> localHalf() throws IOException {
        String guide = Files.readString(GUIDE);
        return guide.substring(0, guide.indexOf("\n## Deploy"))
                .lines()
                .filter(line -> line.startsWith(COMMAND))
                .toList();
    }

    /** As a shell would split them; the author's own files lie in the temporary folder. */
    private String[] arguments(String line) {
        Matcher words = WORD.matcher(line.substring(COMMAND.length()));
        return words.results()
                .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
                .map(this::placed)
                .toArray(String[]::new);
    }

    private String placed(String word) {
        if (word.startsWith("my-pack")) {
            return folder.resolve(word).toString();
        }
        return word.startsWith("rule-packs/") ? ROOT.resolve(word).toString() : word;
    }
}
