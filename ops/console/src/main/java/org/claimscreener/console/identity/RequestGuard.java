package org.claimscreener.console.identity;

import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

import org.claimscreener.console.identity.IdentityMetrics.Refused;
import org.claimscreener.console.identity.dev.DevProvider;
import org.claimscreener.wire.record.AuditAction;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.ServiceUnavailableResponse;
import io.javalin.http.UnauthorizedResponse;

/** What must hold of a request before any page sees it. Thread-safe. */
final class RequestGuard {
    static final String SIGN_OUT = "/sign-out";
    static final String PUBLIC = "/public";
    static final String CSRF_FIELD = "_csrf";
    static final String CSRF_HEADER = "X-CSRF-Token";

    private static final Set<HandlerType> READING = Set.of(HandlerType.GET, HandlerType.HEAD, HandlerType.OPTIONS);

    private final Sessions sessions;
    private final Cookies cookies;
    private final Origins origins;
    private final RoleWatch roles;
    private final RateLimits commands;
    private final RateLimits publicPages;
    private final Noted noted;
    private final IdentityMetrics metrics;
    private final InstantSource clock;

    RequestGuard(
            Sessions sessions,
            Cookies cookies,
            Origins origins,
            RoleWatch roles,
            RateLimits commands,
            RateLimits publicPages,
            Noted noted,
            IdentityMetrics metrics,
            InstantSource clock) {
        this.sessions = sessions;
        this.cookies = cookies;
        this.origins = origins;
        this.roles = roles;
        this.commands = commands;
        this.publicPages = publicPages;
        this.noted = noted;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Whose request it is: a session that has not lapsed. */
    Optional<Session> session(Context ctx) {
        return cookies.session(ctx).flatMap(id -> sessions.live(id, clock.instant()));
    }

    /**
     * Passes, or throws what is to be answered.
     *
     * @param background whether a page asked by itself, so that it says nothing of the person being there
     */
    void check(Context ctx, boolean background) {
        if (ctx.path().startsWith(DevProvider.PATH + "/")) {
            // The provider's own: asked by the console, and by browsers without a session.
            return;
        }
        if (isPublic(ctx)) {
            limited(ctx, publicPages.secondsToWait(ctx.ip()));
            return;
        }
        Optional<Session> session = sessionOrEnd(ctx, background);
        if (READING.contains(ctx.method())) {
            session.ifPresent(each -> reading(ctx, each));
        } else {
            changing(ctx, session);
        }
    }

    /** Read by everybody: no session is looked at, so that the answer, which caches keep, is the same for all. */
    private static boolean isPublic(Context ctx) {
        return READING.contains(ctx.method())
                && (ctx.path().equals(PUBLIC) || ctx.path().startsWith(PUBLIC + "/"));
    }

    private Optional<Session> sessionOrEnd(Context ctx, boolean background) {
        Optional<Session> found = cookies.session(ctx).flatMap(sessions::find);
        if (found.isPresent() && sessions.isOver(found.get(), clock.instant())) {
            end(ctx, found.get(), AuditAction.SESSION_LAPSED);
            return Optional.empty();
        }
        if (!background) {
            found.ifPresent(session -> session.seen(clock.instant()));
        }
        return found;
    }

    private void reading(Context ctx, Session session) {
        switch (roles.forReading(session)) {
            case HOLDS -> {
                return;
            }
            case GONE -> end(ctx, session, AuditAction.ROLE_GONE);
            case UNKNOWN ->
                throw refused(
                        Refused.PROVIDER_SILENT,
                        new ServiceUnavailableResponse(
                                "The sign-in service does not answer, and it was too long ago that"
                                        + " it said who you are. Try again in a minute."));
        }
    }

    private void changing(Context ctx, Optional<Session> found) {
        if (origins.isForeign(ctx.header("Sec-Fetch-Site"), ctx.header("Origin"))) {
            throw refused(
                    Refused.FOREIGN,
                    new ForbiddenResponse("This came from a page that is not of this desk. Nothing was done."));
        }
        Session session = found.orElseThrow(
                () -> refused(Refused.NOBODY, new UnauthorizedResponse("Sign in first. Nothing was done.")));
        if (!isTokenOf(session, ctx)) {
            throw refused(
                    Refused.FORGED,
                    new ForbiddenResponse("This page is not of your sign-in. Load it again. Nothing was done."));
        }
        if (ctx.path().equals(SIGN_OUT)) {
            return;
        }
        limited(ctx, commands.secondsToWait(session.person().id()));
        switch (roles.forChanging(session)) {
            case HOLDS -> {
                return;
            }
            case GONE -> {
                end(ctx, session, AuditAction.ROLE_GONE);
                throw refused(
                        Refused.ROLE_GONE,
                        new UnauthorizedResponse(
                                "You have not the role any more with which you signed in. Nothing was done."));
            }
            case UNKNOWN ->
                throw refused(
                        Refused.PROVIDER_SILENT,
                        new ServiceUnavailableResponse(
                                "The sign-in service does not answer, so nothing may be changed. Nothing was done; try again in a"
                                        + " minute."));
        }
    }

    private void limited(Context ctx, long secondsToWait) {
        if (secondsToWait > 0) {
            metrics.refused(Refused.TOO_MANY);
        }
        pass(ctx, secondsToWait);
    }

    private <T extends HttpResponseException> T refused(Refused why, T answer) {
        metrics.refused(why);
        return answer;
    }

    private static boolean isTokenOf(Session session, Context ctx) {
        String token = ctx.header(CSRF_HEADER);
        if (token == null) {
            token = ctx.formParam(CSRF_FIELD);
        }
        return token != null && Secrets.same(token, session.csrfToken());
    }

    /** Passes when there is nothing to wait for. */
    static void pass(Context ctx, long secondsToWait) {
        if (secondsToWait > 0) {
            ctx.header("Retry-After", Long.toString(secondsToWait));
            throw new HttpResponseException(
                    HttpStatus.TOO_MANY_REQUESTS.getCode(), "Too many requests. Try again in " + secondsToWait + " s.");
        }
    }

    private void end(Context ctx, Session session, AuditAction why) {
        cookies.clearSession(ctx);
        if (sessions.end(session)) {
            noted.anyway(session.person(), why);
        }
    }
}
