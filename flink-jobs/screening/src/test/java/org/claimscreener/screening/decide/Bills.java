package org.claimscreener.screening.decide;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.IntStream;

import org.claimscreener.screening.Inputs;
import org.claimscreener.wire.record.Amounts;
import org.claimscreener.wire.record.FeeLine;
import org.claimscreener.wire.record.Person;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Sex;
import org.claimscreener.wire.record.Visit;

/** Settlements of a size, with ids as long as real ones and nothing wrong with them. */
final class Bills {
    static final String PATIENT = "P1234000000001";

    private Bills() {}

    /**
     * A settlement of so many lines.
     *
     * @param serial makes its id and its items
     * @param daysAgo before the tests' Monday
     */
    static Settlement of(int serial, int lines, int daysAgo) {
        return of(PATIENT, serial, lines, Inputs.MONDAY.minus(Duration.ofDays(daysAgo)));
    }

    /** The same at a time. */
    static Settlement of(String patientId, int serial, int lines, Instant at) {
        String id = "S1234%010d".formatted(serial);
        Settlement.Builder builder = Inputs.outpatient(id);
        FeeLine line = builder.getFeeLines().get(0);
        return builder.setSettledAt(at)
                .setSentAt(at)
                .setPerson(new Person(patientId, Sex.MALE, LocalDate.of(1975, 3, 4), "310", "11", null))
                .setVisit(Visit.newBuilder(builder.getVisit())
                        .setBeganAt(at)
                        .setAdmissionDepartment("A03")
                        .build())
                .setFeeLines(IntStream.range(0, lines)
                        .mapToObj(n -> FeeLine.newBuilder(line)
                                .setLineId("M1234%010d-%d".formatted(serial, n))
                                .setOccurredAt(at)
                                .setItemCode("XQ%02dZZ%02d7A001010101547".formatted(serial % 50 + 10, n % 90 + 10))
                                .build())
                        .toList())
                .setAmounts(Amounts.newBuilder()
                        .setTotalFen(lines * 3700L)
                        .setFundFen(lines * 2590L)
                        .setPersonFen(lines * 1110L)
                        .setCashFen(lines * 1110L)
                        .build())
                .build();
    }
}
