package org.claimscreener.launcher.standing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.claimscreener.engine.standing.StandingKey;
import org.claimscreener.wire.record.Standing;

/** A file of standings: JSON lines, one subject a line, blank lines aside. Stateless. */
public final class StandingLines {
    private StandingLines() {}

    /**
     * All of the file, or nothing: half of an authority's orders would be worse than none.
     *
     * @throws StandingLinesException naming the lines that are wrong, and what is wrong with them
     * @throws IOException when it cannot be read
     */
    public static List<Standing> read(InputStream in) throws StandingLinesException, IOException {
        List<Standing> standings = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        Map<StandingKey, Integer> lines = new HashMap<>();
        int number = 0;
        // A reader made with a decoder complains of what is not UTF-8; one made with a name replaces it.
        try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (!line.isBlank()) {
                    read(number, line, standings, lines, problems);
                }
            }
        } catch (CharacterCodingException e) {
            throw new StandingLinesException("it is not UTF-8, somewhere after line " + number, e);
        }
        if (!problems.isEmpty()) {
            throw new StandingLinesException(problems);
        }
        return standings;
    }

    private static void read(
            int number, String line, List<Standing> standings, Map<StandingKey, Integer> lines, List<String> problems) {
        try {
            Standing standing = StandingLine.read(line);
            Integer before = lines.putIfAbsent(StandingKey.of(standing), number);
            if (before == null) {
                standings.add(standing);
            } else {
                problems.add("line " + number + ": the subject stands on line " + before
                        + " already; write all of its entries there, for one standing replaces another");
            }
        } catch (StandingLine.Wrong e) {
            problems.add("line " + number + ": " + e.getMessage());
        }
    }
}
