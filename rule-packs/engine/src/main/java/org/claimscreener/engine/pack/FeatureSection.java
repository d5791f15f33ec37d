package org.claimscreener.engine.pack;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.claimscreener.engine.profile.FeatureDeclaration;
import org.claimscreener.wire.record.Channel;

/** Reads features.yaml. Stateless. */
final class FeatureSection {
    private static final List<String> KEYS =
            List.of("name", "key", "aggregate", "channels", "window", "unit", "description");
    private static final Pattern WINDOW = Pattern.compile("([1-9][0-9]{0,5})([mhd])");
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(400);

    private FeatureSection() {}

    static List<FeatureDeclaration> read(String file, YamlNode root, Problems problems) {
        if (root instanceof YamlNode.Nothing) {
            return List.of();
        }
        if (!(root instanceof YamlNode.Sequence sequence)) {
            problems.add(file, root.line(), "is no list of features", "write each feature after '- '");
            return List.of();
        }
        List<FeatureDeclaration> features = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (YamlFields fields : YamlFields.sections(file, "features", sequence.items(), problems, KEYS)) {
            feature(fields, problems).ifPresent(feature -> {
                if (!names.add(feature.name())) {
                    fields.problem("name", "feature '" + feature.name() + "' stands twice", "rename or remove one");
                }
                features.add(feature);
            });
        }
        return features;
    }

    private static Optional<FeatureDeclaration> feature(YamlFields fields, Problems problems) {
        int before = problems.count();
        String name = fields.text("name", Shapes.SNAKE, Shapes.SNAKE_IN_WORDS);
        Optional<FeatureDeclaration.Key> key =
                choice(fields, "key", fields.text("key"), FeatureDeclaration.Key.values());
        Optional<FeatureDeclaration.Aggregate> aggregate =
                choice(fields, "aggregate", fields.text("aggregate"), FeatureDeclaration.Aggregate.values());
        Set<Channel> channels = channels(fields);
        Duration window = window(fields);
        String unit = fields.text("unit");
        String description = fields.text("description");
        if (problems.count() > before || key.isEmpty() || aggregate.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new FeatureDeclaration(name, key.get(), aggregate.get(), channels, window, unit, description));
    }

    private static Set<Channel> channels(YamlFields fields) {
        Set<Channel> channels = EnumSet.noneOf(Channel.class);
        for (String name : fields.texts("channels")) {
            choice(fields, "channels", name, Channel.values()).ifPresent(channels::add);
        }
        return channels;
    }

    private static Duration window(YamlFields fields) {
        String text = fields.text("window", WINDOW, "a number with m, h or d, such as 30m, 1h, 90d");
        Matcher matcher = WINDOW.matcher(text);
        if (!matcher.matches()) {
            return SHORTEST;
        }
        long count = Long.parseLong(matcher.group(1));
        Duration window = switch (matcher.group(2)) {
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
        if (window.compareTo(SHORTEST) < 0 || window.compareTo(LONGEST) > 0) {
            fields.problem("window", "'window' is " + text, "it must be 1m to 400d");
        }
        return window;
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
