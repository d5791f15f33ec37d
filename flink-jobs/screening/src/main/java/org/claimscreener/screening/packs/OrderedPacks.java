package org.claimscreener.screening.packs;

/**
 * Packs as a log of orders has them: the job begins with what is in force there, and follows.
 *
 * @param trustedKeys whose signatures count, as the text of {@link org.claimscreener.engine.approval.TrustedKeys}: given to
 *     the job when it is submitted, never by the log
 */
public record OrderedPacks(PackLog log, String trustedKeys) implements PackSource {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean timed() {
        return true;
    }
}
