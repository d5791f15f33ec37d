package org.claimscreener.console.desk;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

import org.claimscreener.console.command.DirectiveLaw;
import org.claimscreener.console.command.HoldCommands;
import org.claimscreener.console.command.SubjectCommands;
import org.claimscreener.console.desk.file.Attachments;
import org.claimscreener.console.desk.live.LiveEvents;
import org.claimscreener.console.desk.page.AssetPaths;
import org.claimscreener.console.desk.text.WorkingDays;
import org.claimscreener.console.status.StatusSource;
import org.claimscreener.console.view.HoldChanges;
import org.claimscreener.console.view.HoldViews;
import org.claimscreener.metrics.Meters;
import org.claimscreener.metrics.OfConsole;

import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import io.micrometer.core.instrument.MeterRegistry;

/** All pages of the desk, on a server that is being configured. Closed when the server has stopped. */
public final class Desk implements AutoCloseable {
    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "same-origin",
            "Cache-Control",
            "no-store");

    /** Request attribute: the answer stands, whatever its status is. */
    public static final String ANSWERED = Drawing.DRAWN;

    private static final String STARTED = "desk.started";

    private final Problems problems;
    private final QueuePages queue;
    private final HoldPages holds;
    private final CommandPages commands;
    private final AttachmentPages files;
    private final FigurePages figures;
    private final ContestPages contests;
    private final TipPages tips;
    private final OrderPages orders;
    private final CasePages cases;
    private final StatusPages status;
    private final PublicPages publicPages;
    private final LiveEvents events;
    private final LivePages live;
    private final DeskMetrics metrics;

    /**
     * What the pages stand on.
     *
     * @param patience how long a page waits for the answer to a command before it says that it waits
     * @param calendar for countdowns alone; the holds job counts by its own
     */
    public record Parts(
            HoldViews views,
            HoldCommands commands,
            SubjectCommands subjects,
            DirectiveLaw law,
            StatusSource status,
            HoldChanges changes,
            Access access,
            Attachments attachments,
            MeterRegistry registry,
            WorkingDays calendar,
            InstantSource clock,
            Duration patience) {}

    public Desk(Parts parts) throws IOException {
        Drawing drawing = new Drawing();
        AssetPaths assets = Assets.paths();
        Shells shells = new Shells(parts.access(), parts.calendar(), parts.clock(), assets);
        metrics = new DeskMetrics(parts.registry());
        problems = new Problems(shells, drawing);
        queue = new QueuePages(parts.views(), shells, drawing);
        holds = new HoldPages(parts.views(), shells, drawing, parts.access());
        commands = new CommandPages(
                holds,
                shells,
                parts.access(),
                parts.commands(),
                parts.attachments(),
                parts.clock(),
                parts.patience(),
                metrics);
        files = new AttachmentPages(holds, shells, parts.access(), parts.attachments());
        figures = new FigurePages(parts.views(), shells, drawing);
        contests = new ContestPages(parts.views(), shells, drawing, parts.access(), parts.subjects(), parts.clock());
        tips = new TipPages(parts.views(), shells, drawing, parts.access(), parts.subjects(), parts.clock());
        orders = new OrderPages(
                parts.views(), shells, drawing, parts.access(), parts.subjects(), parts.law(), parts.clock());
        cases = new CasePages(parts.views(), shells, drawing);
        status = new StatusPages(parts.status(), parts.registry(), shells, drawing);
        publicPages = new PublicPages(parts.views(), shells, drawing);
        events = new LiveEvents(parts.changes());
        new Meters(parts.registry()).gauge(OfConsole.LIVE_PAGES, events, LiveEvents::listeners);
        live = new LivePages(events, shells);
    }

    /** Adds the pages, and what they load. Whoever checks sessions and tokens is to be installed before. */
    public void install(JavalinConfig config) {
        Assets.install(config);
        RoutesConfig routes = config.routes;
        routes.before(ctx -> {
            ctx.attribute(STARTED, System.nanoTime());
            HEADERS.forEach((name, value) -> headerIfAbsent(ctx, name, value));
        });
        routes.after(this::measure);
        problems.install(routes);
        pages(routes);
    }

    /** Whoever checks sessions knows better what a browser is to be told. */
    private static void headerIfAbsent(Context ctx, String name, String value) {
        if (ctx.res().getHeader(name) == null) {
            ctx.header(name, value);
        }
    }

    /** Whether a page asks by itself: that says nothing of somebody being there. */
    public static boolean background(Context ctx) {
        String path = ctx.path();
        return path.equals("/events") || path.startsWith("/queue/row/") || path.endsWith("/news");
    }

    /** By route and never by address: ids are no business of metrics, and there are too many of them. */
    private void measure(Context ctx) {
        Long started = ctx.attribute(STARTED);
        Endpoint matched = ctx.endpoints().matchedHttpEndpoint();
        if (started != null && matched != null) {
            metrics.page(matched.path, ctx.statusCode(), Duration.ofNanos(System.nanoTime() - started));
        }
    }

    private void pages(RoutesConfig routes) {
        routes.get("/", queue::home);
        routes.get("/queue", queue::queue);
        routes.get("/queue/next", queue::next);
        routes.get("/queue/row/{id}", queue::row);
        routes.get("/mine", queue::mine);
        routes.get("/holds/{id}", holds::hold);
        routes.get("/holds/{id}/news", holds::news);
        routes.post("/holds/{id}/patient", holds::patient);
        routes.post("/holds/{id}/commands/{kind}", commands::command);
        routes.get("/holds/{id}/attachments/{sha256}", files::download);
        routes.get("/institutions/{id}", figures::institution);
        routes.get("/practitioners/{id}", figures::practitioner);
        routes.post("/institutions/{id}/contests/{change}", contests::contestOfInstitution);
        routes.post("/practitioners/{id}/contests/{change}", contests::contestOfPractitioner);
        routes.get("/contests", contests::list);
        routes.post("/contests/{kind}/{id}/{contest}", contests::decide);
        routes.get("/cases", cases::cases);
        routes.get("/status", status::status);
        routes.get("/orders", orders::list);
        routes.get("/orders/new", orders::form);
        routes.post("/orders/new", orders::give);
        routes.get("/orders/{ref}", orders::order);
        routes.post("/orders/{ref}/commands/lift", orders::lift);
        routes.get("/tips", tips::list);
        routes.get("/tips/{ref}", tips::tip);
        routes.post("/tips/{ref}/commands/{kind}", tips::command);
        routes.post("/tips/{ref}/target", tips::target);
        routes.get("/dashboard", figures::dashboard);
        routes.get("/rules", figures::rules);
        routes.get("/public", publicPages::months);
        routes.get("/public/{month}", publicPages::month);
        routes.sse("/events", live::open);
    }

    @Override
    public void close() {
        events.close();
    }
}
