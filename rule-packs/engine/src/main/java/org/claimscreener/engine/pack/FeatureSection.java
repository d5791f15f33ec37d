package org.claimscreener.engine.pack;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.claimscreener.engine.feature.Aggregate;
import org.claimscreener.engine.feature.CheckedFeature;
import org.claimscreener.engine.feature.ExpressionProblem;
import org.claimscreener.engine.feature.FeatureCheck;
import org.claimscreener.engine.feature.FeatureDeclaration;
import org.claimscreener.engine.feature.FeatureKey;
import org.claimscreener.engine.feature.Over;
import org.claimscreener.engine.feature.Window;

/** Reads features.yaml. Stateless. */
final class FeatureSection {
    private static final List<String> KEYS =
            List.of("name", "key", "over", "aggregate", "value", "where", "within", "window", "unit", "description");
    private static final Pattern LENGTH = Pattern.compile("([1-9][0-9]{0,5})([mhd])");
    private static final String LENGTH_IN_WORDS = "a number with m, h or d, such as 30m, 1h, 90d";
    private static final Duration LONGEST_WITHIN = Duration.ofDays(40);
    private static final int MOST_FEATURES = 500;

    private FeatureSection() {}

    static List<CheckedFeature> read(String file, YamlNode root, Problems problems) {
        if (root instanceof YamlNode.Nothing) {
            return List.of();
        }
        if (!(root instanceof YamlNode.Sequence sequence)) {
            problems.add(file, root.line(), "is no list of features", "write each feature after '- '");
            return List.of();
        }
        List<CheckedFeature> features = new ArrayList<>();
        Set<String> names = new HashSet<>();
        FeatureCheck check = new FeatureCheck();
        for (YamlFields fields : YamlFields.sections(file, "features", sequence.items(), problems, KEYS)) {
            feature(fields, check, problems).ifPresent(feature -> {
                String name = feature.declaration().name();
                if (!names.add(name)) {
                    fields.problem("name", "feature '" + name + "' stands twice", "rename or remove one");
                }
                features.add(feature);
            });
        }
        if (features.size() > MOST_FEATURES) {
            problems.add(file, root.line(), "has more than " + MOST_FEATURES + " features", "split the pack");
        }
        return features;
    }

    private static Optional<CheckedFeature> feature(YamlFields fields, FeatureCheck check, Problems problems) {
        int before = problems.count();
        String name = fields.text("name", Shapes.SNAKE, Shapes.SNAKE_IN_WORDS);
        Optional<FeatureKey> key = choice(fields, "key", fields.text("key"), FeatureKey.values());
        Optional<Over> over = fields.has("over")
                ? choice(fields, "over", fields.text("over"), Over.values())
                : Optional.of(Over.SETTLEMENT);
        Optional<Aggregate> aggregate = choice(fields, "aggregate", fields.text("aggregate"), Aggregate.values());
        Window window = window(fields);
        int withinMinutes = within(fields, over);
        String value = fields.has("value") ? fields.text("value") : "";
        String where = fields.has("where") ? fields.text("where") : "";
        String unit = fields.text("unit");
        String description = fields.text("description");
        if (problems.count() > before || key.isEmpty() || over.isEmpty() || aggregate.isEmpty()) {
            return Optional.empty();
        }
        FeatureDeclaration declaration = new FeatureDeclaration(
                name, key.get(), over.get(), aggregate.get(), window, value, where, withinMinutes, unit, description);
        return check.check(declaration, (field, problem) -> problem(fields, field, problem));
    }

    private static void problem(YamlFields fields, String field, ExpressionProblem problem) {
        String place = problem.column() == 0 ? "" : " at character " + problem.column();
        String mend = problem.known().isEmpty()
                ? "rule-packs/FEATURES.md lists fields, operators and aggregates"
                : NearestName.hint(problem.wrong(), problem.known());
        fields.problem(field, "'" + field + "'" + place + ": " + problem.what(), mend);
    }

    private static Window window(YamlFields fields) {
        String text = fields.text("window");
        for (Window.Period period : Window.Period.values()) {
            if (period.name().toLowerCase(Locale.ROOT).equals(text)) {
                return new Window.Calendar(period);
            }
        }
        Duration length = text.isEmpty() ? Window.SHORTEST : length(fields, "window", text);
        if (length.compareTo(Window.SHORTEST) < 0 || length.compareTo(Window.LONGEST) > 0) {
            fields.problem("window", "'window' is " + text, "it must be 1m to 400d");
            return new Window.Sliding(Window.SHORTEST);
        }
        return new Window.Sliding(length);
    }

    /** Minutes; 0 where nothing is stated, which is no limit. */
    private static int within(YamlFields fields, Optional<Over> over) {
        if (!fields.has("within")) {
            return 0;
        }
        if (over.isPresent() && over.get() != Over.WITHDRAWAL) {
            fields.problem("within", "'within' is of withdrawals only", "write 'over: withdrawal', or remove it");
        }
        Duration within = length(fields, "within", fields.text("within"));
        if (within.compareTo(LONGEST_WITHIN) > 0) {
            fields.problem("within", "'within' is too long", "later than 40 days nothing can be withdrawn");
        }
        return Math.toIntExact(within.toMinutes());
    }

    private static Duration length(YamlFields fields, String key, String text) {
        Matcher matcher = LENGTH.matcher(text);
        if (!matcher.matches()) {
            String more = key.equals("window") ? ", or day, month, quarter, year" : "";
            fields.problem(key, "'" + key + "' is '" + text + "'", "write " + LENGTH_IN_WORDS + more);
            return Window.SHORTEST;
        }
        long count = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }

    /** The constant whose lower-case name is given. */
    private static <E extends Enum<E>> Optional<E> choice(YamlFields fields, String key, String name, E[] choices) {
        for (E choice : choices) {
            if (choice.name().toLowerCase(Locale.ROOT).equals(name)) {
                return Optional.of(choice);
            }
        }
        List<String> names = Stream.of(choices)
                .map(choice -> choice.name().toLowerCase(Locale.ROOT))
                .toList();
        if (!name.isEmpty()) {
            fields.problem(key, "'" + key + "' is '" + name + "'", NearestName.hint(name, names));
        }
        return Optional.empty();
    }
}
