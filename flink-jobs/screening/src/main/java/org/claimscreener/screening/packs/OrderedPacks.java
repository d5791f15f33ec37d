package org.claimscreener.screening.packs;

import org.claimscreener.engine.approval.KeysRefusedException;
import org.claimscreener.engine.approval.TrustedKeys;

/**
 * Packs as a log of orders has them: the job begins with what is in force there, and follows.
 *
 * @param trustedKeys whose signatures count, as the text of {@link org.claimscreener.engine.approval.TrustedKeys}: given to
 *     the job when it is submitted, never by the log
 */
public record OrderedPacks(PackLog log, String trustedKeys) implements PackSource {
    private static final long serialVersionUID = 1L;

    /**
     * Checks the keys where the job is defined: on the JobManager nobody would be told.
     *
     * @throws IllegalArgumentException naming what is wrong with them
     */
    public OrderedPacks {
        try {
            var unused = TrustedKeys.parse("the trusted keys", trustedKeys);
        } catch (KeysRefusedException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** The keys, read. */
    TrustedKeys keys() {
        try {
            return TrustedKeys.parse("the trusted keys", trustedKeys);
        } catch (KeysRefusedException e) {
            throw new IllegalStateException("keys that were right when the job was defined are wrong now", e);
        }
    }

    @Override
    public boolean timed() {
        return true;
    }
}
