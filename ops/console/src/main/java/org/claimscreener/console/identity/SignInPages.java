package org.claimscreener.console.identity;

import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;

import org.claimscreener.wire.record.AuditAction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HttpStatus;
import io.javalin.http.ServiceUnavailableResponse;

/** The door: sign in at the provider, come back, sign out. Thread-safe. */
final class SignInPages {
    private static final Logger LOG = LoggerFactory.getLogger(SignInPages.class);
    private static final int MOST_TARGET = 500;

    private final IdentitySettings settings;
    private final Provider provider;
    private final Sessions sessions;
    private final Cookies cookies;
    private final Noted noted;
    private final IdentityMetrics metrics;
    private final InstantSource clock;
    private final PendingSignIns pending = new PendingSignIns();
    private final RateLimits perAddress;
    private final RateLimits perBrowser;

    SignInPages(
            IdentitySettings settings,
            Provider provider,
            Sessions sessions,
            Cookies cookies,
            Noted noted,
            IdentityMetrics metrics,
            InstantSource clock) {
        this.settings = settings;
        this.provider = provider;
        this.sessions = sessions;
        this.cookies = cookies;
        this.noted = noted;
        this.metrics = metrics;
        this.clock = clock;
        perAddress = new RateLimits(settings.rates().signInsPerAddress(), clock);
        perBrowser = new RateLimits(settings.rates().signInsPerBrowser(), clock);
    }

    /** Sends the browser to the provider; {@code to} is where it goes afterwards. */
    void signIn(Context ctx) {
        String browser = cookies.signIn(ctx).orElseGet(Secrets::random);
        limit(ctx, browser);
        PendingSignIn begun = PendingSignIn.begin(target(ctx.queryParam("to")), clock.instant());
        try {
            URI address = provider.signInAddress(begun);
            pending.put(browser, begun);
            cookies.setSignIn(ctx, browser);
            ctx.redirect(address.toString(), HttpStatus.SEE_OTHER);
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    private void limit(Context ctx, String browser) {
        RequestGuard.pass(ctx, perAddress.secondsToWait(ctx.ip()));
        RequestGuard.pass(ctx, perBrowser.secondsToWait(browser));
    }

    /** A path of this console; whatever else was asked for is not gone to. */
    static String target(@Nullable String asked) {
        if (asked == null || asked.length() > MOST_TARGET) {
            return "/";
        }
        return asked.matches("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\]]*") ? asked : "/";
    }

    /** The browser comes back from the provider. */
    void callback(Context ctx) {
        Optional<String> browser = cookies.signIn(ctx);
        limit(ctx, browser.orElse("none"));
        cookies.clearSignIn(ctx);
        try {
            PendingSignIn begun = browser.flatMap(id -> pending.take(id, clock.instant()))
                    .orElseThrow(() -> new SignInRefusedException(SignInRefusal.UNKNOWN_STATE));
            begin(ctx, provider.signIn(answer(ctx), begun), begun.target());
        } catch (SignInRefusedException e) {
            LOG.warn("a sign-in was refused: {}", e.refusal().words());
            metrics.signIn(e.refusal().name());
            noted.refused(e.refusal());
            throw new ForbiddenResponse("You are not signed in: " + e.refusal().words() + ". Begin again at /sign-in.");
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    private URI answer(Context ctx) throws SignInRefusedException {
        String query = ctx.queryString();
        try {
            return URI.create(settings.callback() + "?" + (query == null ? "" : query));
        } catch (IllegalArgumentException e) {
            throw new SignInRefusedException(SignInRefusal.MALFORMED, e);
        }
    }

    private void begin(Context ctx, Granted granted, String target) {
        noted.first(granted.person(), AuditAction.SIGNED_IN, "", "");
        // What the browser had before is of no use to anybody who may have put it there.
        cookies.session(ctx).flatMap(sessions::find).ifPresent(sessions::end);
        cookies.setSession(ctx, sessions.begin(granted, clock.instant()).id());
        metrics.signIn("signed_in");
        ctx.redirect(target, HttpStatus.SEE_OTHER);
    }

    /** Ends the session here; the one at the provider is the provider's. */
    void signOut(Context ctx) {
        Optional<Session> session = cookies.session(ctx).flatMap(sessions::find);
        cookies.clearSession(ctx);
        if (session.isPresent() && sessions.end(session.get())) {
            noted.anyway(session.get().person(), AuditAction.SIGNED_OUT);
        }
        ctx.redirect("/", HttpStatus.SEE_OTHER);
    }

    private ServiceUnavailableResponse unavailable(IOException e) {
        metrics.signIn("provider_silent");
        LOG.warn("the provider does not answer a sign-in: {}", e.getMessage());
        return new ServiceUnavailableResponse("The sign-in service does not answer. Try again in a minute.");
    }
}
