package org.claimscreener.launcher;

import java.time.Instant;
import java.util.List;

import org.claimscreener.audit.AuditEntry;
import org.claimscreener.wire.record.AuditAction;
import org.claimscreener.wire.record.Standing;
import org.claimscreener.wire.record.StandingEntry;
import org.claimscreener.wire.record.StandingKind;
import org.claimscreener.wire.record.SubjectKind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StandingAuditTest {
    private static final Instant TIME = Instant.parse("2026-09-01T00:00:00Z");

    private static Standing standing(SubjectKind kind, String id, StandingEntry... entries) {
        return Standing.newBuilder()
                .setSubjectKind(kind)
                .setSubjectId(id)
                .setEntries(List.of(entries))
                .setIssuedAt(TIME)
                .setIssuedBy("长沙市医疗保障局")
                .build();
    }

    private static StandingEntry suspension() {
        return StandingEntry.newBuilder()
                .setKind(StandingKind.SUSPENSION)
                .setValidFrom(TIME)
                .setOrderNo("长医保停〔2026〕1号")
                .setLegalBasis("《医疗保障基金使用监督管理条例》第十三条")
                .build();
    }

    @Test
    void saysWhoIssuedWhatAboutAnInstitution() {
        AuditEntry entry =
                StandingAudit.entry("zhang.wei", standing(SubjectKind.INSTITUTION, "H43010200001", suspension()));

        assertThat(entry.action()).isEqualTo(AuditAction.STANDING_PUT);
        assertThat(entry.actorId()).isEqualTo("zhang.wei");
        assertThat(entry.subject()).isEqualTo("H43010200001");
        assertThat(entry.detail()).isEqualTo("INSTITUTION: SUSPENSION; issued by 长沙市医疗保障局; orders 长医保停〔2026〕1号");
    }

    @Test
    void saysThatAStandingWasEnded() {
        assertThat(StandingAudit.entry("z", standing(SubjectKind.PRACTITIONER, "D430"))
                        .detail())
                .isEqualTo("PRACTITIONER: nothing in force any more; issued by 长沙市医疗保障局");
    }

    @Test
    void saysNothingAboutAPatientButTheOrder() {
        AuditEntry entry =
                StandingAudit.entry("z", standing(SubjectKind.PATIENT, "43000000000000000001", suspension()));

        assertThat(entry.subject()).isEmpty();
        assertThat(entry.detail()).isEqualTo("PATIENT; issued by 长沙市医疗保障局; orders 长医保停〔2026〕1号");
    }
}
