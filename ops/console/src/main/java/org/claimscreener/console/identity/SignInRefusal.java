package org.claimscreener.console.identity;

/** Why nobody was signed in. */
enum SignInRefusal {
    /** The answer belongs to no sign-in that this browser began, or it was used before, or it took too long. */
    UNKNOWN_STATE("no sign-in that this browser began"),
    /** The answer is none of OpenID Connect, or of another provider. */
    MALFORMED("no answer of the provider"),
    /** The provider said no. */
    PROVIDER_REFUSED("the provider refused"),
    /** The identity token is forged, too old, or for somebody else. */
    BAD_TOKEN("an identity token that does not hold"),
    /** The provider knows the person, and the person has no role here. */
    NO_ROLE("a person without a role here"),
    /** The person has no id that we can put on record, or an institution that does not fit the roles. */
    UNFIT_PERSON("a person whose id, roles and institution do not fit together");

    private final String words;

    SignInRefusal(String words) {
        this.words = words;
    }

    /** For logs and the audit: without anything of the request. */
    String words() {
        return words;
    }
}
