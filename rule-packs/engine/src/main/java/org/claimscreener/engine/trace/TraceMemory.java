package org.claimscreener.engine.trace;

import java.util.List;

/** One code's memory; in the job, keyed state of the current key. What cannot be read or written throws. */
public interface TraceMemory {
    /** The uses remembered, by own time; none for a code never seen. */
    List<CodeUse> uses();

    /** Remembers these and no others; none forgets the code. */
    void replace(List<CodeUse> uses);
}
