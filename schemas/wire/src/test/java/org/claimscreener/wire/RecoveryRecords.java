package org.claimscreener.wire;

import java.time.Instant;

import org.claimscreener.wire.record.RecoveryAccount;
import org.claimscreener.wire.record.RecoveryCommand;
import org.claimscreener.wire.record.RecoveryCommandKind;
import org.claimscreener.wire.record.RecoveryEvent;
import org.claimscreener.wire.record.RecoveryRefusal;
import org.claimscreener.wire.record.RecoveryStep;
import org.claimscreener.wire.record.SubjectKind;

/** One record of each type about recoveries with every field set, as stored in {@code golden/}; see {@link Records}. */
final class RecoveryRecords {
    private static final Instant ISSUED = Instant.parse("2026-11-30T08:00:00Z");
    private static final String INSTITUTION = "H43010200001";
    private static final String CASE = "长医保案〔2026〕17号";
    private static final String REASON = "第一笔退款";

    private RecoveryRecords() {}

    static RecoveryCommand command() {
        return RecoveryCommand.newBuilder()
                .setCommandId("receipt-0001")
                .setKind(RecoveryCommandKind.RECEIPT)
                .setSubjectKind(SubjectKind.INSTITUTION)
                .setSubjectId(INSTITUTION)
                .setCaseId(CASE)
                .setAccount(RecoveryAccount.FINE)
                .setAmountFen(8_736L)
                .setReference("R-1")
                .setReceivedAt(ISSUED)
                .setActorId("u-430102-0117")
                .setReason(REASON)
                .setIssuedAt(ISSUED)
                .build();
    }

    static RecoveryStep step() {
        return RecoveryStep.newBuilder()
                .setSubjectKind(SubjectKind.INSTITUTION)
                .setSubjectId(INSTITUTION)
                .setCaseId(CASE)
                .setAccount(RecoveryAccount.FINE)
                .setStep(3)
                .setEvent(RecoveryEvent.REFUSED)
                .setAt(ISSUED)
                .setCauseId("receipt-0001")
                .setActorId("u-430102-0117")
                .setReason(REASON)
                .setReference("R-1")
                .setAmountFen(8_736L)
                .setReceivedAt(ISSUED)
                .setClaimedFen(20_000L)
                .setDueFen(19_000L)
                .setRecoveredFen(15_000L)
                .setOutstandingFen(4_000L)
                .setGivenUpFen(2L)
                .setRefundFen(1L)
                .setRefusal(RecoveryRefusal.TOO_MUCH)
                .setRefusalDetail("it is more than the 4000 fen that are outstanding")
                .build();
    }
}
