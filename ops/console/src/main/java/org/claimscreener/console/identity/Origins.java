package org.claimscreener.console.identity;

import java.net.URI;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** Tells by what browsers say whether a request comes from a page of this console. Immutable. */
final class Origins {
    /** {@code none}: the person did it, without a page. */
    private static final Set<String> OWN = Set.of("same-origin", "none");

    private final String own;

    Origins(URI publicAddress) {
        own = publicAddress.toString();
    }

    /**
     * Whether anything speaks against it. Clients that are no browsers say nothing, and no browser hides both.
     *
     * @param fetchSite header Sec-Fetch-Site
     * @param origin header Origin
     */
    boolean isForeign(@Nullable String fetchSite, @Nullable String origin) {
        return (fetchSite != null && !OWN.contains(fetchSite)) || (origin != null && !origin.equals(own));
    }
}
