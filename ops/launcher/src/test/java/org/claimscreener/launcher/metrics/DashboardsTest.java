package org.claimscreener.launcher.metrics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import static org.assertj.core.api.Assertions.assertThat;

class DashboardsTest {
    private static final Path DASHBOARDS = Path.of("../grafana");
    private static final Path OBJECTIVES = Path.of("../prometheus/rules/objectives.yaml");

    @TempDir
    private Path folder;

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void everyDashboardCanBeImportedBesideTheOthers() throws Exception {
        List<JsonNode> dashboards = dashboards();

        assertThat(dashboards).hasSize(5);
        assertThat(dashboards).extracting(board -> board.path("uid").asText()).doesNotHaveDuplicates();
        assertThat(dashboards).allSatisfy(board -> {
            assertThat(board.path("title").asText()).startsWith("Screener: ");
            assertThat(board.path("panels")).isNotEmpty();
            List<Integer> ids = new ArrayList<>();
            board.path("panels").forEach(panel -> ids.add(panel.path("id").asInt()));
            assertThat(ids).doesNotHaveDuplicates();
        });
    }

    @Test
    void everyPanelSaysWhatItShowsAndInWhatUnit() throws Exception {
        for (JsonNode board : dashboards()) {
            assertThat(board.path("panels")).allSatisfy(panel -> {
                assertThat(panel.path("title").asText()).isNotBlank();
                assertThat(panel.path("description").asText()).isNotBlank();
                assertThat(panel.path("fieldConfig")
                                .path("defaults")
                                .path("unit")
                                .asText())
                        .isNotBlank();
                assertThat(panel.path("targets")).isNotEmpty();
            });
        }
    }

    @Test
    void everyQueryNamesWhatIsServed() throws Exception {
        List<JsonNode> rules = new ArrayList<>();
        new YAMLMapper()
                .readTree(OBJECTIVES.toFile())
                .path("groups")
                .forEach(group -> group.path("rules").forEach(rules::add));
        Queries queries = new Queries(AlertsTest.recorded(rules));

        assertThat(expressions())
                .isNotEmpty()
                .allSatisfy(query -> assertThat(queries.problems(query)).isEmpty());
    }

    @Test
    void prometheusUnderstandsEveryQuery() throws Exception {
        StringBuilder rules = new StringBuilder("groups:\n  - name: dashboards\n    rules:\n");
        int number = 0;
        for (String query : expressions()) {
            rules.append("      - record: panel:")
                    .append((char) ('a' + number / 26))
                    .append((char) ('a' + number % 26))
                    .append("\n        expr: ")
                    .append(json.writeValueAsString(query))
                    .append('\n');
            number++;
        }
        Path file = folder.resolve("dashboards.yaml");
        Files.writeString(file, rules);

        Tool.of("promtool").accepts(List.of("check", "rules", file.toString()));
    }

    /** With the one variable that they have put in. */
    private List<String> expressions() throws IOException {
        List<String> expressions = new ArrayList<>();
        for (JsonNode board : dashboards()) {
            for (JsonNode panel : board.path("panels")) {
                for (JsonNode target : panel.path("targets")) {
                    expressions.add(target.path("expr").asText().replace("$__rate_interval", "5m"));
                }
            }
        }
        return expressions;
    }

    private List<JsonNode> dashboards() throws IOException {
        List<JsonNode> dashboards = new ArrayList<>();
        try (Stream<Path> files = Files.list(DASHBOARDS)) {
            for (Path file : files.filter(name -> name.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                dashboards.add(json.readTree(file.toFile()));
            }
        }
        return dashboards;
    }
}
