package org.claimscreener.console.desk;

import java.io.IOException;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;

/** Pages that say what went wrong and what to do; nothing of the inside is on them. */
final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final Set<Integer> SAID = Set.of(400, 401, 403, 404, 413, 429, 503);
    private static final int INTERNAL = 500;

    private final Shells shells;
    private final Drawing drawing;

    Problems(Shells shells, Drawing drawing) {
        this.shells = shells;
        this.drawing = drawing;
    }

    void install(RoutesConfig routes) {
        routes.exception(HttpResponseException.class, (problem, ctx) -> {
            ctx.status(problem.getStatus());
            draw(ctx, sentence(problem.getMessage()));
        });
        routes.exception(IOException.class, (problem, ctx) -> {
            LOG.warn("{} {} did not get through", ctx.method(), ctx.endpoint().path, problem);
            ctx.status(HttpStatus.SERVICE_UNAVAILABLE);
            draw(ctx);
        });
        routes.exception(Exception.class, (problem, ctx) -> {
            LOG.error("{} {} failed", ctx.method(), ctx.endpoint().path, problem);
            ctx.status(HttpStatus.INTERNAL_SERVER_ERROR);
            draw(ctx);
        });
        SAID.forEach(status -> routes.error(status, this::draw));
    }

    private void draw(Context ctx) {
        draw(ctx, "");
    }

    /** What whoever refused has to say; the server's own words for a status are no help to anybody. */
    private static String sentence(@Nullable String message) {
        return message != null && message.endsWith(".") ? message : "";
    }

    private void draw(Context ctx, String detail) {
        if (ctx.attribute(Drawing.DRAWN) != null) {
            return;
        }
        int status = SAID.contains(ctx.statusCode()) ? ctx.statusCode() : INTERNAL;
        drawing.draw(ctx, "problem", Map.of("s", shells.shell(ctx), "status", status, "detail", detail));
    }
}
