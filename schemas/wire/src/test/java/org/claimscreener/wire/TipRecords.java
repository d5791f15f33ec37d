package org.claimscreener.wire;

import java.time.Instant;
import java.util.List;

import org.claimscreener.wire.record.Attachment;
import org.claimscreener.wire.record.Reward;
import org.claimscreener.wire.record.SubjectKind;
import org.claimscreener.wire.record.Tip;
import org.claimscreener.wire.record.TipChannel;
import org.claimscreener.wire.record.TipCommand;
import org.claimscreener.wire.record.TipCommandKind;
import org.claimscreener.wire.record.TipConditions;
import org.claimscreener.wire.record.TipDismissal;
import org.claimscreener.wire.record.TipEvent;
import org.claimscreener.wire.record.TipRefusal;
import org.claimscreener.wire.record.TipStep;

/** One record of each type of tips with every field set, as stored in {@code golden/}; see {@link Records}. */
final class TipRecords {
    private static final Instant RECEIVED = Instant.parse("2026-09-21T08:00:00Z");
    private static final Instant LATER = Instant.parse("2026-10-19T16:00:00Z");
    private static final String PHARMACY = "P43010200002";
    private static final String PSEUDONYM = "0123456789abcdef".repeat(4);

    private TipRecords() {}

    static Tip tip() {
        return Tip.newBuilder()
                .setTipId("tip-0001")
                .setArea("430102")
                .setTargetKind(SubjectKind.INSTITUTION)
                .setTargetId(PHARMACY)
                .setLead("药店收集医保卡空刷")
                .setChannel(TipChannel.LETTER)
                .setEvidence(List.of(Attachment.newBuilder()
                        .setName("照片.png")
                        .setMediaType("image/png")
                        .setSizeBytes(4_711)
                        .setSha256("ab".repeat(32))
                        .build()))
                .setReceivedAt(RECEIVED)
                .setEnteredBy("u-430102-0117")
                .setPseudonym(PSEUDONYM)
                .setSeal("c2VhbGVk")
                .build();
    }

    static TipCommand command() {
        return TipCommand.newBuilder()
                .setCommandId("cmd-0001")
                .setKind(TipCommandKind.TAKE_UP)
                .setTargetKind(SubjectKind.INSTITUTION)
                .setTargetId(PHARMACY)
                .setTipId("tip-0001")
                .setConditions(new TipConditions(true, true, false, true))
                .setDismissal(TipDismissal.NO_EVIDENCE)
                .setOther("S000000000002")
                .setActorId("u-430102-0118")
                .setReason("线索具体")
                .setIssuedAt(RECEIVED)
                .build();
    }

    static TipStep step() {
        return TipStep.newBuilder()
                .setTargetKind(SubjectKind.INSTITUTION)
                .setTargetId(PHARMACY)
                .setStep(7)
                .setTipId("tip-0001")
                .setEvent(TipEvent.MONEY_CHANGED)
                .setAt(RECEIVED)
                .setCauseId("cmd-0001")
                .setActorId("u-430102-0118")
                .setReason("查实")
                .setDeadline(LATER)
                .setByWeekdays(true)
                .setScrutinyUntil(LATER)
                .setDismissal(TipDismissal.WITHDRAWN)
                .setOtherTipId("tip-0002")
                .setSourceId("S000000000002")
                .setChangeFen(-12_300L)
                .setReturnedFen(45_600L)
                .setDueFen(20_000L)
                .setRefusal(TipRefusal.NOT_NOW)
                .setRefusalDetail("only a check that runs is closed")
                .build();
    }

    static Reward reward() {
        return Reward.newBuilder()
                .setTargetKind(SubjectKind.INSTITUTION)
                .setTargetId(PHARMACY)
                .setStep(8)
                .setTipId("tip-0001")
                .setRewardedTipId("tip-0002")
                .setPseudonym(PSEUDONYM)
                .setAt(RECEIVED)
                .setReturnedFen(10_000_000)
                .setPayFen(20_000)
                .setDueFen(200_000)
                .setPaidFen(220_000)
                .setOverpaidFen(20_000)
                .setLegalBasis("医保办发〔2022〕22号")
                .build();
    }
}
