package org.claimscreener.console.desk;

import org.claimscreener.console.desk.page.CasesModel;
import org.claimscreener.console.view.HoldViews;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;

/** What is followed at the command line, to be read here by those who supervise. Thread-safe. */
final class CasePages {
    private final HoldViews views;
    private final Shells shells;
    private final Drawing drawing;

    CasePages(HoldViews views, Shells shells, Drawing drawing) {
        this.views = views;
        this.shells = shells;
        this.drawing = drawing;
    }

    void cases(Context ctx) {
        if (!Permissions.sees(shells.person(ctx), Place.CASES)) {
            throw new ForbiddenResponse();
        }
        boolean ended = "ended".equals(ctx.queryParam("show"));
        drawing.page(ctx, "cases", shells.shell(ctx), new CasesModel(views.cases(ended), ended));
    }
}
