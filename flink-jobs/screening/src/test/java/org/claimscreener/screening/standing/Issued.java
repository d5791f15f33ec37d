package org.claimscreener.screening.standing;

import java.time.Instant;
import java.util.List;

import org.claimscreener.wire.record.Standing;
import org.claimscreener.wire.record.StandingEntry;
import org.claimscreener.wire.record.StandingKind;
import org.claimscreener.wire.record.SubjectKind;

/** Standings that tests issue. */
public final class Issued {
    static final Instant ISSUED_AT = Instant.parse("2026-09-01T00:00:00Z");

    private Issued() {}

    /** A suspension by the order of that number, from 1 September 2026 until revoked, emergencies exempt. */
    public static Standing suspension(SubjectKind kind, String id, String orderNo) {
        return standing(kind, id, List.of(suspension(orderNo)));
    }

    /** Nothing is in force about the subject any more. */
    public static Standing nothing(SubjectKind kind, String id) {
        return standing(kind, id, List.of());
    }

    static Standing standing(SubjectKind kind, String id, List<StandingEntry> entries) {
        return Standing.newBuilder()
                .setSubjectKind(kind)
                .setSubjectId(id)
                .setEntries(entries)
                .setIssuedAt(ISSUED_AT)
                .setIssuedBy("长沙市医疗保障局")
                .build();
    }

    static StandingEntry suspension(String orderNo) {
        return StandingEntry.newBuilder()
                .setKind(StandingKind.SUSPENSION)
                .setValidFrom(ISSUED_AT)
                .setOrderNo(orderNo)
                .setLegalBasis("《医疗保障基金使用监督管理条例》第十三条")
                .setEmergencyExempt(true)
                .build();
    }
}
