package org.claimscreener.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.claimscreener.audit.AuditEntry;
import org.claimscreener.audit.CommandAudit;
import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.FileMessages;
import org.claimscreener.wire.record.AuditAction;
import org.claimscreener.wire.record.Standing;
import org.claimscreener.wire.record.StandingEntry;
import org.claimscreener.wire.record.SubjectKind;

/** Puts on record who issues standings. Stateless. */
final class StandingAudit {
    private StandingAudit() {}

    /**
     * Returns when each standing is on record.
     *
     * @param actor who issues them
     * @throws CommandFailure when one is not: then none is to be issued
     */
    static void beforehand(String bootstrapServers, Path keyFile, String actor, List<Standing> standings)
            throws CommandFailure {
        if (standings.isEmpty()) {
            return;
        }
        List<AuditEntry> entries =
                standings.stream().map(standing -> entry(actor, standing)).toList();
        try {
            CommandAudit.beforehand(bootstrapServers, keyFile, entries, Clock.systemUTC());
        } catch (IOException e) {
            throw CommandFailure.failed(
                    "nothing was issued, for it cannot be put on record who issues it: " + FileMessages.of(e)
                            + " (the audit's key: " + keyFile + ")",
                    e);
        }
    }

    /** Of a patient's standing neither who nor what: only by which orders, for the audit knows no patients. */
    static AuditEntry entry(String actor, Standing standing) {
        boolean isPatients = standing.getSubjectKind() == SubjectKind.PATIENT;
        String kinds = standing.getEntries().isEmpty()
                ? "nothing in force any more"
                : standing.getEntries().stream()
                        .map(entry -> entry.getKind().name())
                        .collect(Collectors.joining(", "));
        String orders = String.join(
                ", ",
                standing.getEntries().stream()
                        .map(StandingEntry::getOrderNo)
                        .collect(Collectors.toCollection(TreeSet::new)));
        String detail = standing.getSubjectKind() + (isPatients ? "" : ": " + kinds) + "; issued by "
                + standing.getIssuedBy() + (orders.isEmpty() ? "" : "; orders " + orders);
        return AuditEntry.fitted(
                actor, Optional.empty(), AuditAction.STANDING_PUT, isPatients ? "" : standing.getSubjectId(), detail);
    }
}
