package org.claimscreener.engine.tip;

import java.time.LocalDate;

import org.claimscreener.engine.tip.reward.RewardMethod;
import org.claimscreener.wire.record.SubjectKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TipPolicyTest {
    private static final String WHOLE = """
            lead_check_working_days: 10
            extension_working_days: 5
            scrutiny_days: {level3: 14, level2: 0, level1: 30}
            rewards:
              - region: "46"
                about: INSTITUTION
                from: 2023-04-01
                to: 2026-12-31
                method: CUMULATIVE
                least_fen: 30000
                most_fen: 20000000
                legal_basis: 琼医保规〔2023〕1号
                bands:
                  - {up_to_fen: 5000000, basis_points: 400}
                  - {basis_points: 200}
              - region: "46"
                about: INSTITUTION
                from: 2027-01-01
                method: WHOLE
                legal_basis: 琼医保规〔2026〕9号
                bands: [{up_to_fen: 100, basis_points: 100}, {basis_points: 100, plus_fen: 5}]
            """;

    @Test
    void saysWhatEverySettingIs() throws TipPolicyRefusedException {
        TipPolicy policy = TipPolicy.parse("tips.yaml", WHOLE);

        assertThat(policy.leadCheckDays()).isEqualTo(10);
        assertThat(policy.extensionDays()).isEqualTo(5);
        assertThat(policy.level3Days()).isEqualTo(14);
        assertThat(policy.level2Days()).isZero();
        assertThat(policy.level1Days()).isEqualTo(30);
        assertThat(policy.rewards().scheme("460100", SubjectKind.INSTITUTION, LocalDate.of(2026, 12, 31)))
                .hasValueSatisfying(scheme -> {
                    assertThat(scheme.method()).isEqualTo(RewardMethod.CUMULATIVE);
                    assertThat(scheme.leastFen()).isEqualTo(30_000);
                    assertThat(scheme.legalBasis()).isEqualTo("琼医保规〔2023〕1号");
                    assertThat(scheme.rewardFen(10_000_000)).isEqualTo(300_000);
                });
        assertThat(policy.rewards().scheme("460100", SubjectKind.INSTITUTION, LocalDate.of(2027, 1, 1)))
                .hasValueSatisfying(
                        scheme -> assertThat(scheme.rewardFen(100_000_000)).isEqualTo(1_000_005));
        assertThat(policy.rewards().scheme("430102", SubjectKind.INSTITUTION, LocalDate.of(2026, 1, 1)))
                .isEmpty();
    }

    @Test
    void withoutATextTheStandardHolds() throws TipPolicyRefusedException {
        TipPolicy standard = TipPolicy.STANDARD;

        assertThat(standard.leadCheckDays()).isEqualTo(15);
        assertThat(standard.extensionDays()).isEqualTo(15);
        assertThat(standard.level3Days()).isEqualTo(30);
        assertThat(standard.level2Days()).isEqualTo(60);
        assertThat(standard.level1Days()).isEqualTo(90);
        assertThat(TipPolicy.parse("tips.yaml", "extension_working_days: 15")).isEqualTo(standard);
    }

    private static final String SCHEME =
            "rewards: [{about: PERSON, from: 2026-01-01, method: WHOLE, legal_basis: a, bands: [{basis_points: 1}]}]";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            lead_check_working_days | lead_check_days         | unknown key 'lead_check_days'
            lead_check_working_days | lead_check_workin_days  | lead_check_working_days
            working_days: 15        | working_days: 16        | it must be 1 to 15
            working_days: 15        | working_days: soon      | a whole number
            level3: 1               | level3: 181             | it must be 0 to 180
            level3: 1               | level4: 1               | unknown key 'level4'
            about: PERSON           | about: DOCTOR           | one of [INSTITUTION, PERSON]
            about: PERSON           | region: 43x, about: PERSON | the first 1 to 6 digits
            from: 2026-01-01        | from: 2026-13-01        | write a date as
            from: 2026-01-01,       |                         | 'from' is missing
            from: 2026-01-01        | from: 2026-01-01, to: 2025-12-31 | 'to' is before 'from'
            method: WHOLE           | method: PART            | one of [WHOLE, CUMULATIVE]
            method: WHOLE           | method: WHOLE, most_fen: 20000001 | it must be 20000 to 20000000
            method: WHOLE           | method: WHOLE, least_fen: 19999  | it must be 20000 to 20000000
            legal_basis: a,         |                         | 'legal_basis' is missing
            [{basis_points: 1}]     | []                      | 'bands' is missing or empty
            [{basis_points: 1}]     | [{basis_points: 10001}] | it must be 0 to 10000
            [{basis_points: 1}]     | [{up_to_fen: 5, basis_points: 1}] | the last without up_to_fen
            [{basis_points: 1}]     | [{basis_points: 1}, {basis_points: 2}] | does not rise
            [{basis_points: 1}]     | [{up_to_fen: 100000, basis_points: 9}, {basis_points: 2}] | smaller reward
            """)
    void saysWhatIsWrongAndHowToMendIt(String text, String replacement, String words) {
        String good = "lead_check_working_days: 15\nscrutiny_days: {level3: 1}\n" + SCHEME;
        String bad = good.replace(text, replacement == null ? "" : replacement);

        assertThat(bad).isNotEqualTo(good);
        assertThatThrownBy(() -> TipPolicy.parse("tips.yaml", bad))
                .isInstanceOf(TipPolicyRefusedException.class)
                .hasMessageContaining("tips.yaml is refused")
                .hasMessageContaining(words);
    }

    @Test
    void namesTheLineOfASchemeThatStandsTwice() {
        String twice = """
                rewards:
                  - {about: PERSON, from: 2026-01-01, method: WHOLE, legal_basis: a, bands: [{basis_points: 1}]}
                  - {about: PERSON, from: 2027-01-01, method: WHOLE, legal_basis: b, bands: [{basis_points: 1}]}
                """;

        assertThatThrownBy(() -> TipPolicy.parse("tips.yaml", twice))
                .hasMessageContaining("tips.yaml:3")
                .hasMessageContaining("another scheme has this region");
    }

    @Test
    void partsGoWithTheWholeOnly() {
        String parts = "rewards: [{about: PERSON, from: 2026-01-01, method: CUMULATIVE, legal_basis: a,"
                + " bands: [{basis_points: 1, plus_fen: 1}]}]";

        assertThatThrownBy(() -> TipPolicy.parse("tips.yaml", parts)).hasMessageContaining("plus_fen goes with WHOLE");
    }
}
