package org.claimscreener.engine.inspection;

/**
 * Who may be sent.
 *
 * @param region area code or its first digits; whoever is at home there is not sent there; blank for nowhere
 */
public record Inspector(String id, String region) {
    public Inspector {
        if (id.isBlank()) {
            throw new IllegalArgumentException("an inspector without an id");
        }
    }

    /** Is at home in that institution's region. */
    boolean isOf(String institutionId) {
        return !region.isBlank()
                && Regions.area(institutionId)
                        .filter(area -> area.startsWith(region) || region.startsWith(area))
                        .isPresent();
    }
}
