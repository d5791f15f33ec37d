package org.claimscreener.console.identity;

import java.util.Optional;

import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.oauth2.sdk.token.RefreshToken;

/**
 * What the provider gave the console to ask for somebody.
 *
 * @param access is shown with each question
 * @param refresh brings a new one; empty when the provider gives none
 */
record Tokens(AccessToken access, Optional<RefreshToken> refresh) {
    @Override
    public String toString() {
        return "Tokens[…]";
    }
}
