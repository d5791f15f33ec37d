package org.claimscreener.engine.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.claimscreener.wire.record.FeeLine;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Visit;

/**
 * An earlier settlement of a case, once or, under {@code repeat: {times: 9, days_apart: 2}}, several times: the first as it
 * is written, each further one so many days before the one before it. Stateless.
 */
final class RepeatedSettlement {
    private static final int MOST_TIMES = 400;

    private RepeatedSettlement() {}

    /**
     * The settlements that one entry means, oldest first.
     *
     * @param before how many stand before it, for their ids
     */
    static List<CaseSettlement> read(CaseFields written, int before) {
        CaseFields repeat = written.section("repeat").only("times", "days_apart");
        int times = Math.toIntExact(repeat.scaled("times", 0).orElse(1L));
        long daysApart = repeat.scaled("days_apart", 0).orElse(1L);
        if (times < 1 || times > MOST_TIMES || daysApart < 0) {
            throw new CaseFileException(
                    repeat.where(), "'times' must be 1 to " + MOST_TIMES + ", 'days_apart' not negative");
        }
        CaseFields fields = new CaseFields(written.where(), written.mapping().without("repeat"));
        List<CaseSettlement> settlements = new ArrayList<>();
        for (int i = times - 1; i >= 0; i--) {
            String id = "P" + (before + settlements.size() + 1);
            settlements.add(back(SettlementText.settlement(fields, id), Duration.ofDays(daysApart * i)));
        }
        return settlements;
    }

    private static CaseSettlement back(CaseSettlement settlement, Duration by) {
        Settlement wire = settlement.wire();
        Visit visit = wire.getVisit();
        Instant endedAt = visit.getEndedAt();
        List<FeeLine> lines = wire.getFeeLines().stream()
                .map(line -> FeeLine.newBuilder(line)
                        .setOccurredAt(line.getOccurredAt().minus(by))
                        .build())
                .toList();
        Settlement shifted = Settlement.newBuilder(wire)
                .setSettledAt(wire.getSettledAt().minus(by))
                .setSentAt(wire.getSentAt().minus(by))
                .setVisit(Visit.newBuilder(visit)
                        .setBeganAt(visit.getBeganAt().minus(by))
                        .setEndedAt(endedAt == null ? null : endedAt.minus(by))
                        .build())
                .setFeeLines(lines)
                .build();
        return new CaseSettlement(shifted, settlement.withdrawnAt().map(at -> at.minus(by)));
    }
}
