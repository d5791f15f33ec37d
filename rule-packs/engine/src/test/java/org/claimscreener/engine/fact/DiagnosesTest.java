package org.claimscreener.engine.fact;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class DiagnosesTest {
    @ParameterizedTest
    @CsvSource({
        "I63, I63.900, true",
        "I63, I64.x00, false",
        "I10 I63, I63.900, true",
        "I10  I63, I63.900, true",
        "C00-C97, C00.000, true",
        "C00-C97, C97.x00, true",
        "C00-C97, D00.000, false",
        "C00-C97, B99.x00, false",
        "C00-C97 D37-D48, D40.000, true",
        "A15.0, A15.000x001, true",
        "A15.0, A15.100, false",
        "C00-C97, C0, false",
        "I63, I6, false",
    })
    void rangesHoldWhatBeginsSoOrLiesBetween(String ranges, String code, boolean held) {
        assertThat(CodeRanges.hold(ranges, code)).isEqualTo(held);
    }

    @Test
    void nothingHoldsNothing() {
        assertThat(CodeRanges.hold("", "I63")).isFalse();
        assertThat(CodeRanges.hold("I63 C00-C97", "")).isFalse();
        assertThat(CodeRanges.hold("  ", "")).isFalse();
    }

    @Test
    void onlyWesternDiagnosesCount() {
        Diagnoses chinese = new Diagnoses(List.of(new Diagnosis("2", 1, "I63.900", "")));

        assertThat(chinese.stated()).isFalse();
        assertThat(chinese.anyIn("I63")).isFalse();
        assertThat(new Diagnoses(List.of()).stated()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "R50.900, false",
        "Z76.000, false",
        "W10.x00, false",
        "U07.100, true",
        "I10.x00, true",
        "T98.300, true",
        "'', false",
    })
    void signsOuterCausesAndReasonsToComeNameNoDisease(String code, boolean disease) {
        assertThat(new Diagnoses(List.of(new Diagnosis("1", 1, code, ""))).nameDisease())
                .isEqualTo(disease);
        assertThat(new Diagnoses(List.of(new Diagnosis("2", 1, code, ""))).nameDisease())
                .isFalse();
        assertThat(new Diagnoses(List.of(new Diagnosis("1", 1, code, ""), new Diagnosis("1", 2, "I10.x00", "")))
                        .nameDisease())
                .isTrue();
    }

    @Test
    void theMainOneIsThatOfRankOne() {
        Diagnoses two = new Diagnoses(
                List.of(new Diagnosis("1", 1, "I10.x00", "高血压"), new Diagnosis("1", 2, "E11.900", "糖尿病")));

        assertThat(two.mainIn("I10")).isTrue();
        assertThat(two.mainIn("E11")).isFalse();
        assertThat(two.anyIn("E11")).isTrue();
        assertThat(two.named()).isEqualTo("I10.x00高血压、E11.900糖尿病");
    }
}
