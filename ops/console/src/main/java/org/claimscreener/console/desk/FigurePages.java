package org.claimscreener.console.desk;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.claimscreener.console.desk.page.DashboardModel;
import org.claimscreener.console.desk.page.RulesModel;
import org.claimscreener.console.desk.page.Shell;
import org.claimscreener.console.desk.page.SubjectModel;
import org.claimscreener.console.desk.text.Formats;
import org.claimscreener.console.identity.Person;
import org.claimscreener.console.view.HoldViews;
import org.claimscreener.console.view.Period;
import org.claimscreener.console.view.SubjectView;
import org.claimscreener.wire.record.SubjectKind;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.NotFoundResponse;

/** Figures: of an institution, of a practitioner, of the desk, of the rules. Thread-safe. */
final class FigurePages {
    private static final List<Integer> DAYS = List.of(30, 7, 90, 365);

    private final HoldViews views;
    private final Shells shells;
    private final Drawing drawing;

    FigurePages(HoldViews views, Shells shells, Drawing drawing) {
        this.views = views;
        this.shells = shells;
        this.drawing = drawing;
    }

    void institution(Context ctx) {
        Person person = shells.person(ctx);
        String id = ctx.pathParam("id");
        if (!Permissions.sees(person, Place.INSTITUTION) || !Permissions.seesInstitution(person, id)) {
            throw new NotFoundResponse();
        }
        Shell shell = shells.shell(ctx);
        SubjectView subject = views.institution(id, period(ctx, shell)).orElseThrow(NotFoundResponse::new);
        boolean inside = Permissions.sees(person, Place.QUEUE);
        drawing.page(
                ctx,
                "subject",
                shell,
                new SubjectModel(
                        "institution",
                        inside ? subject : Outside.subject(subject),
                        days(ctx),
                        inside,
                        Permissions.contests(person, SubjectKind.INSTITUTION, id)
                                .isPresent(),
                        ContestPages.notice(ctx, shell)));
    }

    void practitioner(Context ctx) {
        Person person = require(ctx, Place.PRACTITIONER);
        Shell shell = shells.shell(ctx);
        SubjectView subject =
                views.practitioner(ctx.pathParam("id"), period(ctx, shell)).orElseThrow(NotFoundResponse::new);
        drawing.page(
                ctx,
                "subject",
                shell,
                new SubjectModel(
                        "practitioner",
                        subject,
                        days(ctx),
                        true,
                        Permissions.contests(person, SubjectKind.PRACTITIONER, subject.subjectId())
                                .isPresent(),
                        ContestPages.notice(ctx, shell)));
    }

    void dashboard(Context ctx) {
        Person person = require(ctx, Place.DASHBOARD);
        Shell shell = shells.shell(ctx);
        boolean mayOpen = Permissions.sees(person, Place.QUEUE);
        drawing.page(
                ctx,
                "dashboard",
                shell,
                new DashboardModel(views.dashboard(period(ctx, shell), shell.now()), days(ctx), mayOpen));
    }

    void rules(Context ctx) {
        Person person = require(ctx, Place.RULES);
        Shell shell = shells.shell(ctx);
        boolean mayOpen = Permissions.sees(person, Place.QUEUE);
        drawing.page(ctx, "rules", shell, new RulesModel(views.rules(period(ctx, shell)), days(ctx), mayOpen));
    }

    private static int days(Context ctx) {
        return Optional.ofNullable(ctx.queryParam("days"))
                .flatMap(asked -> DAYS.stream()
                        .filter(days -> days.toString().equals(asked))
                        .findFirst())
                .orElse(DAYS.get(0));
    }

    private static Period period(Context ctx, Shell shell) {
        LocalDate today = Formats.day(shell.now());
        return new Period(today.minusDays(days(ctx) - 1L), today);
    }

    private Person require(Context ctx, Place place) {
        Person person = shells.person(ctx);
        if (!Permissions.sees(person, place)) {
            throw new ForbiddenResponse();
        }
        return person;
    }
}
