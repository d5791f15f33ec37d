package org.claimscreener.console.desk.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.claimscreener.console.desk.text.Formats;
import org.claimscreener.console.view.HoldSort;
import org.claimscreener.console.view.QueueFilter;
import org.claimscreener.wire.record.HoldStage;

/**
 * A queue's filter as somebody asked for it. What cannot be understood narrows nothing and is told at its field.
 *
 * @param fields what was asked, by field; only fields that a queue has, blank ones left out
 * @param problems keys of texts, by field
 */
public record QueueQuery(Map<String, String> fields, Map<String, String> problems) {
    /** Rows of a page. */
    public static final int ROWS = 50;

    /** Choices of "due within", in hours. */
    public static final List<Integer> DUE_HOURS = List.of(0, 24, 72, 168);

    private static final String ON = "1";
    private static final int LONGEST_VALUE = 300;
    private static final Pattern REGION = Pattern.compile("[0-9]{1,6}");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._-]{1,50}");
    private static final Pattern SEVERITY = Pattern.compile("[0-3]");
    private static final List<String> NAMES = List.of(
            "region", "institution", "rule", "severity", "stage", "mine", "unclaimed", "due", "least", "sort", "after");

    public QueueQuery {
        fields = Map.copyOf(fields);
        problems = Map.copyOf(problems);
    }

    /** Reads the parameters of an address. */
    public static QueueQuery of(Map<String, List<String>> parameters) {
        Map<String, String> fields = new LinkedHashMap<>();
        Map<String, String> problems = new LinkedHashMap<>();
        for (String name : NAMES) {
            List<String> values = parameters.getOrDefault(name, List.of());
            String value = values.isEmpty() ? "" : values.get(0).strip();
            if (value.length() > LONGEST_VALUE) {
                problems.put(name, "queue.problem.long");
            } else if (!value.isEmpty()) {
                fields.put(name, value);
            }
        }
        check(fields, problems, "region", REGION.asMatchPredicate());
        check(fields, problems, "institution", CODE.asMatchPredicate());
        check(fields, problems, "rule", CODE.asMatchPredicate());
        check(fields, problems, "severity", SEVERITY.asMatchPredicate());
        check(fields, problems, "stage", value -> stage(value).isPresent());
        check(fields, problems, "due", value -> dueHours(value).isPresent());
        check(fields, problems, "least", value -> Formats.fen(value).isPresent());
        check(fields, problems, "sort", value -> sort(value).isPresent());
        return new QueueQuery(fields, problems);
    }

    private static void check(
            Map<String, String> fields, Map<String, String> problems, String name, Predicate<String> good) {
        String value = fields.get(name);
        if (value != null && !good.test(value)) {
            problems.put(name, "queue.problem." + name);
        }
    }

    /** The filter, for somebody at an instant. */
    public QueueFilter filter(String personId, Instant now) {
        return new QueueFilter(
                good("region"),
                good("institution"),
                good("rule"),
                good("severity").map(Integer::valueOf).map(OptionalInt::of).orElseGet(OptionalInt::empty),
                good("stage").flatMap(QueueQuery::stage).map(Set::of).orElseGet(Set::of),
                on("mine") ? Optional.of(personId) : Optional.empty(),
                on("unclaimed"),
                good("due").flatMap(QueueQuery::dueHours).map(hours -> now.plus(Duration.ofHours(hours))),
                good("least").map(Formats::fen).map(OptionalLong::getAsLong).orElse(0L),
                good("sort").flatMap(QueueQuery::sort).orElse(HoldSort.DEADLINE),
                good("after"),
                ROWS);
    }

    /** What was asked in a field; empty for nothing. */
    public String value(String name) {
        return fields.getOrDefault(name, "");
    }

    /** Whether a box is ticked. */
    public boolean on(String name) {
        return ON.equals(fields.get(name));
    }

    /** Key of the text that says what is wrong in a field; empty when nothing is. */
    public Optional<String> problem(String name) {
        return Optional.ofNullable(problems.get(name));
    }

    /** Whether it narrows or sorts otherwise than a bare queue. */
    public boolean narrows() {
        return fields.keySet().stream().anyMatch(name -> !name.equals("after"));
    }

    /** The same question from another row on, as the query of an address. */
    public String from(Optional<String> after) {
        List<String> parts = new ArrayList<>();
        for (String name : NAMES) {
            if (!name.equals("after") && fields.containsKey(name)) {
                parts.add(name + "=" + URLEncoder.encode(value(name), StandardCharsets.UTF_8));
            }
        }
        after.ifPresent(token -> parts.add("after=" + URLEncoder.encode(token, StandardCharsets.UTF_8)));
        return String.join("&", parts);
    }

    private Optional<String> good(String name) {
        return problems.containsKey(name) ? Optional.empty() : Optional.ofNullable(fields.get(name));
    }

    private static Optional<HoldStage> stage(String value) {
        return oneOf(HoldStage.values(), value);
    }

    private static Optional<HoldSort> sort(String value) {
        return oneOf(HoldSort.values(), value);
    }

    private static <E extends Enum<E>> Optional<E> oneOf(E[] values, String name) {
        for (E value : values) {
            if (value.name().equals(name)) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    private static Optional<Integer> dueHours(String value) {
        return DUE_HOURS.stream()
                .filter(hours -> hours.toString().equals(value))
                .findFirst();
    }
}
