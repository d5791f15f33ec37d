package org.claimscreener.console.desk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import org.claimscreener.console.desk.page.MineModel;
import org.claimscreener.console.desk.page.QueueModel;
import org.claimscreener.console.desk.page.QueueQuery;
import org.claimscreener.console.identity.Person;
import org.claimscreener.console.view.HoldSort;
import org.claimscreener.console.view.HoldView;
import org.claimscreener.console.view.HoldViews;
import org.claimscreener.console.view.QueueFilter;
import org.claimscreener.console.view.QueuePage;
import org.claimscreener.console.view.QueueRow;
import org.claimscreener.wire.record.ActorRole;
import org.claimscreener.wire.record.HoldCommandKind;
import org.claimscreener.wire.record.HoldStage;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.NotFoundResponse;

/** Lists of holds: of all institutions, and of one's own. Thread-safe. */
final class QueuePages {
    private static final int MOST_ROWS = 200;
    private static final int NEXT_LOOKED_AT = 20;
    private static final Set<HoldStage> ENDED =
            Set.of(HoldStage.RELEASED, HoldStage.DEDUCTED, HoldStage.PARTLY_DEDUCTED, HoldStage.REVERSED);

    private final HoldViews views;
    private final Shells shells;
    private final Drawing drawing;

    QueuePages(HoldViews views, Shells shells, Drawing drawing) {
        this.views = views;
        this.shells = shells;
        this.drawing = drawing;
    }

    /** The page with which somebody begins. */
    void home(Context ctx) {
        Person person = shells.person(ctx);
        if (Permissions.sees(person, Place.QUEUE)) {
            ctx.redirect("/queue");
        } else if (Permissions.sees(person, Place.MINE)) {
            ctx.redirect("/mine");
        } else {
            ctx.redirect(Permissions.sees(person, Place.DASHBOARD) ? "/dashboard" : "/tips");
        }
    }

    void queue(Context ctx) {
        Person person = require(ctx, Place.QUEUE);
        QueueQuery query = QueueQuery.of(ctx.queryParamMap());
        QueuePage page = views.queue(query.filter(person.id(), shells.shell(ctx).now()));
        drawing.page(ctx, "queue", shells.shell(ctx), new QueueModel(query, page));
    }

    /** One row, drawn again because its hold went on. */
    void row(Context ctx) {
        Person person = shells.person(ctx);
        HoldView hold = views.hold(ctx.pathParam("id"))
                .filter(view -> Permissions.seesInstitution(person, view.now().institutionId()))
                .orElseThrow(NotFoundResponse::new);
        boolean inside = Permissions.sees(person, Place.QUEUE);
        QueueRow row = inside ? hold.now() : Outside.row(hold.now());
        drawing.draw(
                ctx,
                "part/row",
                Map.of("s", shells.shell(ctx), "row", row, "at", place(ctx), "fresh", true, "outside", !inside));
    }

    /** The hold that lapses first of those that wait and that the person may claim; the queue when there is none. */
    void next(Context ctx) {
        Person person = require(ctx, Place.QUEUE);
        Set<HoldStage> waiting = person.roles().contains(ActorRole.SENIOR_REVIEWER)
                ? Set.of(HoldStage.HELD, HoldStage.APPEALED)
                : Set.of(HoldStage.HELD);
        Optional<HoldView> next =
                views.queue(filter(Optional.empty(), waiting, HoldSort.DEADLINE, NEXT_LOOKED_AT)).rows().stream()
                        .flatMap(row -> views.hold(row.holdId()).stream())
                        .filter(hold -> Permissions.roleFor(person, HoldCommandKind.CLAIM, hold)
                                .isPresent())
                        .findFirst();
        ctx.redirect(next.map(HoldAddress::of).orElse("/queue"));
    }

    private static int place(Context ctx) {
        String at = Optional.ofNullable(ctx.queryParam("at")).orElse("0");
        return at.matches("[0-9]{1,3}") ? Integer.parseInt(at) : 0;
    }

    /** The holds of one's own institution: what waits for an answer, what is under way, what has ended. */
    void mine(Context ctx) {
        Person person = require(ctx, Place.MINE);
        String institutionId = person.institutionId().orElseThrow(ForbiddenResponse::new);
        List<QueueRow> waiting = rows(institutionId, Set.of(HoldStage.NOTIFIED), HoldSort.DEADLINE);
        List<QueueRow> open = rows(institutionId, Set.of(), HoldSort.DEADLINE).stream()
                .filter(row -> row.stage() != HoldStage.NOTIFIED)
                .toList();
        List<QueueRow> ended = new ArrayList<>(rows(institutionId, ENDED, HoldSort.OPENED));
        ended.sort(Comparator.comparing(QueueRow::openedAt).reversed());
        drawing.page(ctx, "mine", shells.shell(ctx), new MineModel(institutionId, waiting, open, ended));
    }

    private List<QueueRow> rows(String institutionId, Set<HoldStage> stages, HoldSort sort) {
        QueueFilter filter = filter(Optional.of(institutionId), stages, sort, MOST_ROWS);
        return views.queue(filter).rows().stream().map(Outside::row).toList();
    }

    private static QueueFilter filter(Optional<String> institutionId, Set<HoldStage> stages, HoldSort sort, int limit) {
        return new QueueFilter(
                Optional.empty(),
                institutionId,
                Optional.empty(),
                OptionalInt.empty(),
                stages,
                Optional.empty(),
                false,
                Optional.empty(),
                0,
                sort,
                Optional.empty(),
                limit);
    }

    private Person require(Context ctx, Place place) {
        Person person = shells.person(ctx);
        if (!Permissions.sees(person, place)) {
            throw new ForbiddenResponse();
        }
        return person;
    }
}
