package org.claimscreener.console.store;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.claimscreener.console.view.PublicEdition;
import org.claimscreener.console.view.PublicMonth;
import org.claimscreener.console.view.PublicRow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Reads a month's figures for the public from what was published. Stateless. */
final class DisclosureText {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SCHEMA = "claimscreener.disclosure/1";
    private static final Pattern MONTH = Pattern.compile("20[0-9]{2}-(0[1-9]|1[0-2])");

    private DisclosureText() {}

    static boolean isMonth(String month) {
        return MONTH.matcher(month).matches();
    }

    /** Empty when a document is no such figures, or those of another edition than it was published as. */
    static Optional<PublicMonth> read(PublicEdition edition, String document) {
        try {
            JsonNode json = JSON.readTree(document);
            boolean same = json.path("schema").asText().equals(SCHEMA)
                    && json.path("month").asText().equals(edition.month())
                    && json.path("edition").asInt() == edition.edition()
                    && json.path("reason").asText().equals(edition.reason())
                    && json.path("digest").asText().equals(edition.digest());
            return same
                    ? Optional.of(new PublicMonth(
                            edition,
                            Instant.parse(json.path("as_of").asText()),
                            rows(json.path("regions")),
                            rows(json.path("rules")),
                            document))
                    : Optional.empty();
        } catch (JsonProcessingException | DateTimeException e) {
            // Whoever asked says that it is no document; its words would tell what is in it.
            return Optional.empty();
        }
    }

    private static List<PublicRow> rows(JsonNode json) {
        List<PublicRow> rows = new ArrayList<>();
        for (JsonNode row : json) {
            Map<String, Long> numbers = new HashMap<>();
            add(numbers, row.path("counts"));
            add(numbers, row.path("money"));
            if (row.path("overturned_bp").isIntegralNumber()) {
                numbers.put("overturned_bp", row.path("overturned_bp").longValue());
            }
            JsonNode median = row.path("median_hold_hours");
            rows.add(new PublicRow(
                    row.path("code").asText(),
                    row.path("name").asText(),
                    row.path("part_of").asText(),
                    numbers,
                    median.isObject()
                            ? Optional.of(new PublicRow.Span(
                                    median.path("from").asInt(),
                                    median.path("below").asInt()))
                            : Optional.empty(),
                    median.isNull()));
        }
        return rows;
    }

    private static void add(Map<String, Long> numbers, JsonNode json) {
        json.properties().forEach(field -> {
            if (field.getValue().isIntegralNumber()) {
                numbers.put(field.getKey(), field.getValue().longValue());
            }
        });
    }
}
