package org.claimscreener.console.desk;

import java.util.List;
import java.util.Map;

import org.claimscreener.console.desk.page.Shell;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import io.javalin.http.Context;

/** Draws templates, which are compiled with the build and escape all that they are given. Thread-safe. */
final class Drawing {
    /** Set once a handler has drawn its answer, so that no page about its status replaces it. */
    static final String DRAWN = "desk.drawn";

    private static final List<String> PAGES = List.of(
            "queue",
            "hold",
            "mine",
            "subject",
            "dashboard",
            "rules",
            "months",
            "month",
            "tips",
            "tip",
            "orders",
            "order",
            "orderform",
            "cases",
            "status",
            "problem");

    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

    /** Loads the pages, so that the first person does not wait for it. */
    Drawing() {
        for (String page : PAGES) {
            engine.prepareForRendering(page + ".jte");
        }
    }

    void page(Context ctx, String template, Shell shell, Object model) {
        draw(ctx, template, Map.of("s", shell, "m", model));
    }

    void draw(Context ctx, String template, Map<String, Object> parameters) {
        Utf8ByteOutput out = new Utf8ByteOutput();
        engine.render(template + ".jte", parameters, out);
        ctx.attribute(DRAWN, true);
        ctx.contentType("text/html; charset=utf-8").result(out.toByteArray());
    }
}
