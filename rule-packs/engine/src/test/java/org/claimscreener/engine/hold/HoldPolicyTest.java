package org.claimscreener.engine.hold;

import org.claimscreener.wire.record.HoldLapse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HoldPolicyTest {
    private static final String WHOLE = """
            two_persons_above_fen: 500000
            claim_minutes: 60
            collegial_votes: 5
            longest_pause_working_days: 20
            terms:
              first_review: {working_days: 5, on_lapse: ESCALATE}
              appeal: {working_days: 12, on_lapse: RELEASE}
            local_terms:
              - {phase: first_review, region: "43", working_days: 6, on_lapse: RELEASE}
              - {phase: first_review, region: "4301", working_days: 7, on_lapse: RELEASE}
              - {phase: first_review, severity: 1, working_days: 8, on_lapse: ESCALATE}
              - {phase: first_review, region: "4301", severity: 1, working_days: 9, on_lapse: ESCALATE}
            """;

    @Test
    void saysWhatEverySettingIs() throws HoldPolicyRefusedException {
        HoldPolicy policy = HoldPolicy.parse("holds.yaml", WHOLE);

        assertThat(policy.twoPersonsAboveFen()).isEqualTo(500_000);
        assertThat(policy.claimMinutes()).isEqualTo(60);
        assertThat(policy.collegialVotes()).isEqualTo(5);
        assertThat(policy.longestPauseDays()).isEqualTo(20);
        assertThat(policy.term(HoldPhase.APPEAL, "110101", 2)).isEqualTo(new HoldTerm(12, HoldLapse.RELEASE));
        assertThat(policy.term(HoldPhase.RE_REVIEW, "110101", 2))
                .isEqualTo(HoldPolicy.STANDARD.term(HoldPhase.RE_REVIEW, "110101", 2));
    }

    @ParameterizedTest
    @CsvSource({
        "110101, 2, 5",
        "430501, 2, 6",
        "430102, 2, 7",
        "110101, 1, 8",
        "430501, 1, 6",
        "430102, 1, 9",
        "'', 0, 5"
    })
    void nearerRegionWinsThenTheStatedSeverity(String area, int severity, int days) throws HoldPolicyRefusedException {
        HoldPolicy policy = HoldPolicy.parse("holds.yaml", WHOLE);

        assertThat(policy.term(HoldPhase.FIRST_REVIEW, area, severity).workingDays())
                .isEqualTo(days);
    }

    @Test
    void withoutATextTheStandardHolds() {
        HoldPolicy standard = HoldPolicy.STANDARD;

        assertThat(standard.term(HoldPhase.FIRST_REVIEW, "", 0)).isEqualTo(new HoldTerm(10, HoldLapse.RELEASE));
        assertThat(standard.term(HoldPhase.APPEAL, "", 0)).isEqualTo(new HoldTerm(10, HoldLapse.ACCEPT));
        assertThat(standard.term(HoldPhase.RE_REVIEW, "", 0)).isEqualTo(new HoldTerm(10, HoldLapse.ESCALATE));
        assertThat(standard.term(HoldPhase.COLLEGIAL_REVIEW, "", 0)).isEqualTo(new HoldTerm(10, HoldLapse.RELEASE));
        assertThat(standard.twoPersonsAboveFen()).isEqualTo(1_000_000);
        assertThat(standard.claimMinutes()).isEqualTo(240);
        assertThat(standard.collegialVotes()).isEqualTo(3);
        assertThat(standard.longestPauseDays()).isEqualTo(30);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            claim_hours: 4                                                              | unknown key 'claim_hours'
            claim_minutes: 0                                                            | it must be 1 to 10080
            claim_minutes: soon                                                         | a whole number
            two_persons_above_fen: -1                                                   | it must be 0 to
            collegial_votes: 4                                                          | an odd number
            collegial_votes: 1                                                          | it must be 3 to 9
            longest_pause_working_days: 251                                             | it must be 1 to 250
            terms: {appeal: {working_days: 10}}                                         | 'on_lapse' is missing
            terms: {appeal: {on_lapse: ACCEPT}}                                         | 'working_days' is missing
            terms: {appeal: {working_days: 10, on_lapse: PAY}}                          | ESCALATE, RELEASE or ACCEPT
            terms: {first_review: {working_days: 10, on_lapse: ACCEPT}}                 | nobody has looked yet
            terms: {collegial_review: {working_days: 10, on_lapse: ESCALATE}}           | there is nobody above
            terms: {second_review: {working_days: 10, on_lapse: RELEASE}}               | unknown key 'second_review'
            local_terms: [{phase: notice, region: "43", working_days: 1, on_lapse: RELEASE}]      | 'phase' is 'notice'
            local_terms: [{phase: appeal, region: "43x", working_days: 1, on_lapse: RELEASE}]     | the first 1 to 6 digits
            local_terms: [{phase: appeal, severity: 4, working_days: 1, on_lapse: RELEASE}]       | it must be 0 to 3
            local_terms: [{phase: appeal, working_days: 1, on_lapse: RELEASE}]          | neither region nor severity
            [1]                                                                         | has no fields
            'a: b: c'                                                                   | has no fields
            """)
    void saysWhatIsWrongAndHowToMendIt(String yaml, String words) {
        assertThatThrownBy(() -> HoldPolicy.parse("holds.yaml", yaml))
                .isInstanceOf(HoldPolicyRefusedException.class)
                .hasMessageContaining("holds.yaml is refused")
                .hasMessageContaining(words);
    }

    @Test
    void namesTheLineOfAnEntryThatStandsTwice() {
        String twice = """
                local_terms:
                  - {phase: appeal, region: "43", working_days: 6, on_lapse: RELEASE}
                  - {phase: appeal, region: "43", working_days: 7, on_lapse: RELEASE}
                """;

        assertThatThrownBy(() -> HoldPolicy.parse("holds.yaml", twice))
                .hasMessageContaining("holds.yaml:3")
                .hasMessageContaining("stand twice");
    }
}
