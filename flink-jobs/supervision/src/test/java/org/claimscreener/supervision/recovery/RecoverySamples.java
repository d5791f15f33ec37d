package org.claimscreener.supervision.recovery;

import java.nio.ByteBuffer;

import org.claimscreener.supervision.Samples;
import org.claimscreener.supervision.record.RecoveryMatter;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.RecoveryAccount;
import org.claimscreener.wire.record.RecoveryCommand;
import org.claimscreener.wire.record.RecoveryCommandKind;
import org.claimscreener.wire.record.SubjectKind;

/** What tests enter about money that is to come back. The first person orders, the second one gives up. */
public final class RecoverySamples {
    static final String CASE = "case-17";

    private RecoverySamples() {}

    public static RecoveryCommand.Builder order(long fen) {
        return command(RecoveryCommandKind.ORDER, "order 1", fen, "u-1");
    }

    static RecoveryCommand.Builder receipt(String number, long fen) {
        return command(RecoveryCommandKind.RECEIPT, number, fen, "u-1").setReceivedAt(Samples.NOW);
    }

    static RecoveryCommand.Builder reduce(String number, long fen) {
        return command(RecoveryCommandKind.REDUCE, number, fen, "u-2");
    }

    static RecoveryCommand.Builder close(String number) {
        return command(RecoveryCommandKind.CLOSE, number, 0, "u-2");
    }

    private static RecoveryCommand.Builder command(RecoveryCommandKind kind, String reference, long fen, String actor) {
        return RecoveryCommand.newBuilder()
                .setCommandId(kind + " " + reference)
                .setKind(kind)
                .setSubjectKind(SubjectKind.INSTITUTION)
                .setSubjectId(Samples.INSTITUTION)
                .setCaseId(CASE)
                .setAccount(RecoveryAccount.LOSS)
                .setAmountFen(fen)
                .setReference(reference)
                .setActorId(actor)
                .setReason("查实")
                .setIssuedAt(Samples.NOW);
    }

    static RecoveryMatter matter(RecoveryCommand command) {
        return new RecoveryMatter(
                command.getCaseId(),
                TopicCatalogue.DIRECTIVES,
                0,
                1L,
                Samples.NOW.toEpochMilli(),
                ByteBuffer.wrap(new WireEncoder().encode(command)));
    }
}
