package org.claimscreener.console.identity;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;

import org.claimscreener.console.identity.dev.DevProvider;
import org.claimscreener.wire.record.AuditAction;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.ServiceUnavailableResponse;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Who is there. Installed before the pages, it checks each request: session, token against forged requests, rate, and
 * whether the roles still hold. Thread-safe.
 */
public final class Identity {
    private static final String CSP =
            "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private final RequestGuard guard;
    private final SignInPages pages;
    private final Noted noted;
    private final Optional<DevProvider> development;
    private final boolean encrypted;

    /**
     * Asks the provider nothing yet.
     *
     * @param trail where it is put down what persons do
     * @param registry where it is counted what came of requests
     */
    public Identity(IdentitySettings settings, AuditTrail trail, InstantSource clock, MeterRegistry registry) {
        encrypted = settings.isEncrypted();
        IdentityMetrics metrics = new IdentityMetrics(registry);
        noted = new Noted(trail, metrics);
        Sessions sessions = new Sessions(settings.idle(), settings.longest());
        Cookies cookies = new Cookies(encrypted);
        Provider provider = new Provider(settings, clock);
        guard = new RequestGuard(
                sessions,
                cookies,
                new Origins(settings.publicAddress()),
                new RoleWatch(provider, clock),
                new RateLimits(settings.rates().commandsPerPerson(), clock),
                new RateLimits(settings.rates().publicPagesPerAddress(), clock),
                noted,
                metrics,
                clock);
        pages = new SignInPages(settings, provider, sessions, cookies, noted, metrics, clock);
        development = settings.development()
                .map(persons -> new DevProvider(settings.issuer(), settings.callback(), persons, clock));
    }

    /**
     * Adds the checks, {@code /sign-in}, {@code /sign-in/callback}, {@code POST /sign-out} and, where it is on, the
     * development provider. Before any page is added.
     *
     * @param listenHost on which the console listens
     * @param background tells what pages ask by themselves: it does not keep an idle session going
     * @throws IllegalArgumentException when the development provider would be open to other machines
     */
    public void install(JavalinConfig config, String listenHost, Predicate<Context> background) {
        if (development.isPresent() && !IdentitySettings.isLoopback(listenHost)) {
            throw new IllegalArgumentException(
                    "the development provider lets anybody be anybody, and the console would listen" + " on "
                            + listenHost + ": listen on 127.0.0.1, or name a real provider");
        }
        config.routes.before(ctx -> {
            headers(ctx);
            guard.check(ctx, background.test(ctx));
        });
        config.routes.get("/sign-in", pages::signIn);
        config.routes.get("/sign-in/callback", pages::callback);
        config.routes.post(RequestGuard.SIGN_OUT, pages::signOut);
        development.ifPresent(provider -> provider.install(config.routes));
    }

    private void headers(Context ctx) {
        ctx.header("Content-Security-Policy", CSP)
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                .header("Referrer-Policy", "same-origin")
                .header("Cache-Control", "no-store");
        if (encrypted) {
            ctx.header("Strict-Transport-Security", "max-age=31536000");
        }
    }

    /** Who is signed in; empty for nobody. May be asked again later of a request that stays open. */
    public Optional<Person> person(Context ctx) {
        return guard.session(ctx).map(Session::person);
    }

    /** What a form sends back in {@code _csrf}, or a script in {@code X-CSRF-Token}; blank for nobody. */
    public String csrfToken(Context ctx) {
        return guard.session(ctx).map(Session::csrfToken).orElse("");
    }

    /**
     * Puts down what a person is about to do.
     *
     * @param subject to what; never a patient's id; cut to 255 characters
     * @param detail for people, nothing about a patient; cut to 500 characters
     * @throws ServiceUnavailableResponse when it cannot be put down: it must not be done
     */
    public void audit(Person person, AuditAction action, String subject, String detail) {
        noted.first(person, action, subject, detail);
    }

    /** The built-in provider, where it is on. */
    public Optional<DevProvider> development() {
        return development;
    }
}
