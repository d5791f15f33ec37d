package org.claimscreener.audit;

import java.io.IOException;

/** Another process writes this chain now; this one must not any more. */
public final class ReplacedException extends IOException {
    private static final long serialVersionUID = 1L;

    ReplacedException(String writerId, Throwable cause) {
        super(
                "another process writes the audit as " + writerId + " now, so this one does nothing more that must be"
                        + " audited; end one of them, or give each its own writer id, and start this one again",
                cause);
    }

    /** For another caller of the same writer. */
    ReplacedException(ReplacedException known) {
        super(known.getMessage(), known);
    }
}
