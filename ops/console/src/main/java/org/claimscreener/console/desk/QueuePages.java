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
import org.claimscreener.wire.record.HoldStage;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.NotFoundResponse;

/** Lists of holds: of all institutions, and of one's own. Thread-safe. */
final class QueuePages {
    private static final int MOST_ROWS = 200;
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
        } else {
            ctx.redirect(Permissions.sees(person, Place.MINE) ? "/mine" : "/dashboard");
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
        QueueRow row = Permissions.sees(person, Place.QUEUE) ? hold.now() : Outside.row(hold.now());
        drawing.draw(ctx, "part/row", Map.of("s", shells.shell(ctx), "row", row, "at", place(ctx), "fresh", true));
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
        QueueFilter filter = new QueueFilter(
                Optional.empty(),
                Optional.of(institutionId),
                Optional.empty(),
                OptionalInt.empty(),
                stages,
                Optional.empty(),
                false,
                Optional.empty(),
                0,
                sort,
                Optional.empty(),
                MOST_ROWS);
        return views.queue(filter).rows().stream().map(Outside::row).toList();
    }

    private Person require(Context ctx, Place place) {
        Person person = shells.person(ctx);
        if (!Permissions.sees(person, place)) {
            throw new ForbiddenResponse();
        }
        return person;
    }
}
