package org.claimscreener.metrics;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CatalogueTest {
    private static final Path PAGE = Path.of("../../ops/prometheus/METRICS.md");

    /** Beyond it a scrape of one process costs more than it tells. */
    private static final long MOST_SETS = 40_000;

    @Test
    void noTwoMetricsServeOneName() {
        assertThat(Catalogue.metrics().stream().flatMap(metric -> metric.series().stream()))
                .isNotEmpty()
                .doesNotHaveDuplicates();
    }

    @Test
    void everyAreaHasMetricsAndEveryMetricSaysWhatItMeans() {
        assertThat(Catalogue.areas())
                .allSatisfy(area -> assertThat(area.metrics())
                        .isNotEmpty()
                        .allSatisfy(metric -> assertThat(metric.meaning())
                                .hasSizeGreaterThan(10)
                                .doesNotEndWith(".")));
    }

    @Test
    void noLabelNamesAPersonOrAnInstitution() {
        assertThat(Catalogue.metrics().stream().flatMap(metric -> metric.labels().stream()))
                .extracting(Label::name)
                .doesNotContain("patient", "institution", "person", "settlement", "user", "name");
    }

    /** Prometheus and its formats take them for themselves. */
    @Test
    void noLabelHasANameThatIsTaken() {
        assertThat(Catalogue.metrics().stream().flatMap(metric -> metric.labels().stream()))
                .extracting(Label::name)
                .doesNotContain("job", "instance", "le", "quantile");
    }

    @Test
    void whatAProcessServesIsBounded() {
        assertThat(Catalogue.metrics().stream()
                        .filter(metric -> !metric.equals(OfPacks.INFO))
                        .mapToLong(Metric::mostSets)
                        .sum())
                .isLessThan(MOST_SETS);
    }

    @Test
    void thePageSaysWhatTheCatalogueDoes() throws Exception {
        assertThat(Files.readString(PAGE))
                .as("write it anew: java -cp target/classes org.claimscreener.metrics.CataloguePage %s", PAGE)
                .isEqualTo(CataloguePage.text());
    }
}
