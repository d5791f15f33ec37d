package org.claimscreener.console.identity;

import java.time.Instant;

import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;

/**
 * A sign-in that a browser began and the provider has not answered yet. All of it is secret.
 *
 * @param state comes back with the answer
 * @param nonce comes back in the identity token
 * @param verifier whoever brings the code must know it
 * @param target path on this console to go to afterwards
 * @param begunAt when
 */
record PendingSignIn(String state, String nonce, CodeVerifier verifier, String target, Instant begunAt) {
    static PendingSignIn begin(String target, Instant now) {
        return new PendingSignIn(Secrets.random(), Secrets.random(), new CodeVerifier(), target, now);
    }

    @Override
    public String toString() {
        return "PendingSignIn[…]";
    }
}
