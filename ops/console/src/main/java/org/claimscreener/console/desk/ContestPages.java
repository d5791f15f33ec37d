package org.claimscreener.console.desk;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.claimscreener.console.command.SubjectCommands;
import org.claimscreener.console.desk.page.ContestsModel;
import org.claimscreener.console.desk.page.Notice;
import org.claimscreener.console.desk.page.Shell;
import org.claimscreener.console.identity.Person;
import org.claimscreener.console.view.HoldViews;
import org.claimscreener.wire.record.ActorRole;
import org.claimscreener.wire.record.AuditAction;
import org.claimscreener.wire.record.SubjectKind;
import org.claimscreener.wire.record.SupervisionCommand;
import org.claimscreener.wire.record.SupervisionCommandKind;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;

/**
 * Contests of changes of credit: entered on a subject's page, decided on a page of their own. The supervision job decides what
 * may be; nothing is sent that was not put down in the audit first. Thread-safe.
 */
final class ContestPages {
    /** As long as the supervision job takes ids. */
    private static final int LONGEST_ID = 150;

    private static final Set<String> TOLD = Set.of("sent", "mend");

    private final HoldViews views;
    private final Shells shells;
    private final Drawing drawing;
    private final Access access;
    private final SubjectCommands commands;
    private final InstantSource clock;

    ContestPages(
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

    /** What a page says that was come to by what it sent. */
    static Optional<Notice> notice(Context ctx, Shell shell) {
        return Optional.ofNullable(ctx.queryParam("told"))
                .filter(TOLD::contains)
                .map(told -> new Notice(told.equals("sent"), shell.t("contest.told." + told), "", false));
    }

    /** Those that wait. */
    void list(Context ctx) {
        Person person = shells.person(ctx);
        if (!Permissions.sees(person, Place.CONTESTS)) {
            throw new ForbiddenResponse();
        }
        Shell shell = shells.shell(ctx);
        Optional<ActorRole> role = Permissions.decidesContests(person);
        drawing.page(
                ctx,
                "contests",
                shell,
                new ContestsModel(
                        views.contests(),
                        person.id(),
                        role.isPresent(),
                        role.equals(Optional.of(ActorRole.SUPERVISOR)),
                        notice(ctx, shell)));
    }

    void contestOfInstitution(Context ctx) {
        Person person = shells.person(ctx);
        String id = ctx.pathParam("id");
        if (!Permissions.seesInstitution(person, id)) {
            throw new NotFoundResponse();
        }
        contest(ctx, person, SubjectKind.INSTITUTION, id, "/institutions/");
    }

    void contestOfPractitioner(Context ctx) {
        Person person = shells.person(ctx);
        if (!Permissions.sees(person, Place.PRACTITIONER)) {
            throw new ForbiddenResponse();
        }
        contest(ctx, person, SubjectKind.PRACTITIONER, ctx.pathParam("id"), "/practitioners/");
    }

    private void contest(Context ctx, Person person, SubjectKind kind, String subjectId, String place) {
        ActorRole role = Permissions.contests(person, kind, subjectId).orElseThrow(ForbiddenResponse::new);
        String change = ctx.pathParam("change");
        send(
                ctx,
                person,
                SupervisionCommand.newBuilder()
                        .setCommandId(CommandIds.of(person.id(), "CONTEST", kind.name(), subjectId, change))
                        .setKind(SupervisionCommandKind.CONTEST)
                        .setSubjectKind(kind)
                        .setSubjectId(subjectId)
                        .setAbout(change)
                        .setActorRole(role),
                shells.shell(ctx).url(place, subjectId));
    }

    /** One answer a person and contest: the button that is clicked says which. */
    void decide(Context ctx) {
        Person person = shells.person(ctx);
        ActorRole role = Permissions.decidesContests(person).orElseThrow(ForbiddenResponse::new);
        SubjectKind kind = kind(ctx.pathParam("kind"));
        String contest = ctx.pathParam("contest");
        boolean takesBack = "take-back".equals(ctx.formParam("answer"));
        send(
                ctx,
                person,
                SupervisionCommand.newBuilder()
                        .setCommandId(CommandIds.of(
                                person.id(), "DECIDE", kind.name(), ctx.pathParam("id"), contest, "" + takesBack))
                        .setKind(SupervisionCommandKind.DECIDE_CONTEST)
                        .setSubjectKind(kind)
                        .setSubjectId(ctx.pathParam("id"))
                        .setAbout(contest)
                        .setTakesBack(takesBack)
                        .setActorRole(role),
                "/contests");
    }

    private static SubjectKind kind(String name) {
        return List.of(SubjectKind.INSTITUTION, SubjectKind.PRACTITIONER).stream()
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(NotFoundResponse::new);
    }

    private void send(Context ctx, Person person, SupervisionCommand.Builder begun, String back) {
        if (begun.getSubjectId().length() > LONGEST_ID || begun.getAbout().length() > LONGEST_ID) {
            throw new NotFoundResponse();
        }
        String reason =
                Optional.ofNullable(ctx.formParam("reason")).orElse("").strip().replace("\r\n", "\n");
        if (reason.isEmpty() || reason.length() > CommandForm.LONGEST_REASON) {
            ctx.redirect(back + "?told=mend", HttpStatus.SEE_OTHER);
            return;
        }
        SupervisionCommand command = begun.setActorId(person.id())
                .setReason(reason)
                .setIssuedAt(clock.instant())
                .build();
        access.audit(
                person,
                AuditAction.COMMAND_SENT,
                command.getSubjectId(),
                command.getKind() + " " + command.getCommandId() + " about " + command.getAbout());
        ctx.future(() -> commands.send(command)
                .thenRun(() -> ctx.redirect(back + "?told=sent", HttpStatus.SEE_OTHER))
                .toCompletableFuture());
    }
}
