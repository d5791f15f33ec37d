package org.claimscreener.engine.standing;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import org.claimscreener.wire.record.Standing;
import org.claimscreener.wire.record.StandingEntry;
import org.claimscreener.wire.record.StandingKind;
import org.claimscreener.wire.record.SubjectKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StandingCheckTest {
    private static final Instant FROM = Instant.parse("2026-08-31T16:00:00Z");

    @Test
    void takesAnOrderUntilRevokedOneThatEndsAndNoneAtAll() {
        assertThat(problem(standing(entry().build()))).isEmpty();
        assertThat(problem(standing(entry().setValidTo(FROM.plusMillis(1)).build())))
                .isEmpty();
        assertThat(problem(standing())).isEmpty();
    }

    @Test
    void refusesASubjectAndAnOfficeWithoutAName() {
        assertThat(problem(standing().setSubjectId(" ")))
                .hasValueSatisfying(said -> assertThat(said).startsWith("subject_id is blank"));
        assertThat(problem(standing().setSubjectId("H".repeat(151)))).isPresent();
        assertThat(problem(standing().setSubjectId("H".repeat(150)))).isEmpty();
        assertThat(problem(standing().setIssuedBy("")))
                .hasValueSatisfying(said -> assertThat(said).startsWith("issued_by is blank"));
    }

    @Test
    void refusesOneEntryTooMany() {
        List<StandingEntry> most = Collections.nCopies(StandingLimits.MAX_ENTRIES, entry().build());
        List<StandingEntry> more = Collections.nCopies(StandingLimits.MAX_ENTRIES + 1, entry().build());

        assertThat(problem(standing().setEntries(most))).isEmpty();
        assertThat(problem(standing().setEntries(more)))
                .hasValueSatisfying(said -> assertThat(said).contains("201", "at most 200"));
    }

    @Test
    void refusesWhatWouldNeverBeInForceAndNamesTheEntry() {
        StandingEntry empty = entry().setValidTo(FROM).build();

        assertThat(problem(standing(entry().build(), empty)))
                .hasValueSatisfying(said -> assertThat(said).startsWith("entries[1].valid_to is not after"));
        assertThat(problem(standing(entry().setValidFrom(Instant.EPOCH).build())))
                .hasValueSatisfying(said -> assertThat(said).startsWith("entries[0].valid_from"));
        assertThat(problem(standing(entry().setValidTo(Instant.parse("2100-01-01T00:00:00Z"))
                        .build())))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nine", "-1", "1.5", "1000", "９"})
    void refusesPointsThatAreNoWholeNumber(String value) {
        assertThat(problem(standing(entry().setKind(StandingKind.QUALIFICATION_POINTS)
                        .setValue(value)
                        .build())))
                .isPresent();
    }

    @Test
    void takesPointsAGradeAndAScrutinyOfANewerKind() {
        assertThat(problem(standing(
                        entry().setKind(StandingKind.QUALIFICATION_POINTS)
                                .setValue("12")
                                .build(),
                        entry().setKind(StandingKind.CREDIT_GRADE).setValue("E").build(),
                        entry().setKind(StandingKind.SCRUTINY)
                                .setValue("something")
                                .build())))
                .isEmpty();
        assertThat(problem(standing(
                        entry().setKind(StandingKind.CREDIT_GRADE).setValue(" ").build())))
                .isPresent();
    }

    @Test
    void refusesAnOrderWithoutNumberOrBasisAndTextsThatNeverEnd() {
        assertThat(problem(standing(entry().setOrderNo("").build())))
                .hasValueSatisfying(said -> assertThat(said).startsWith("entries[0].order_no is blank"));
        assertThat(problem(standing(entry().setLegalBasis(" ").build())))
                .hasValueSatisfying(said -> assertThat(said).startsWith("entries[0].legal_basis is blank"));
        assertThat(problem(standing(entry().setValue("x".repeat(501)).build())))
                .hasValueSatisfying(said -> assertThat(said).startsWith("entries[0].value is longer"));
    }

    @Test
    void aKeySaysKindAndIdAndIsReadBack() {
        StandingKey key = new StandingKey(SubjectKind.PRACTITIONER, "D:1");

        assertThat(key.encode()).isEqualTo("PRACTITIONER:D:1");
        assertThat(StandingKey.decode(key.encode())).contains(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                "H43010200001",
                "HOSPITAL:1",
                "INSTITUTION",
                "INSTITUTION:",
                "INSTITUTION: ",
                "institution:1"
            })
    void whatIsNoKeyIsNone(String text) {
        assertThat(StandingKey.decode(text)).isEmpty();
    }

    @Test
    void nobodyIsNoSubject() {
        assertThatThrownBy(() -> new StandingKey(SubjectKind.PATIENT, " "))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Optional<String> problem(Standing.Builder standing) {
        return StandingCheck.firstProblem(standing.build());
    }

    private static Standing.Builder standing(StandingEntry... entries) {
        return Standing.newBuilder()
                .setSubjectKind(SubjectKind.INSTITUTION)
                .setSubjectId("H43010200001")
                .setEntries(List.of(entries))
                .setIssuedAt(FROM)
                .setIssuedBy("长沙市医疗保障局");
    }

    private static StandingEntry.Builder entry() {
        return StandingEntry.newBuilder()
                .setKind(StandingKind.SUSPENSION)
                .setValue("")
                .setValidFrom(FROM)
                .setOrderNo("湘医保罚〔2026〕1号")
                .setLegalBasis("《医疗保障基金使用监督管理条例》第十三条");
    }
}
