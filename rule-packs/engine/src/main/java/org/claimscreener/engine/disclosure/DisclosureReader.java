package org.claimscreener.engine.disclosure;

import java.time.Instant;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Reads the text of a disclosure that anybody may have written. Stateless. */
final class DisclosureReader {
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();

    /** More than all of the fund in a month, in fen; sums of thousands of them, and rates, still fit into a long. */
    private static final long MAX_NUMBER = 100_000_000_000_000L;

    private DisclosureReader() {}

    /** What a text is, or what is wrong with it. */
    static final class UnreadableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnreadableException(String message) {
            super(message);
        }
    }

    /** Figures and the digest that its text states. */
    record Read(PublicFigures figures, String digest) {}

    /** @throws UnreadableException naming the first thing that is wrong */
    static Read read(String text) throws UnreadableException {
        JsonNode json = parse(text);
        if (!json.isObject()) {
            throw new UnreadableException("it is no JSON object");
        }
        String schema = text(json, "schema");
        if (!schema.equals(DisclosureText.SCHEMA)) {
            throw new UnreadableException("its schema is '" + schema + "'; this build reads " + DisclosureText.SCHEMA);
        }
        try {
            return new Read(
                    new PublicFigures(
                            month(text(json, "month")),
                            (int) number(json, "edition", PublicFigures.MAX_EDITION),
                            text(json, "reason"),
                            Instant.parse(text(json, "as_of")),
                            rows(json, "regions", Count.all()),
                            rows(json, "rules", Count.ofRules())),
                    text(json, DisclosureText.DIGEST));
        } catch (DateTimeParseException e) {
            throw new UnreadableException("as_of is '" + e.getParsedString() + "', expected an instant in UTC");
        }
    }

    private static YearMonth month(String text) throws UnreadableException {
        return PublicFigures.month(text)
                .orElseThrow(() -> new UnreadableException("its month is '" + text + "', expected one as 2026-11"));
    }

    private static JsonNode parse(String text) throws UnreadableException {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UnreadableException("it is no JSON: " + e.getOriginalMessage());
        }
    }

    private static List<PublicFigures.Row> rows(JsonNode json, String name, List<Count> columns)
            throws UnreadableException {
        JsonNode all = json.path(name);
        if (!all.isArray()) {
            throw new UnreadableException("'" + name + "' is no list");
        }
        List<PublicFigures.Row> rows = new ArrayList<>();
        for (JsonNode row : all) {
            Map<Count, Long> counts = new EnumMap<>(Count.class);
            Map<Count, Long> money = new EnumMap<>(Count.class);
            for (Count count : columns) {
                put(counts, count, row.path("counts").path(count.key()));
                if (count.moneyKey().isPresent()) {
                    put(money, count, row.path("money").path(count.moneyKey().orElseThrow()));
                }
            }
            boolean named = columns.equals(Count.ofRules());
            rows.add(new PublicFigures.Row(
                    text(row, "code"), named ? text(row, "name") : "", counts, money, median(row)));
        }
        return rows;
    }

    private static void put(Map<Count, Long> numbers, Count count, JsonNode number) throws UnreadableException {
        if (number.isNull()) {
            return;
        }
        numbers.put(count, whole(number, count.key(), MAX_NUMBER));
    }

    private static Optional<HoldTime> median(JsonNode row) throws UnreadableException {
        JsonNode median = row.path("median_hold_hours");
        if (median.isMissingNode() || median.isNull()) {
            return Optional.empty();
        }
        HoldTime time = new HoldTime(
                (int) number(median, "from", Integer.MAX_VALUE), (int) number(median, "below", Integer.MAX_VALUE));
        if (!HoldTime.classes().contains(time)) {
            throw new UnreadableException("a median is no class of hold times");
        }
        return Optional.of(time);
    }

    private static String text(JsonNode json, String name) throws UnreadableException {
        JsonNode value = json.path(name);
        if (!value.isTextual()) {
            throw new UnreadableException("'" + name + "' is missing, or no text");
        }
        return value.textValue();
    }

    private static long number(JsonNode json, String name, long most) throws UnreadableException {
        return whole(json.path(name), name, most);
    }

    private static long whole(JsonNode value, String name, long most) throws UnreadableException {
        if (!value.isIntegralNumber()
                || !value.canConvertToLong()
                || value.longValue() < 0
                || value.longValue() > most) {
            throw new UnreadableException("'" + name + "' is missing, or no whole number from 0 to " + most);
        }
        return value.longValue();
    }
}
