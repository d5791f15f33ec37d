package org.claimscreener.engine.pack;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ParametersInForceTest {
    private static final String CHANGSHA = "430100";
    private static final String YUEYANG = "430600";
    private static final String GUANGZHOU = "440100";

    private final RulePack pack = PackUnderTest.plain().checked();

    @Test
    void theBaseValueHoldsWhereNothingElseIsSaid() {
        assertThat(maxAge(GUANGZHOU, "2026-02-10")).isEqualTo(6);
        assertThat(maxAge("", "2026-02-10")).isEqualTo(6);
    }

    @Test
    void anOverlayHoldsFromItsFirstDayToItsLast() {
        assertThat(maxAge(YUEYANG, "2026-01-31")).isEqualTo(6);
        assertThat(maxAge(YUEYANG, "2026-02-01")).isEqualTo(7);
        assertThat(maxAge(YUEYANG, "2026-02-28")).isEqualTo(7);
        assertThat(maxAge(YUEYANG, "2026-03-01")).isEqualTo(6);
    }

    @Test
    void theLongestRegionWins() {
        assertThat(maxAge(CHANGSHA, "2026-02-10")).isEqualTo(8);
        assertThat(maxAge(CHANGSHA, "2030-01-01")).isEqualTo(8);
        assertThat(maxAge(CHANGSHA, "2026-01-31")).isEqualTo(6);
    }

    @Test
    void aPackAppliesFromItsFirstDayToItsLast() {
        RulePack january = PackUnderTest.plain()
                .replacing("pack.yaml", "from: 2026-01-01, to: null", "from: 2026-01-02, to: 2026-01-30")
                .checked();

        assertThat(january.appliesTo(CHANGSHA, LocalDate.parse("2026-01-01"))).isFalse();
        assertThat(january.appliesTo(CHANGSHA, LocalDate.parse("2026-01-02"))).isTrue();
        assertThat(january.appliesTo(CHANGSHA, LocalDate.parse("2026-01-30"))).isTrue();
        assertThat(january.appliesTo(CHANGSHA, LocalDate.parse("2026-01-31"))).isFalse();
    }

    @Test
    void aPackAppliesInItsRegionsOnly() {
        RulePack hunan = PackUnderTest.plain()
                .replacing("pack.yaml", "regions: [\"*\"]", "regions: [\"43\", \"4401\"]")
                .checked();
        LocalDate day = LocalDate.parse("2026-06-01");

        assertThat(hunan.appliesTo(CHANGSHA, day)).isTrue();
        assertThat(hunan.appliesTo(GUANGZHOU, day)).isTrue();
        assertThat(hunan.appliesTo("440300", day)).isFalse();
        assertThat(hunan.appliesTo("", day)).isFalse();
        assertThat(pack.appliesTo("", day)).isTrue();
    }

    private long maxAge(String area, String day) {
        return pack.parametersFor(area, LocalDate.parse(day)).number("max_age");
    }
}
