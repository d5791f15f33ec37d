package org.claimscreener.verifier;

import java.time.Instant;

import org.claimscreener.verifier.check.Oracle;
import org.claimscreener.verifier.log.LogSource;

/**
 * Judges the topics. Memory: about {@link VerifySettings#BYTES_PER_SETTLEMENT} bytes a settlement. Not thread-safe.
 */
public final class Verification {
    private final LogSource source;
    private final Progress progress;
    private final Oracle oracle;

    private Verification(LogSource source, VerifySettings settings, Progress progress) {
        this.source = source;
        this.progress = progress;
        this.oracle = new Oracle(settings);
    }

    /**
     * Reads everything up to the ends as they stand now and judges it.
     *
     * @throws VerifyFailure if it cannot be read to its end, or is more than the settings have room for
     */
    public static Report run(LogSource source, VerifySettings settings, Progress progress) throws VerifyFailure {
        Verification once = new Verification(source, settings, progress);
        return once.oracle.judge(once.source.readOn(once.oracle, once.progress), false);
    }

    /** For judging on and on. Reads nothing yet. */
    public static Verification follow(LogSource source, VerifySettings settings, Progress progress) {
        return new Verification(source, settings, progress);
    }

    /**
     * Reads on to the ends as they stand now and judges. What was found before is in the report too.
     *
     * @throws VerifyFailure if it cannot be read on; when that passes, the next call goes on where this one stopped
     */
    public Report next() throws VerifyFailure {
        Instant endsNotedAt = source.readOn(oracle, progress);
        return oracle.judge(endsNotedAt, true);
    }
}
