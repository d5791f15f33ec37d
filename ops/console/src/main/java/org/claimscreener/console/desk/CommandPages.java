package org.claimscreener.console.desk;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.claimscreener.console.command.HoldCommands;
import org.claimscreener.console.desk.file.AttachmentRefusedException;
import org.claimscreener.console.desk.file.Attachments;
import org.claimscreener.console.desk.page.Notice;
import org.claimscreener.console.desk.text.Texts;
import org.claimscreener.console.identity.Person;
import org.claimscreener.console.view.HoldView;
import org.claimscreener.wire.record.ActorRole;
import org.claimscreener.wire.record.Attachment;
import org.claimscreener.wire.record.AuditAction;
import org.claimscreener.wire.record.HoldCommand;
import org.claimscreener.wire.record.HoldCommandKind;
import org.claimscreener.wire.record.HoldRefusal;
import org.claimscreener.wire.record.HoldStep;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import io.javalin.http.UploadedFile;

/**
 * Takes what somebody wants done with a hold and sends it. The holds job decides; what it says is shown. Nothing is sent
 * that was not put down in the audit first. Thread-safe.
 */
final class CommandPages {
    private final HoldPages pages;
    private final Shells shells;
    private final Access access;
    private final HoldCommands commands;
    private final Attachments attachments;
    private final InstantSource clock;
    private final Duration patience;
    private final DeskMetrics metrics;

    CommandPages(
            HoldPages pages,
            Shells shells,
            Access access,
            HoldCommands commands,
            Attachments attachments,
            InstantSource clock,
            Duration patience,
            DeskMetrics metrics) {
        this.pages = pages;
        this.shells = shells;
        this.access = access;
        this.commands = commands;
        this.attachments = attachments;
        this.clock = clock;
        this.patience = patience;
        this.metrics = metrics;
    }

    void command(Context ctx) throws IOException {
        Person person = shells.person(ctx);
        HoldView hold = pages.find(ctx, person);
        HoldCommandKind kind = kind(ctx.pathParam("kind"));
        CommandForm form = CommandForm.of(kind, hold, ctx.formParamMap());
        String commandId = commandId(person, hold, form);
        Optional<HoldStep> done = sentBefore(hold, commandId);
        if (done.isPresent()) {
            told(ctx, hold, done.get().getEvent().name());
            return;
        }
        Optional<ActorRole> role = Permissions.roleFor(person, kind, hold);
        if (role.isEmpty() || form.nonce().isEmpty()) {
            refuseHere(ctx, person, hold, form, role.isEmpty() ? "told.notAllowed" : "told.noNonce");
            return;
        }
        if (!form.problems().isEmpty()) {
            mend(ctx, person, hold, form);
            return;
        }
        try {
            send(ctx, person, hold, form, command(person, hold, form, role.get(), commandId, keep(ctx)));
        } catch (AttachmentRefusedException e) {
            mend(ctx, person, hold, form.with("files", "form.problem.file." + e.reason()));
        }
    }

    private static HoldCommandKind kind(String name) {
        for (HoldCommandKind kind : HoldCommandKind.values()) {
            if (kind.name().equals(name)) {
                return kind;
            }
        }
        throw new NotFoundResponse();
    }

    /** A form that is sent twice gives the same id twice; another person's page never gives it. */
    private static String commandId(Person person, HoldView hold, CommandForm form) {
        return CommandIds.of(person.id(), hold.now().holdId(), form.kind().name(), form.nonce());
    }

    private static Optional<HoldStep> sentBefore(HoldView hold, String commandId) {
        return hold.steps().stream()
                .filter(step -> commandId.equals(step.getCommandId()))
                .findFirst();
    }

    private List<Attachment> keep(Context ctx) throws IOException, AttachmentRefusedException {
        List<Attachment> kept = new ArrayList<>();
        if (!ctx.isMultipartFormData()) {
            return kept;
        }
        long left = Attachments.MAX_BYTES;
        for (UploadedFile file : ctx.uploadedFiles("files")) {
            if (file.filename().isBlank() && file.size() == 0) {
                continue;
            }
            if (kept.size() == Attachments.MAX_FILES) {
                throw AttachmentRefusedException.tooMany();
            }
            try (var content = file.content()) {
                Attachment attachment = attachments.keep(file.filename(), content, left);
                left -= attachment.getSizeBytes();
                kept.add(attachment);
            }
        }
        return kept;
    }

    private HoldCommand command(
            Person person, HoldView hold, CommandForm form, ActorRole role, String commandId, List<Attachment> files) {
        return HoldCommand.newBuilder()
                .setCommandId(commandId)
                .setHoldId(hold.now().holdId())
                .setKind(form.kind())
                .setActorId(person.id())
                .setActorRole(role)
                .setActorInstitutionId(
                        role == ActorRole.INSTITUTION ? person.institutionId().orElse(null) : null)
                .setSeenStep(form.seenStep())
                .setOpinions(form.opinions())
                .setReason(form.reason())
                .setAttachments(files)
                .setIssuedAt(clock.instant())
                .build();
    }

    private void send(Context ctx, Person person, HoldView hold, CommandForm form, HoldCommand command) {
        for (Attachment attachment : command.getAttachments()) {
            access.audit(person, AuditAction.ATTACHMENT_STORED, command.getHoldId(), attachment.getSha256());
        }
        access.audit(
                person,
                AuditAction.COMMAND_SENT,
                command.getHoldId(),
                command.getKind() + " " + command.getCommandId());
        ctx.future(() -> commands.send(command, patience)
                .whenComplete((step, failure) -> metrics.command(form.kind(), failure == null ? "answered" : "failed"))
                .thenAccept(step -> answer(ctx, person, hold, form, step))
                .toCompletableFuture());
    }

    private void answer(Context ctx, Person person, HoldView hold, CommandForm form, Optional<HoldStep> step) {
        if (step.isEmpty()) {
            told(ctx, hold, "waiting&seen=" + form.seenStep());
        } else if (step.get().getRefusal() == null) {
            told(ctx, hold, step.get().getEvent().name());
        } else {
            refused(ctx, person, form, step.get(), step.get().getRefusal());
        }
    }

    /** The job's answer, over the hold as it stands by now. */
    private void refused(Context ctx, Person person, CommandForm form, HoldStep step, HoldRefusal refusal) {
        Texts texts = shells.shell(ctx).texts();
        String detail = step.getRefusalDetail();
        Notice notice = new Notice(false, texts.of(refusal), detail == null ? "" : detail, false);
        ctx.status(HttpStatus.CONFLICT);
        pages.draw(ctx, person, pages.find(ctx, person), Optional.of(notice), form.echo());
    }

    private void refuseHere(Context ctx, Person person, HoldView hold, CommandForm form, String key) {
        access.audit(
                person,
                AuditAction.COMMAND_REFUSED_HERE,
                hold.now().holdId(),
                form.kind().name());
        metrics.command(form.kind(), "refused_here");
        ctx.status(HttpStatus.FORBIDDEN);
        Notice notice = new Notice(false, shells.shell(ctx).t(key), "", false);
        pages.draw(ctx, person, hold, Optional.of(notice), form.echo());
    }

    private void mend(Context ctx, Person person, HoldView hold, CommandForm form) {
        ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
        Notice notice = new Notice(false, shells.shell(ctx).t("told.mend"), "", false);
        pages.draw(ctx, person, hold, Optional.of(notice), form.echo());
    }

    private static void told(Context ctx, HoldView hold, String what) {
        ctx.redirect(HoldAddress.of(hold) + "?told=" + what, HttpStatus.SEE_OTHER);
    }
}
