package org.claimscreener.console.desk;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.claimscreener.console.desk.file.Attachments;
import org.claimscreener.console.identity.Person;
import org.claimscreener.console.view.HoldView;
import org.claimscreener.wire.record.Attachment;
import org.claimscreener.wire.record.AuditAction;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;

/**
 * Gives out files that go with a hold's steps, to whoever sees these steps. Always as a download: nothing that somebody
 * sent is ever shown as a page of ours. Thread-safe.
 */
final class AttachmentPages {
    private final HoldPages pages;
    private final Shells shells;
    private final Access access;
    private final Attachments attachments;

    AttachmentPages(HoldPages pages, Shells shells, Access access, Attachments attachments) {
        this.pages = pages;
        this.shells = shells;
        this.access = access;
        this.attachments = attachments;
    }

    void download(Context ctx) throws IOException {
        Person person = shells.person(ctx);
        HoldView whole = pages.find(ctx, person);
        HoldView hold = Permissions.sees(person, Place.QUEUE) ? whole : Outside.hold(whole);
        String sha256 = ctx.pathParam("sha256");
        Attachment attachment = hold.steps().stream()
                .flatMap(step -> step.getAttachments().stream())
                .filter(named -> named.getSha256().equals(sha256))
                .findFirst()
                .orElseThrow(NotFoundResponse::new);
        Path file = attachments.find(sha256).orElseThrow(NotFoundResponse::new);
        access.audit(person, AuditAction.ATTACHMENT_READ, hold.now().holdId(), sha256);
        String name =
                URLEncoder.encode(attachment.getName(), StandardCharsets.UTF_8).replace("+", "%20");
        ctx.header("Content-Disposition", "attachment; filename*=UTF-8''" + name)
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "no-store")
                .contentType(attachment.getMediaType())
                .result(Files.newInputStream(file));
    }
}
