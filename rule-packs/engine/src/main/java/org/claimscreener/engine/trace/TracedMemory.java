package org.claimscreener.engine.trace;

import org.jspecify.annotations.Nullable;

/**
 * What one institution's settlements hold of trace codes; in the job, keyed state of the current key. What cannot be read
 * or written throws.
 */
public interface TracedMemory {
    /**
     * What is known of a settlement, or null when it had no codes or was never seen.
     *
     * @param key of the settlement, as the book makes it
     */
    @Nullable
    Traced traced(String key);

    void putTraced(String key, Traced traced);
}
