package org.claimscreener.console.desk;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.claimscreener.console.command.DirectiveLaw;
import org.claimscreener.console.command.SubjectCommands;
import org.claimscreener.console.desk.page.Notice;
import org.claimscreener.console.desk.page.OrderFormModel;
import org.claimscreener.console.desk.page.OrderModel;
import org.claimscreener.console.desk.page.OrdersModel;
import org.claimscreener.console.desk.page.Shell;
import org.claimscreener.console.identity.Person;
import org.claimscreener.console.view.HoldViews;
import org.claimscreener.console.view.OrderFilter;
import org.claimscreener.console.view.OrderRow;
import org.claimscreener.wire.record.AuditAction;
import org.claimscreener.wire.record.Directive;
import org.claimscreener.wire.record.SubjectKind;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;

/**
 * Orders of the authority: what is in force and what was ordered, for those who supervise. Supervisors order and lift, each
 * checked against the law before it is sent; the supervision job decides. Nothing is sent that was not put down in the audit
 * first. Thread-safe.
 */
final class OrderPages {
    private static final Set<String> TOLD = Set.of("sent");

    /** What is searched for stands in addresses, so it is a code. */
    private static final Pattern SUBJECT = Pattern.compile("[A-Za-z0-9/._-]{1,100}");

    private final HoldViews views;
    private final Shells shells;
    private final Drawing drawing;
    private final Access access;
    private final SubjectCommands commands;
    private final DirectiveLaw law;
    private final InstantSource clock;

    OrderPages(
            HoldViews views,
            Shells shells,
            Drawing drawing,
            Access access,
            SubjectCommands commands,
            DirectiveLaw law,
            InstantSource clock) {
        this.views = views;
        this.shells = shells;
        this.drawing = drawing;
        this.access = access;
        this.commands = commands;
        this.law = law;
        this.clock = clock;
    }

    void list(Context ctx) {
        Person person = require(ctx);
        Shell shell = shells.shell(ctx);
        boolean all = "all".equals(ctx.queryParam("show"));
        String subject =
                Optional.ofNullable(ctx.queryParam("subject")).orElse("").strip();
        Optional<String> searched =
                Optional.of(subject).filter(text -> SUBJECT.matcher(text).matches());
        OrderFilter filter = new OrderFilter(searched, all ? Optional.empty() : Optional.of(shell.now()));
        drawing.page(
                ctx,
                "orders",
                shell,
                new OrdersModel(
                        views.orders(filter), searched.orElse(""), all, Permissions.orders(person), told(ctx, shell)));
    }

    void order(Context ctx) {
        Person person = require(ctx);
        draw(ctx, person, find(ctx), Map.of(), told(ctx, shells.shell(ctx)));
    }

    private void draw(Context ctx, Person person, OrderRow row, Map<String, String> values, Optional<Notice> notice) {
        Shell shell = shells.shell(ctx);
        boolean mayLift = Permissions.orders(person) && row.openAt(shell.now());
        String nonce = PageStamp.of(clock.instant()).text();
        drawing.page(ctx, "order", shell, new OrderModel(row, mayLift, nonce, values, notice));
    }

    void form(Context ctx) {
        requireOrders(ctx);
        drawForm(ctx, Map.of(), Optional.empty());
    }

    private void drawForm(Context ctx, Map<String, String> values, Optional<Notice> notice) {
        String nonce = PageStamp.of(clock.instant()).text();
        drawing.page(ctx, "orderform", shells.shell(ctx), new OrderFormModel(nonce, values, notice));
    }

    void give(Context ctx) {
        Person person = requireOrders(ctx);
        OrderForm form = OrderForm.of(ctx.formParamMap());
        Optional<Directive> directive = form.ordered(person, clock.instant());
        Optional<Notice> problem = problem(ctx, directive);
        if (problem.isPresent() || directive.isEmpty()) {
            ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
            drawForm(ctx, form.values(), problem);
            return;
        }
        send(ctx, person, directive.get());
    }

    /** At once. */
    void lift(Context ctx) {
        Person person = requireOrders(ctx);
        OrderRow row = find(ctx);
        Directive ordered = Optional.ofNullable(row.taken().getDirective()).orElseThrow(NotFoundResponse::new);
        OrderForm form = OrderForm.of(ctx.formParamMap());
        Optional<Directive> directive = form.lifting(ordered, person, clock.instant());
        Optional<Notice> problem = problem(ctx, directive);
        if (problem.isPresent() || directive.isEmpty()) {
            ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
            draw(ctx, person, row, form.values(), problem);
            return;
        }
        send(ctx, person, directive.get());
    }

    private Optional<Notice> problem(Context ctx, Optional<Directive> directive) {
        Shell shell = shells.shell(ctx);
        if (directive.isEmpty()) {
            return Optional.of(new Notice(false, shell.t("order.told.mend"), "", false));
        }
        return law.problem(directive.get(), clock.instant())
                .map(found -> new Notice(
                        false, shell.t("order.told.law", shell.name(found.reason())), found.detail(), false));
    }

    private void send(Context ctx, Person person, Directive directive) {
        boolean ofPatient = directive.getSubjectKind() == SubjectKind.PATIENT;
        access.audit(
                person,
                AuditAction.STANDING_PUT,
                ofPatient ? "" : directive.getSubjectId(),
                directive.getSubjectKind() + ": " + directive.getKind() + " by order " + directive.getOrderNo() + " of "
                        + directive.getOffice() + ", " + directive.getDirectiveId());
        ctx.future(() -> commands.send(directive)
                .thenRun(() -> ctx.redirect("/orders?told=sent", HttpStatus.SEE_OTHER))
                .toCompletableFuture());
    }

    private static Optional<Notice> told(Context ctx, Shell shell) {
        return Optional.ofNullable(ctx.queryParam("told"))
                .filter(TOLD::contains)
                .map(told -> new Notice(true, shell.t("order.told.sent"), "", false));
    }

    private Person require(Context ctx) {
        Person person = shells.person(ctx);
        if (!Permissions.sees(person, Place.ORDERS)) {
            throw new ForbiddenResponse();
        }
        return person;
    }

    private Person requireOrders(Context ctx) {
        Person person = require(ctx);
        if (!Permissions.orders(person)) {
            throw new ForbiddenResponse();
        }
        return person;
    }

    private OrderRow find(Context ctx) {
        return views.order(ctx.pathParam("ref")).orElseThrow(NotFoundResponse::new);
    }
}
