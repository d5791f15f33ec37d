package org.claimscreener.metrics;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

class MetersTest {
    private static final Area AREA = new Area("test", "a test");
    private static final Metric COUNTED =
            AREA.counter("screener_test_counted", "counted", new Label("kind", 2, "kind"));
    private static final Metric STATE = AREA.gauge("screener_test_state", "state");
    private static final Metric TOOK = AREA.timer("screener_test_took", "took");
    private static final Metric SPREAD =
            AREA.histogram("screener_test_spread", List.of(Duration.ofMillis(1), Duration.ofMillis(5)), "spread");

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Meters meters = new Meters(registry);

    @Test
    void everySeriesHasTheNameThatTheCatalogueSays() {
        AtomicLong state = new AtomicLong();
        meters.counter(COUNTED, "a").increment();
        meters.gauge(STATE, state, AtomicLong::doubleValue);
        meters.timer(TOOK).record(Duration.ofMillis(2));
        meters.timer(SPREAD).record(Duration.ofMillis(2));

        Set<String> promised = new TreeSet<>();
        AREA.metrics().forEach(metric -> promised.addAll(metric.series()));
        assertThat(served()).isEqualTo(promised);
    }

    @Test
    void theWholeCatalogueIsServedByTheNamesThatItSays() {
        AtomicLong state = new AtomicLong();
        for (Metric metric : Catalogue.metrics()) {
            String[] values = new String[metric.labels().size()];
            Arrays.fill(values, "x");
            switch (metric.kind()) {
                case COUNTER -> meters.counter(metric, values).increment();
                case GAUGE -> meters.gauge(metric, state, AtomicLong::doubleValue, values);
                case TIMER, HISTOGRAM -> meters.timer(metric, values).record(Duration.ofMillis(2));
            }
        }

        assertThat(served()).isEqualTo(Catalogue.series());
    }

    @Test
    void bucketsEndWhereObjectivesDo() {
        meters.timer(SPREAD).record(Duration.ofMillis(1));
        meters.timer(SPREAD).record(Duration.ofMillis(2));

        assertThat(registry.scrape())
                .contains(
                        "screener_test_spread_seconds_bucket{le=\"0.001\"} 1",
                        "screener_test_spread_seconds_bucket{le=\"0.005\"} 2");
    }

    @Test
    void whatComesBeyondTheBoundIsCountedAsOther() {
        for (String value : List.of("a", "b", "c", "d", "a")) {
            meters.counter(COUNTED, value).increment();
        }

        assertThat(registry.get(COUNTED.name()).counters())
                .extracting(counter -> counter.getId().getTag("kind") + " " + (long) counter.count())
                .containsExactlyInAnyOrder("a 2", "b 1", "other 2");
    }

    @Test
    void aGaugeThatIsRemovedLeavesNothingAndCanComeAgain() {
        AtomicLong first = new AtomicLong(1);
        Meter meter = meters.gauge(STATE, first, AtomicLong::doubleValue);
        meters.remove(meter);
        assertThat(served()).isEmpty();

        AtomicLong second = new AtomicLong(2);
        meters.gauge(STATE, second, AtomicLong::doubleValue);
        assertThat(registry.get(STATE.name()).gauge().value()).isEqualTo(2);
    }

    @Test
    void askedTwiceItGivesTheSame() {
        Counter counter = meters.counter(COUNTED, "a");

        assertThat(meters.counter(COUNTED, "a")).isSameAs(counter);
    }

    @Test
    void whatTheCatalogueDoesNotSayIsAFaultOfOurs() {
        assertThatThrownBy(() -> meters.counter(COUNTED)).hasMessageContaining("[kind]");
        assertThatThrownBy(() -> meters.counter(STATE)).hasMessageContaining("GAUGE");
        assertThatThrownBy(() -> meters.timer(STATE)).hasMessageContaining("GAUGE");
        assertThatThrownBy(() -> AREA.counter("screener_test_total", "x")).hasMessageContaining("form");
        assertThatThrownBy(() -> AREA.gauge("screener_test_info", "x")).hasMessageContaining("form");
        assertThatThrownBy(() -> AREA.counter("test_counted", "x")).hasMessageContaining("screener_");
    }

    private Set<String> served() {
        Set<String> names = new TreeSet<>();
        Arrays.stream(registry.scrape().split("\n", -1))
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .forEach(line -> names.add(line.replaceAll("[{ ].*", "")));
        return names;
    }
}
