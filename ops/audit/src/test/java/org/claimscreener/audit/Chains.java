package org.claimscreener.audit;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.apache.avro.specific.SpecificRecord;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.ActorRole;
import org.claimscreener.wire.record.AuditAction;
import org.claimscreener.wire.record.AuditCheckpoint;
import org.claimscreener.wire.record.AuditRecord;

/** Chains for tests, and what the check says of them. */
final class Chains {
    static final Instant START = Instant.parse("2026-09-21T08:00:00Z");
    static final String WRITER = "console-1";

    private final AuditSigner signer;
    private final int checkpointEvery;
    private ChainEnd end = ChainEnd.BEGINNING;
    private final List<SpecificRecord> records = new ArrayList<>();

    Chains(AuditSigner signer, int checkpointEvery) {
        this.signer = signer;
        this.checkpointEvery = checkpointEvery;
    }

    static AuditEntry entry(int number) {
        return new AuditEntry(
                "reviewer-" + number % 3,
                number % 4 == 0 ? Optional.empty() : Optional.of(ActorRole.REVIEWER),
                AuditAction.COMMAND_SENT,
                "S" + number,
                "复核 " + number);
    }

    /** A chain of so many records that a checkpoint ends. */
    static List<SpecificRecord> of(AuditSigner signer, int count, int checkpointEvery) {
        Chains chain = new Chains(signer, checkpointEvery);
        for (int i = 1; i <= count; i++) {
            chain.add(entry(i));
        }
        chain.sign();
        return chain.records();
    }

    Chains add(AuditEntry entry) {
        AuditRecord next = end.next(signer.writerId(), entry, START.plusSeconds(end.sequence()));
        records.add(next);
        end = end.after(next);
        if (end.unsigned() >= checkpointEvery) {
            sign();
        }
        return this;
    }

    Chains sign() {
        if (end.unsigned() > 0) {
            AuditCheckpoint checkpoint = end.checkpoint(signer, START.plusSeconds(end.sequence()));
            records.add(checkpoint);
            end = end.after(checkpoint);
        }
        return this;
    }

    List<SpecificRecord> records() {
        return List.copyOf(records);
    }

    static List<byte[]> bytes(List<SpecificRecord> records) {
        WireEncoder encoder = new WireEncoder();
        return records.stream().map(encoder::encode).toList();
    }

    static AuditKeys keys(AuditSigner... signers) {
        try {
            return AuditKeys.parse(
                    "test", List.of(signers).stream().map(AuditSigner::line).toList());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The kinds of problems, in the order in which they are found. */
    static List<AuditProblem.Kind> check(List<byte[]> log, AuditKeys keys, List<AuditCheckpoint> kept) {
        return problems(log, keys, kept).stream().map(AuditProblem::kind).toList();
    }

    static List<AuditProblem> problems(List<byte[]> log, AuditKeys keys, List<AuditCheckpoint> kept) {
        List<AuditProblem> problems = new ArrayList<>();
        AuditCheck check = new AuditCheck(Optional.of(keys), kept, problems::add);
        for (int i = 0; i < log.size(); i++) {
            var unused = check.take("log@" + i, WRITER, log.get(i));
        }
        check.atEnd();
        return problems;
    }
}
