package org.claimscreener.console.desk;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.claimscreener.console.desk.page.FormEcho;
import org.claimscreener.console.desk.page.HoldModel;
import org.claimscreener.console.desk.page.Notice;
import org.claimscreener.console.desk.page.Shell;
import org.claimscreener.console.desk.text.Texts;
import org.claimscreener.console.identity.Person;
import org.claimscreener.console.view.HoldView;
import org.claimscreener.console.view.HoldViews;
import org.claimscreener.wire.record.AuditAction;
import org.claimscreener.wire.record.HoldEvent;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.NotFoundResponse;

/** A hold's page. What is not for somebody is not there for him: 404, so that ids cannot be tried. Thread-safe. */
final class HoldPages {
    private static final String WAITING = "waiting";

    private final HoldViews views;
    private final Shells shells;
    private final Drawing drawing;
    private final Access access;

    HoldPages(HoldViews views, Shells shells, Drawing drawing, Access access) {
        this.views = views;
        this.shells = shells;
        this.drawing = drawing;
        this.access = access;
    }

    /** The hold of the address, if the person may see it. */
    HoldView find(Context ctx, Person person) {
        return views.hold(ctx.pathParam("id"))
                .filter(view -> Permissions.seesInstitution(person, view.now().institutionId()))
                .orElseThrow(NotFoundResponse::new);
    }

    void hold(Context ctx) {
        Person person = shells.person(ctx);
        HoldView hold = find(ctx, person);
        draw(ctx, person, hold, told(ctx, hold), FormEcho.NONE);
    }

    void draw(Context ctx, Person person, HoldView hold, Optional<Notice> notice, FormEcho echo) {
        boolean inside = Permissions.sees(person, Place.QUEUE);
        HoldModel model = HoldModel.of(
                inside ? hold : Outside.hold(hold),
                Permissions.allowed(person, hold),
                UUID.randomUUID().toString(),
                inside,
                notice,
                echo);
        drawing.page(ctx, "hold", shells.shell(ctx), model);
    }

    /** What was done just before, as the address says: only what we know ourselves is ever repeated. */
    private Optional<Notice> told(Context ctx, HoldView hold) {
        Texts texts = shells.shell(ctx).texts();
        String told = ctx.queryParam("told");
        if (WAITING.equals(told)) {
            boolean answered = !Integer.toString(hold.now().step()).equals(ctx.queryParam("seen"));
            return answered ? Optional.empty() : Optional.of(new Notice(true, texts.of("told.waiting"), "", true));
        }
        for (HoldEvent event : HoldEvent.values()) {
            if (event.name().equals(told)) {
                return Optional.of(new Notice(true, texts.of("told.done", texts.of(event)), "", false));
            }
        }
        return Optional.empty();
    }

    /** What is new since a step: a line that asks to look again; nothing when nothing is. */
    void news(Context ctx) {
        Person person = shells.person(ctx);
        HoldView hold = find(ctx, person);
        boolean isNew = !Integer.toString(hold.now().step()).equals(ctx.queryParam("seen"));
        drawing.draw(ctx, "part/news", Map.of("s", shells.shell(ctx), "hold", hold.now(), "isNew", isNew));
    }

    /** Under which pseudonym the patient is known: put down before it is shown. */
    void patient(Context ctx) {
        Person person = shells.person(ctx);
        HoldView hold = find(ctx, person);
        if (!Permissions.seesPatient(person)) {
            throw new ForbiddenResponse();
        }
        access.audit(person, AuditAction.PATIENT_SHOWN, hold.now().holdId(), "");
        Shell shell = shells.shell(ctx);
        drawing.draw(ctx, "part/patient", Map.of("s", shell, "hold", hold));
    }
}
