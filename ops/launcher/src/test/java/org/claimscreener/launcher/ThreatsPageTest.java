package org.claimscreener.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A control that is said to be tested, is: the page of threats and the runbooks name no test that is gone. */
class ThreatsPageTest {
    private static final Pattern NAMED = Pattern.compile("`([A-Za-z]+(?:Test|IT))`");

    private final Path root = Installation.find().root();

    @Test
    void everyTestThatPagesForOperationsNameExists() throws IOException {
        Set<String> named = new TreeSet<>();
        for (Path page : pages()) {
            NAMED.matcher(Files.readString(page))
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .forEach(named::add);
        }
        assertThat(named).hasSizeGreaterThan(20);

        assertThat(tests()).containsAll(named);
    }

    private Set<Path> pages() throws IOException {
        try (Stream<Path> runbooks = Files.list(root.resolve("ops/runbooks"))) {
            Set<Path> pages = runbooks.collect(Collectors.toCollection(TreeSet::new));
            pages.add(root.resolve("ops/THREATS.md"));
            return pages;
        }
    }

    private Set<String> tests() throws IOException {
        Set<String> tests = new TreeSet<>();
        for (String part : Set.of("schemas", "rule-packs", "flink-jobs", "benchmarks", "ops")) {
            try (Stream<Path> files = Files.find(
                    root.resolve(part),
                    20,
                    (file, attributes) -> file.toString().endsWith(".java"))) {
                files.map(file -> file.getFileName().toString())
                        .map(name -> name.substring(0, name.length() - ".java".length()))
                        .forEach(tests::add);
            }
        }
        return tests;
    }
}
