package org.claimscreener.authorkit.deploy;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CivilTimeTest {
    @Test
    void readsShanghaisTimeAndTimesWithAnOffset() {
        Instant midnight = Instant.parse("2026-12-31T16:00:00Z");

        assertThat(CivilTime.parse("2027-01-01 00:00")).contains(midnight);
        assertThat(CivilTime.parse("2027-01-01 00:00:00")).contains(midnight);
        assertThat(CivilTime.parse("2027-01-01T00:00:00+08:00")).contains(midnight);
        assertThat(CivilTime.parse("2026-12-31T16:00:00Z")).contains(midnight);
        assertThat(CivilTime.format(midnight)).isEqualTo("2027-01-01 00:00:00");
    }

    @Test
    void refusesWhatIsNoTimeOrLeavesItsZoneOpen() {
        for (String text : new String[] {"", "now", "2027-02-30 00:00", "2027-01-01", "2027-01-01T00:00:00", "24:00"}) {
            assertThat(CivilTime.parse(text)).as(text).isEmpty();
        }
    }
}
