package org.claimscreener.launcher.lines;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A file of records, one a line, blank lines aside. Stateless. */
public final class Lines {
    private Lines() {}

    /** Reads one line. */
    @FunctionalInterface
    public interface Reader<T> {
        /** @param number of the line, from 1 */
        T read(int number, String line) throws WrongLine;
    }

    /**
     * All of the file, or nothing: half of an authority's orders would be worse than none.
     *
     * @throws WrongLinesException naming the lines that are wrong, and what is wrong with them
     * @throws IOException when it cannot be read
     */
    public static <T> List<T> read(InputStream in, Reader<T> each) throws WrongLinesException, IOException {
        List<T> records = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        int number = 0;
        // A reader made with a decoder complains of what is not UTF-8; one made with a name replaces it.
        try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (line.isBlank()) {
                    continue;
                }
                try {
                    records.add(each.read(number, line));
                } catch (WrongLine e) {
                    problems.add("line " + number + ": " + e.getMessage());
                }
            }
        } catch (CharacterCodingException e) {
            throw new WrongLinesException("it is not UTF-8, somewhere after line " + number, e);
        }
        if (!problems.isEmpty()) {
            throw new WrongLinesException(problems);
        }
        return records;
    }
}
