package org.claimscreener.load.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a JVM's own log says of its collections ({@code -Xlog:gc:file=…:time,uptime}). Stateless. */
final class GcLog {
    private static final Pattern PAUSE = Pattern.compile("\\[([^\\]]+)\\]\\[[^\\]]*\\].* Pause .* ([0-9]+\\.[0-9]+)ms");

    /** As {@code 2026-12-01T14:00:00.123+0000}. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ");

    private GcLog() {}

    /** Those that ended within a while; none where there is no log. */
    static List<PhaseResult.Pause> pauses(Path log, Instant from, Duration during) throws IOException {
        List<PhaseResult.Pause> pauses = new ArrayList<>();
        if (!Files.exists(log)) {
            return pauses;
        }
        for (String line : Files.readAllLines(log)) {
            Matcher matcher = PAUSE.matcher(line);
            if (!matcher.find()) {
                continue;
            }
            long atMs = Duration.between(
                            from, OffsetDateTime.parse(matcher.group(1), TIME).toInstant())
                    .toMillis();
            if (atMs >= 0 && atMs <= during.toMillis()) {
                pauses.add(new PhaseResult.Pause((int) atMs, Double.parseDouble(matcher.group(2))));
            }
        }
        return pauses;
    }
}
