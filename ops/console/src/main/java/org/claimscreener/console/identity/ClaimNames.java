package org.claimscreener.console.identity;

/**
 * Where a provider says what we need to know; names with dots are paths into objects, such as {@code
 * realm_access.roles}.
 *
 * @param roles a text or a list of texts
 * @param institution fixmedins_code of whom a person in the role INSTITUTION speaks for
 * @param names how the provider calls our roles
 */
public record ClaimNames(String roles, String institution, RoleNames names) {
    public ClaimNames {
        if (roles.isBlank() || institution.isBlank()) {
            throw new IllegalArgumentException("the name of a claim is blank");
        }
    }

    /** Unless said: {@code roles} and {@code institution}. */
    public static ClaimNames usual() {
        return new ClaimNames("roles", "institution", RoleNames.usual());
    }
}
