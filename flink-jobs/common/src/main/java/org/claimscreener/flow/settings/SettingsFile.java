package org.claimscreener.flow.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Settings from a file of lines {@code name = value}, UTF-8; blank lines and those that begin with # say nothing. All is
 * checked when it is read. Immutable, thread-safe.
 */
public final class SettingsFile {
    private static final long MOST_BYTES = 1 << 16;

    private final List<Setting> known;
    private final Map<String, String> values;

    private SettingsFile(List<Setting> known, Map<String, String> values) {
        this.known = List.copyOf(known);
        this.values = Map.copyOf(values);
    }

    /**
     * Reads it.
     *
     * @param known all that it may say
     * @throws SettingsRefusedException when it cannot be read, or naming every line that makes no sense
     */
    public static SettingsFile read(Path file, List<Setting> known) throws SettingsRefusedException {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new SettingsRefusedException(
                        file.toString(), List.of("it is larger than " + MOST_BYTES + " bytes"));
            }
            return parse(file.toString(), Files.readAllLines(file, StandardCharsets.UTF_8), known);
        } catch (IOException e) {
            throw new SettingsRefusedException("The settings in " + file + " cannot be read: " + e, e);
        }
    }

    static SettingsFile parse(String name, List<String> lines, List<Setting> known) throws SettingsRefusedException {
        List<String> problems = new ArrayList<>();
        Map<String, String> said = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                enter(line, known, said).ifPresent(atLine(i + 1, problems));
            }
        }
        for (Setting setting : known) {
            if (setting.usual().isEmpty() && !said.containsKey(setting.name())) {
                problems.add(setting.name() + " is missing: " + setting.meaning());
            }
        }
        if (!problems.isEmpty()) {
            throw new SettingsRefusedException(name, problems);
        }
        return new SettingsFile(known, said);
    }

    private static Consumer<String> atLine(int number, List<String> problems) {
        return problem -> problems.add("line " + number + ": " + problem);
    }

    /** Enters a line, or says what is wrong with it. */
    private static Optional<String> enter(String line, List<Setting> known, Map<String, String> said) {
        int sign = line.indexOf('=');
        if (sign < 1) {
            return Optional.of("'" + line + "' is not 'name = value'");
        }
        String name = line.substring(0, sign).strip();
        String value = line.substring(sign + 1).strip();
        Optional<Setting> setting =
                known.stream().filter(one -> one.name().equals(name)).findFirst();
        if (setting.isEmpty()) {
            return Optional.of(name + " is no setting; " + nearest(name, known));
        }
        if (said.put(name, value) != null) {
            return Optional.of(name + " is said twice; keep one");
        }
        boolean blankIsUsual = value.isEmpty() && setting.get().usual().equals(Optional.of(""));
        return blankIsUsual ? Optional.empty() : setting.get().problem(value).map(problem -> name + " " + problem);
    }

    private static String nearest(String name, List<Setting> known) {
        return known.stream()
                .map(Setting::name)
                .min(Comparator.<String>comparingInt(other -> distance(name, other))
                        .thenComparing(Comparator.naturalOrder()))
                .map(other -> "the nearest is " + other)
                .orElse("there are none");
    }

    /** Letters to insert, remove or exchange to make one of the other. */
    static int distance(String one, String other) {
        int[] before = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] now = new int[other.length() + 1];
            now[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int exchanged = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(exchanged, 1 + Math.min(before[j], now[j - 1]));
            }
            before = now;
        }
        return before[other.length()];
    }

    /** What was said of it, or what is usual. */
    public String text(Setting setting) {
        if (!known.contains(setting)) {
            throw new IllegalArgumentException(setting.name() + " is none of this file's settings");
        }
        return Optional.ofNullable(values.get(setting.name()))
                .or(setting::usual)
                .orElseThrow();
    }

    /** A whole number within its bounds. */
    public int number(Setting setting) {
        return Math.toIntExact(Long.parseLong(text(setting)));
    }

    /** A number of milliseconds. */
    public Duration millis(Setting setting) {
        return Duration.ofMillis(Long.parseLong(text(setting)));
    }

    /**
     * What is in the file that is named; blank when none is.
     *
     * @throws SettingsRefusedException when it can no longer be read
     */
    public String content(Setting setting) throws SettingsRefusedException {
        String file = text(setting);
        if (file.isBlank()) {
            return "";
        }
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new SettingsRefusedException(setting.name() + ": " + file + " cannot be read: " + e, e);
        }
    }
}
