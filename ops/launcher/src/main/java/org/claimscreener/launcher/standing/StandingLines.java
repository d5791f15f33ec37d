package org.claimscreener.launcher.standing;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.claimscreener.engine.standing.StandingKey;
import org.claimscreener.launcher.lines.Lines;
import org.claimscreener.launcher.lines.WrongLine;
import org.claimscreener.launcher.lines.WrongLinesException;
import org.claimscreener.wire.record.Standing;

/** A file of standings: JSON lines, one subject a line. Stateless. */
public final class StandingLines {
    private StandingLines() {}

    /** As {@link Lines#read}. */
    public static List<Standing> read(InputStream in) throws WrongLinesException, IOException {
        Map<StandingKey, Integer> lines = new HashMap<>();
        return Lines.read(in, (number, line) -> {
            Standing standing = StandingLine.read(line);
            Integer before = lines.putIfAbsent(StandingKey.of(standing), number);
            if (before != null) {
                throw new WrongLine("the subject stands on line " + before
                        + " already; write all of its entries there, for one standing replaces another");
            }
            return standing;
        });
    }
}
