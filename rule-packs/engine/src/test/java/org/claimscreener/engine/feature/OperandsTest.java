package org.claimscreener.engine.feature;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.claimscreener.engine.fact.Diagnosis;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OperandsTest {
    private static final List<Long> EDGES =
            List.of(Long.MIN_VALUE, Long.MIN_VALUE + 1, -3L, -1L, 0L, 1L, 2L, Long.MAX_VALUE - 1, Long.MAX_VALUE);

    @Test
    void arithmeticStaysAtTheEndsOfTheRange() {
        for (long a : EDGES) {
            for (long b : EDGES) {
                assertThat(Operands.add(a, b)).as("%d + %d", a, b).isEqualTo(clamped(a, '+', b));
                assertThat(Operands.subtract(a, b)).as("%d - %d", a, b).isEqualTo(clamped(a, '-', b));
                assertThat(Operands.multiply(a, b)).as("%d * %d", a, b).isEqualTo(clamped(a, '*', b));
            }
        }
    }

    private static long clamped(long a, char operator, long b) {
        java.math.BigInteger left = java.math.BigInteger.valueOf(a);
        java.math.BigInteger right = java.math.BigInteger.valueOf(b);
        java.math.BigInteger exact =
                operator == '+' ? left.add(right) : operator == '-' ? left.subtract(right) : left.multiply(right);
        return exact.max(java.math.BigInteger.valueOf(Long.MIN_VALUE))
                .min(java.math.BigInteger.valueOf(Long.MAX_VALUE))
                .longValueExact();
    }

    @Test
    void hoursAndWeekdaysAreThoseOfShanghai() {
        Instant sundayEvening = Instant.parse("2026-09-06T15:59:59Z");
        Instant mondayMidnight = Instant.parse("2026-09-06T16:00:00Z");

        assertThat(Operands.hour(sundayEvening)).isEqualTo(23);
        assertThat(Operands.weekday(sundayEvening)).isEqualTo(7);
        assertThat(Operands.hour(mondayMidnight)).isEqualTo(0);
        assertThat(Operands.weekday(mondayMidnight)).isEqualTo(1);
        assertThat(Operands.weekday(Instant.parse("1969-12-31T16:00:00Z"))).isEqualTo(4);
    }

    @Test
    void diagnosesAreTheWesternOnesWithABlankBeforeEach() {
        assertThat(Operands.diagnoses(List.of(
                        new Diagnosis("1", 1, "J18.900", ""),
                        new Diagnosis("2", 1, "A01.03", ""),
                        new Diagnosis("1", 2, "", ""),
                        new Diagnosis("1", 3, "J96.000", ""))))
                .isEqualTo(" J18.900 J96.000");
        assertThat(Operands.diagnoses(List.of())).isEmpty();
    }

    @Test
    void bothDaysOfAStayCount() {
        LocalDate day = LocalDate.parse("2026-09-07");

        assertThat(Operands.days(day, day)).isEqualTo(1);
        assertThat(Operands.days(day, day.plusDays(2))).isEqualTo(3);
    }
}
