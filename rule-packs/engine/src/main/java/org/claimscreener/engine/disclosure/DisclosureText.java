package org.claimscreener.engine.disclosure;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * A disclosure as one line of JSON, the same for the same figures in every process: keys in the order of their characters,
 * no spaces, a line feed at the end. What is not shown is null; what does not exist, as a median of nothing, is left out.
 * Its digest is the lower-case hex SHA-256 of the same text without the digest. Stateless.
 */
public final class DisclosureText {
    /** Names what the text is. A change that old readers would misread takes the next number. */
    public static final String SCHEMA = "claimscreener.disclosure/1";

    static final String DIGEST = "digest";

    private static final ObjectMapper JSON = new ObjectMapper();

    private DisclosureText() {}

    /** The text, with its digest. */
    public static String of(PublicFigures figures) {
        Map<String, @Nullable Object> fields = fields(figures);
        fields.put(DIGEST, sha256(json(fields)));
        return json(fields);
    }

    /** The digest, as the text says it too. */
    public static String digest(PublicFigures figures) {
        return sha256(json(fields(figures)));
    }

    private static Map<String, @Nullable Object> fields(PublicFigures figures) {
        Map<String, @Nullable Object> fields = new TreeMap<>();
        fields.put("schema", SCHEMA);
        fields.put("month", figures.month().toString());
        fields.put("edition", figures.edition());
        fields.put("reason", figures.reason());
        fields.put("as_of", figures.asOf().toString());
        fields.put("smallest_shown", Suppression.SMALLEST_SHOWN);
        fields.put(
                "regions",
                figures.regions().stream()
                        .map(row -> row(row, Count.all(), false))
                        .toList());
        fields.put(
                "rules",
                figures.rules().stream()
                        .map(row -> row(row, Count.ofRules(), true))
                        .toList());
        return fields;
    }

    private static Map<String, @Nullable Object> row(PublicFigures.Row row, List<Count> columns, boolean rule) {
        Map<String, @Nullable Object> fields = new TreeMap<>();
        fields.put("code", row.code());
        Map<String, @Nullable Object> counts = new TreeMap<>();
        Map<String, @Nullable Object> money = new TreeMap<>();
        for (Count count : columns) {
            counts.put(count.key(), row.counts().get(count));
            count.moneyKey().ifPresent(key -> money.put(key, row.moneyFen().get(count)));
        }
        fields.put("counts", counts);
        fields.put("money", money);
        if (row.ended().isEmpty()) {
            fields.put("median_hold_hours", null);
        }
        row.median()
                .ifPresent(time -> fields.put(
                        "median_hold_hours",
                        new TreeMap<>(Map.of("from", time.fromHours(), "below", time.belowHours()))));
        if (rule) {
            fields.put("name", row.name());
            if (row.confirmedFirst().isEmpty()) {
                fields.put("overturned_bp", null);
            }
            row.overturnedBp().ifPresent(rate -> fields.put("overturned_bp", rate));
        } else {
            fields.put("part_of", Region.parent(row.code()));
        }
        return fields;
    }

    private static String json(Map<String, @Nullable Object> fields) {
        try {
            return JSON.writeValueAsString(fields) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers can be written as JSON", e);
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
