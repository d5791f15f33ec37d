package org.claimscreener.console.desk;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.claimscreener.console.command.SubjectCommands;
import org.claimscreener.console.desk.page.Notice;
import org.claimscreener.console.desk.page.Shell;
import org.claimscreener.console.desk.page.TipModel;
import org.claimscreener.console.desk.page.TipsModel;
import org.claimscreener.console.identity.Person;
import org.claimscreener.console.view.HoldViews;
import org.claimscreener.console.view.TipRow;
import org.claimscreener.console.view.TipView;
import org.claimscreener.wire.record.AuditAction;
import org.claimscreener.wire.record.SubjectKind;
import org.claimscreener.wire.record.TipCommand;
import org.claimscreener.wire.record.TipCommandKind;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;

/**
 * Tips from the public, for whoever has the duty of the tip desk; for everybody else there are no such pages. The supervision
 * job decides what may be; nothing is sent that was not put down in the audit first. Who reported is not known here.
 * Thread-safe.
 */
final class TipPages {
    private static final Set<String> TOLD = Set.of("sent", "mend", "unmet", "other");

    private final HoldViews views;
    private final Shells shells;
    private final Drawing drawing;
    private final Access access;
    private final SubjectCommands commands;
    private final InstantSource clock;

    TipPages(
            HoldViews views,
            Shells shells,
            Drawing drawing,
            Access access,
            SubjectCommands commands,
            InstantSource clock) {
        this.views = views;
        this.shells = shells;
        this.drawing = drawing;
        this.access = access;
        this.commands = commands;
        this.clock = clock;
    }

    void list(Context ctx) {
        require(ctx);
        boolean ended = "ended".equals(ctx.queryParam("show"));
        drawing.page(ctx, "tips", shells.shell(ctx), new TipsModel(views.tips(ended), ended));
    }

    void tip(Context ctx) {
        Person person = require(ctx);
        TipView tip = find(ctx);
        Shell shell = shells.shell(ctx);
        drawing.page(
                ctx,
                "tip",
                shell,
                new TipModel(
                        tip,
                        Permissions.allowed(person, tip.now()),
                        tip.now().takenUpBy().equals(Optional.of(person.id())),
                        PageStamp.of(clock.instant()).text(),
                        notice(ctx, shell)));
    }

    private static Optional<Notice> notice(Context ctx, Shell shell) {
        return Optional.ofNullable(ctx.queryParam("told"))
                .filter(TOLD::contains)
                .map(told -> new Notice(told.equals("sent"), shell.t("tip.told." + told), "", false));
    }

    /** Which patient it is about: put down before it is shown. */
    void target(Context ctx) {
        Person person = require(ctx);
        TipRow tip = find(ctx).now();
        access.audit(person, AuditAction.PATIENT_SHOWN, "", "tip " + tip.tipId());
        drawing.draw(ctx, "part/tippatient", Map.of("s", shells.shell(ctx), "tip", tip));
    }

    void command(Context ctx) {
        Person person = require(ctx);
        TipCommandKind kind = TipForm.kind(ctx.pathParam("kind")).orElseThrow(NotFoundResponse::new);
        TipRow tip = find(ctx).now();
        String back = "/tips/" + tip.ref();
        TipForm form = TipForm.of(ctx, kind, clock.instant());
        if (form.problem().isPresent()) {
            ctx.redirect(back + "?told=" + form.problem().get(), HttpStatus.SEE_OTHER);
            return;
        }
        if (!Permissions.allowed(person, tip).contains(kind)) {
            // Sent from a page that was older than the tip: what may be done now stands on the new one.
            ctx.redirect(back + "?told=other", HttpStatus.SEE_OTHER);
            return;
        }
        TipCommand command = form.command(person, tip);
        access.audit(
                person,
                AuditAction.COMMAND_SENT,
                tip.targetKind() == SubjectKind.PATIENT ? "" : tip.targetId(),
                tip.targetKind() + ": " + kind + " " + command.getCommandId() + " about tip " + tip.tipId());
        ctx.future(() -> commands.send(command)
                .thenRun(() -> ctx.redirect(back + "?told=sent", HttpStatus.SEE_OTHER))
                .toCompletableFuture());
    }

    private Person require(Context ctx) {
        Person person = shells.person(ctx);
        if (!Permissions.sees(person, Place.TIPS)) {
            throw new NotFoundResponse();
        }
        return person;
    }

    private TipView find(Context ctx) {
        return views.tip(ctx.pathParam("ref")).orElseThrow(NotFoundResponse::new);
    }
}
