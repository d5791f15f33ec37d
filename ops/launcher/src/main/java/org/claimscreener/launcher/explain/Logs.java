package org.claimscreener.launcher.explain;

import org.claimscreener.verifier.VerifyFailure;
import org.claimscreener.verifier.log.LogSource;

/** Opens the log for one reading from its beginning. */
@FunctionalInterface
public interface Logs {
    /** A reading of its own each time. */
    LogSource open() throws VerifyFailure;
}
