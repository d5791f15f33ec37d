package org.claimscreener.console.identity;

import java.util.Optional;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;

/** The two cookies. Scripts see neither, other sites cannot make a browser send them with a form. Immutable. */
final class Cookies {
    private static final int UNTIL_BROWSER_ENDS = -1;
    private static final int MOST_LENGTH = 100;

    private final boolean secure;
    private final String session;
    private final String signIn;

    /** @param secure whether browsers reach the console by https alone */
    Cookies(boolean secure) {
        this.secure = secure;
        // With this prefix a browser takes them from this very host by https alone.
        String prefix = secure ? "__Host-" : "";
        this.session = prefix + "screener";
        this.signIn = prefix + "screener-sign-in";
    }

    Optional<String> session(Context ctx) {
        return read(ctx, session);
    }

    Optional<String> signIn(Context ctx) {
        return read(ctx, signIn);
    }

    private static Optional<String> read(Context ctx, String name) {
        return Optional.ofNullable(ctx.cookie(name)).filter(value -> value.length() <= MOST_LENGTH);
    }

    void setSession(Context ctx, String value) {
        ctx.cookie(cookie(session, value, UNTIL_BROWSER_ENDS));
    }

    void setSignIn(Context ctx, String value) {
        ctx.cookie(cookie(signIn, value, (int) PendingSignIns.PATIENCE.toSeconds()));
    }

    void clearSession(Context ctx) {
        ctx.cookie(cookie(session, "", 0));
    }

    void clearSignIn(Context ctx) {
        ctx.cookie(cookie(signIn, "", 0));
    }

    private Cookie cookie(String name, String value, int maxAgeSeconds) {
        return new Cookie(name, value, "/", maxAgeSeconds, secure, true, null, SameSite.LAX);
    }
}
