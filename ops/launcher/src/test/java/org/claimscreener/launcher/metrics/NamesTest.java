package org.claimscreener.launcher.metrics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.claimscreener.metrics.Catalogue;
import org.claimscreener.metrics.Metric;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Meters are made through the catalogue alone, and docs say its names. */
class NamesTest {
    private static final Path HOME = Path.of("../..");
    private static final Pattern OWN_METER = Pattern.compile(
            "\\b(?:Counter|FunctionCounter|Gauge|TimeGauge|Timer|LongTaskTimer|DistributionSummary)\\s*\\.builder\\("
                    + "|\\b[rR]egistry(?:\\(\\))?\\s*\\.(?:counter|gauge|timer|summary)\\(");
    private static final Pattern NAME = Pattern.compile("`(screener_[a-z_]+[a-z])(?:\\{[^}]*})?`");

    @Test
    void nobodyMakesAMeterBesideTheCatalogue() throws Exception {
        List<Path> sources = files(".java").stream()
                .filter(file -> file.toString().contains("/src/main/"))
                .filter(file -> !file.toString().contains("flink-jobs/metrics/"))
                .toList();

        assertThat(sources)
                .hasSizeGreaterThan(500)
                .allSatisfy(file -> assertThat(OWN_METER
                                .matcher(Files.readString(file))
                                .results()
                                .map(MatchResult::group))
                        .isEmpty());
    }

    @Test
    void docsNameWhatIsServed() throws Exception {
        Set<String> known = new HashSet<>(Catalogue.series());
        Catalogue.metrics().stream().map(Metric::exposed).forEach(known::add);
        List<String> named = new ArrayList<>();
        for (Path file : files(".md")) {
            NAME.matcher(Files.readString(file)).results().forEach(found -> named.add(found.group(1)));
        }

        assertThat(named).isNotEmpty().allSatisfy(name -> assertThat(known).contains(name));
    }

    private static List<Path> files(String ending) throws IOException {
        List<Path> all = new ArrayList<>();
        for (String part : List.of("schemas", "rule-packs", "flink-jobs", "benchmarks", "ops", "README.md")) {
            try (Stream<Path> files = Files.walk(HOME.resolve(part))) {
                files.filter(file -> file.toString().endsWith(ending))
                        .filter(file -> !file.toString().contains("/target/"))
                        .forEach(all::add);
            }
        }
        return all;
    }
}
