package org.claimscreener.launcher.inspection;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.claimscreener.engine.inspection.Inspector;
import org.claimscreener.launcher.lines.Lines;
import org.claimscreener.launcher.lines.WrongLine;
import org.claimscreener.launcher.lines.WrongLinesException;

/** One inspector a line: an id, and after a blank the area code of that person's home, or nothing. Stateless. */
public final class InspectorLine {
    private InspectorLine() {}

    /**
     * A list of them.
     *
     * @throws WrongLinesException naming the lines that are wrong
     * @throws IOException when it cannot be read
     */
    public static List<Inspector> read(InputStream in) throws WrongLinesException, IOException {
        Set<String> seen = new HashSet<>();
        return Lines.read(in, (number, line) -> {
            Inspector one = inspector(line.strip());
            if (!seen.add(one.id())) {
                throw new WrongLine(one.id() + " stands there before");
            }
            return one;
        });
    }

    private static Inspector inspector(String line) throws WrongLine {
        int blank = line.indexOf(' ');
        String region = blank < 0 ? "" : line.substring(blank + 1).strip();
        if (line.isEmpty() || !region.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new WrongLine("it is not an id, a blank and digits of an area code, as u-201 430102");
        }
        return new Inspector(blank < 0 ? line : line.substring(0, blank), region);
    }
}
