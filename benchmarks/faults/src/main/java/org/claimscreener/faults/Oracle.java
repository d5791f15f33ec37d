package org.claimscreener.faults;

import java.io.IOException;
import java.util.List;

/**
 * Judges what the topics say, by itself: it knows neither what was sent nor what was done to the system. The books of the
 * load are a second opinion.
 */
public interface Oracle {
    /**
     * Reads everything and judges it.
     *
     * @throws IOException when it cannot read; that is no verdict
     */
    Verdict judge(String bootstrapServers) throws IOException;

    /**
     * What it found.
     *
     * @param summary for the report's table, in a few words
     * @param violations one line each; empty when there is none
     */
    record Verdict(String summary, List<String> violations) {
        public Verdict {
            violations = List.copyOf(violations);
        }

        boolean isClean() {
            return violations.isEmpty();
        }
    }

    /** For the time without one. */
    static Oracle none() {
        return servers -> new Verdict("not asked", List.of());
    }
}
