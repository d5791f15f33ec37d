package org.claimscreener.launcher.metrics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import static org.assertj.core.api.Assertions.assertThat;

class AlertsTest {
    private static final Path PROMETHEUS = Path.of("../prometheus");
    private static final Path RUNBOOKS = Path.of("../runbooks");

    private final YAMLMapper yaml = new YAMLMapper();

    @Test
    void prometheusTakesTheRulesAndTheExampleOfItsSettings() throws Exception {
        List<String> rules = files("rules").stream().map(Path::toString).toList();
        Tool.of("promtool").accepts(with(List.of("check", "rules"), rules));
        Tool.of("promtool")
                .accepts(List.of(
                        "check", "config", PROMETHEUS.resolve("prometheus.yaml").toString()));
    }

    @Test
    void everyAlertFiresStaysQuietAndResolvesAsItsTestsSay() throws Exception {
        List<String> tests = files("tests").stream().map(Path::toString).toList();
        Tool.of("promtool").accepts(with(List.of("test", "rules"), tests));
    }

    @Test
    void alertmanagerTakesTheExampleAndPagesGoToWhoeverIsOnDuty() throws Exception {
        String example = PROMETHEUS.resolve("alertmanager.yaml").toString();
        Tool.of("amtool").accepts(List.of("check-config", example));
        Tool.of("amtool").accepts(route(example, "on-duty", "severity=page"));
        Tool.of("amtool").accepts(route(example, "tickets", "severity=ticket"));
    }

    private static List<String> route(String file, String receiver, String labels) {
        return List.of("config", "routes", "test", "--config.file=" + file, "--verify.receivers=" + receiver, labels);
    }

    @Test
    void everyAlertSaysHowBadItIsWhatHappenedAndWhatToDo() throws Exception {
        assertThat(alerts()).hasSizeGreaterThan(20).allSatisfy(alert -> {
            String name = alert.path("alert").asText();
            Path runbook = RUNBOOKS.resolve(kebab(name) + ".md");
            assertThat(alert.path("labels").path("severity").asText()).as(name).isIn("page", "ticket");
            assertThat(alert.path("annotations").path("summary").asText())
                    .as(name)
                    .isNotBlank();
            assertThat(alert.path("annotations").path("description").asText())
                    .as(name)
                    .isNotBlank();
            assertThat(alert.path("annotations").path("runbook_url").asText())
                    .isEqualTo("ops/runbooks/" + kebab(name) + ".md");
            assertThat(Files.readString(runbook)).contains("**Symptom.**", "**Check**", "**Do**", "**It worked when**");
        });
    }

    @Test
    void everyAlertHasARunbook() throws Exception {
        Set<String> named = alerts().stream()
                .map(alert -> kebab(alert.path("alert").asText()) + ".md")
                .collect(Collectors.toSet());
        try (Stream<Path> books = Files.list(RUNBOOKS)) {
            assertThat(books.map(book -> book.getFileName().toString())).containsAll(named);
        }
    }

    @Test
    void everyAlertHasATestThatItFiresAndOneThatItDoesNot() throws Exception {
        List<String> tested = new ArrayList<>();
        for (Path file : files("tests")) {
            yaml.readTree(file.toFile())
                    .path("tests")
                    .forEach(test -> tested.add(test.path("name").asText()));
        }
        List<String> expected = alerts().stream()
                .map(alert -> alert.path("alert").asText())
                .flatMap(name -> Stream.of(name + " fires and resolves", name + " stays quiet at a near miss"))
                .toList();
        assertThat(tested).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void everyNameInARuleIsInTheCatalogue() throws Exception {
        List<JsonNode> rules = rules();
        Queries queries = new Queries(recorded(rules));

        assertThat(rules)
                .isNotEmpty()
                .allSatisfy(rule ->
                        assertThat(queries.problems(rule.path("expr").asText())).isEmpty());
    }

    static Set<String> recorded(List<JsonNode> rules) {
        return rules.stream()
                .filter(rule -> rule.has("record"))
                .map(rule -> rule.path("record").asText())
                .collect(Collectors.toSet());
    }

    private List<JsonNode> alerts() throws IOException {
        return rules().stream().filter(rule -> rule.has("alert")).toList();
    }

    private List<JsonNode> rules() throws IOException {
        List<JsonNode> rules = new ArrayList<>();
        for (Path file : files("rules")) {
            yaml.readTree(file.toFile())
                    .path("groups")
                    .forEach(group -> group.path("rules").forEach(rules::add));
        }
        return rules;
    }

    private static List<Path> files(String folder) throws IOException {
        try (Stream<Path> files = Files.list(PROMETHEUS.resolve(folder))) {
            return files.sorted().toList();
        }
    }

    private static List<String> with(List<String> first, List<String> then) {
        return Stream.concat(first.stream(), then.stream()).toList();
    }

    private static String kebab(String name) {
        return name.replaceAll("(?<!^)(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
