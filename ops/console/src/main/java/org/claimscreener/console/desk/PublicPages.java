package org.claimscreener.console.desk;

import org.claimscreener.console.desk.page.MonthModel;
import org.claimscreener.console.desk.page.MonthsModel;
import org.claimscreener.console.view.HoldViews;
import org.claimscreener.console.view.PublicMonth;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;

/**
 * Figures for everybody: no sign-in, nothing of who asks, and caches may keep them for five minutes, so that a later
 * edition is seen soon. Thread-safe.
 */
final class PublicPages {
    private static final String JSON = ".json";
    private static final String CACHED = "public, max-age=300";

    private final HoldViews views;
    private final Shells shells;
    private final Drawing drawing;

    PublicPages(HoldViews views, Shells shells, Drawing drawing) {
        this.views = views;
        this.shells = shells;
        this.drawing = drawing;
    }

    void months(Context ctx) {
        MonthsModel model = new MonthsModel(views.publicMonths());
        drawing.page(ctx, "months", shells.publicShell(ctx), model);
        cached(ctx);
    }

    void month(Context ctx) {
        String asked = ctx.pathParam("month");
        boolean json = asked.endsWith(JSON);
        String month = json ? asked.substring(0, asked.length() - JSON.length()) : asked;
        PublicMonth figures = views.publicMonth(month).orElseThrow(NotFoundResponse::new);
        if (json) {
            document(ctx, figures);
        } else {
            drawing.page(ctx, "month", shells.publicShell(ctx), new MonthModel(figures));
        }
        cached(ctx);
    }

    /** As it was published, byte by byte: its digest can be recomputed. */
    private static void document(Context ctx, PublicMonth figures) {
        String tag = "\"" + figures.edition().digest() + "\"";
        ctx.header("ETag", tag).header("Access-Control-Allow-Origin", "*");
        ctx.attribute(Drawing.DRAWN, true);
        if (tag.equals(ctx.header("If-None-Match"))) {
            ctx.status(HttpStatus.NOT_MODIFIED);
            return;
        }
        ctx.contentType("application/json; charset=utf-8").result(figures.document());
    }

    private static void cached(Context ctx) {
        ctx.header("Cache-Control", CACHED).header("Vary", "Accept-Language, Cookie");
    }
}
