package org.claimscreener.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

import org.claimscreener.audit.AuditEntry;
import org.claimscreener.audit.CommandAudit;
import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.FileMessages;
import org.claimscreener.wire.record.AuditAction;
import org.claimscreener.wire.record.SubjectKind;

import picocli.CommandLine.Option;

/** Who acts, where, and with which key it is put on record. */
final class ActingOptions {
    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            description = "Kafka, as a comma-separated list. Needed to send anything.")
    private String bootstrapServers = "";

    @Option(
            names = "--audit-key",
            paramLabel = "FILE",
            description =
                    "Your key in the audit; made if it is not there. Each person has one. Needed to send anything.")
    private Path auditKey = Path.of("");

    @Option(
            names = "--actor",
            paramLabel = "ID",
            defaultValue = "${sys:user.name}",
            description = "Who acts (default: as whom you are logged in on this machine).")
    private String actor = "";

    /**
     * What is done to whom.
     *
     * @param subject blank for a person: the audit knows no patients
     */
    record Deed(String subject, String detail) {}

    static Deed about(SubjectKind kind, String subjectId, String detail) {
        return new Deed(kind == SubjectKind.PATIENT ? "" : subjectId, kind + ": " + detail);
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    String actor() {
        return actor;
    }

    /**
     * Returns when all of it is on record, under the person's key.
     *
     * @throws CommandFailure when it is not: then nothing is to be sent
     */
    void onRecord(AuditAction action, List<Deed> deeds) throws CommandFailure {
        if (bootstrapServers.isBlank()) {
            throw CommandFailure.usage("name the broker with --bootstrap-servers HOST:PORT");
        }
        if (actor.isBlank()) {
            throw CommandFailure.usage("nobody is named: say who acts with --actor");
        }
        if (auditKey.toString().isEmpty()) {
            throw CommandFailure.usage("nothing is sent unless it is on record who sends it: name your key with"
                    + " --audit-key FILE; it is made if it is not there");
        }
        if (deeds.isEmpty()) {
            return;
        }
        try {
            CommandAudit.beforehand(
                    bootstrapServers,
                    auditKey,
                    deeds.stream()
                            .map(deed ->
                                    AuditEntry.fitted(actor, Optional.empty(), action, deed.subject(), deed.detail()))
                            .toList(),
                    Clock.systemUTC());
        } catch (IOException e) {
            throw CommandFailure.failed(
                    "nothing was sent, for it cannot be put on record who sends it: " + FileMessages.of(e)
                            + " (the audit's key: " + auditKey + ")",
                    e);
        }
    }
}
