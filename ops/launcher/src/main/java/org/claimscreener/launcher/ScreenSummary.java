package org.claimscreener.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.claimscreener.commandline.Text;
import org.claimscreener.wire.record.Verdict;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

/**
 * What became of a file, counted from what was written.
 *
 * @param verdicts settlements by verdict, retries included
 * @param withheldFen held and refused together
 * @param deadLetters inputs that could not be screened
 */
record ScreenSummary(Map<Verdict, Long> verdicts, long withheldFen, long deadLetters) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int FEN_DECIMALS = 2;

    /**
     * Counts the lines of the results and of the dead letters.
     *
     * @throws IOException when they cannot be read back
     */
    static ScreenSummary of(Path results, Path deadLetters) throws IOException {
        Map<Verdict, Long> verdicts = new EnumMap<>(Verdict.class);
        long withheldFen = 0;
        try (BufferedReader lines = Files.newBufferedReader(results)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                withheldFen += count(line, verdicts);
            }
        }
        try (Stream<String> letters = Files.lines(deadLetters)) {
            return new ScreenSummary(verdicts, withheldFen, letters.count());
        }
    }

    private static long count(String line, Map<Verdict, Long> verdicts) throws IOException {
        long withheldFen = 0;
        try (JsonParser json = JSON.createParser(line)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "verdict" -> verdicts.merge(Verdict.valueOf(json.getText()), 1L, Long::sum);
                    case "held_amt", "refused_amt" -> withheldFen += fen(json.getText());
                    default -> json.skipChildren();
                }
            }
        }
        return withheldFen;
    }

    private static long fen(String yuan) {
        return new BigDecimal(yuan).movePointRight(FEN_DECIMALS).longValueExact();
    }

    /** One line for a person. */
    String inWords(Duration took, String deadLetterFile) {
        long settlements = verdicts.values().stream().mapToLong(Long::longValue).sum();
        return String.format(
                Locale.ROOT,
                "%s settlements in %.1f s: %s released, %s held, %s refused, %s withheld; %s dead letters%s",
                Text.count(settlements),
                took.toMillis() / 1e3,
                Text.count(of(Verdict.RELEASE)),
                Text.count(of(Verdict.HOLD)),
                Text.count(of(Verdict.REFUSE)),
                Text.yuan(withheldFen),
                Text.count(deadLetters),
                deadLetters == 0 ? "" : " in " + deadLetterFile);
    }

    private long of(Verdict verdict) {
        return verdicts.getOrDefault(verdict, 0L);
    }
}
