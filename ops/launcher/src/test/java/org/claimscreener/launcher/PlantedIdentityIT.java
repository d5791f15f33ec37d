package org.claimscreener.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import org.claimscreener.commandline.ExitCodes;
import org.claimscreener.metrics.JvmRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.exporter.httpserver.HTTPServer;

/**
 * Who a person is comes in where it should not: in fields for codes, amounts and times, in fields that nobody knows, in lines that are no JSON. Whatever is
 * said of them, in what operations read, says nothing of that person.
 */
class PlantedIdentityIT {
    private static final String NAME = "欧阳植入";
    private static final String IDENTITY_NUMBER = "430102195503041239";
    private static final String PERSON_NUMBER = "P-PLANTED-430102";

    /** Keys by which a message is found again; they name no person. */
    private static final Set<String> KEYS = Set.of("setl_id", "msgid", "infno");

    private final ObjectMapper json = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void namesAndIdentityNumbersShowUpInNothingThatOperationsRead() throws Exception {
        List<String> lines = planted();
        Path in = Files.write(folder.resolve("in.jsonl"), lines);
        Path out = folder.resolve("out.jsonl");
        Typed typed = new Typed();

        int code = typed.run("screen", "--in", in.toString(), "--out", out.toString());

        assertThat(code).as(typed.err()).isEqualTo(ExitCodes.OK);
        String letters = Files.readString(folder.resolve("out.jsonl.dead-letters.jsonl"));
        assertThat(letters.lines().count() + Files.readAllLines(out).size()).isEqualTo(lines.size());
        assertThat(letters).contains("BAD_VALUE").contains("UNREADABLE");
        for (Map.Entry<String, String> read : Map.of(
                        "dead letters", letters, "standard error", typed.err(), "metrics", metrics())
                .entrySet()) {
            assertThat(read.getValue())
                    .as(read.getKey())
                    .isNotBlank()
                    .doesNotContain(NAME, IDENTITY_NUMBER, PERSON_NUMBER);
        }
    }

    /** The sample's first settlement, once for each of its fields, with a name in one and a number in the next. */
    private List<String> planted() throws IOException {
        String line = firstOfSample();
        Set<String> fields = new TreeSet<>();
        names(json.readTree(line), fields);
        fields.removeAll(KEYS);
        List<String> lines = new ArrayList<>();
        for (String field : fields) {
            String what = lines.size() % 2 == 0 ? NAME : IDENTITY_NUMBER;
            JsonNode message = json.readTree(line);
            plant(message, field, what);
            plant(message, "psn_no", field.equals("psn_no") ? what : PERSON_NUMBER);
            plant(message, "setl_id", "PLANTED-" + lines.size());
            ((ObjectNode) message).put("msgid", "PLANTED-" + lines.size());
            ((ObjectNode) message).put("psn_name", NAME).put("certno", IDENTITY_NUMBER);
            lines.add(json.writeValueAsString(message));
        }
        lines.add("{\"infno\": \"2207\", \"psn_name\": \"" + NAME + "\", " + IDENTITY_NUMBER);
        return lines;
    }

    private static String firstOfSample() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(PlantedIdentityIT.class.getResourceAsStream("national-sample.jsonl"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void names(JsonNode node, Set<String> into) {
        node.properties().stream()
                .filter(field -> field.getValue().isValueNode())
                .map(Map.Entry::getKey)
                .forEach(into::add);
        node.elements().forEachRemaining(child -> names(child, into));
    }

    private static void plant(JsonNode node, String field, String what) {
        if (node instanceof ObjectNode object && object.path(field).isValueNode()) {
            object.put(field, what);
        }
        if (node instanceof ObjectNode || node instanceof ArrayNode) {
            node.elements().forEachRemaining(child -> plant(child, field, what));
        }
    }

    private static String metrics() throws IOException, InterruptedException {
        try (HTTPServer server = JvmRegistry.serve(0)) {
            URI address = URI.create("http://127.0.0.1:" + server.getPort() + "/metrics");
            String body = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
            assertThat(body).contains("screener_");
            return body;
        }
    }
}
