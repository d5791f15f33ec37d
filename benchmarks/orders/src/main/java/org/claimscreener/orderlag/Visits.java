package org.claimscreener.orderlag;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.claimscreener.traffic.Traffic;
import org.claimscreener.traffic.TrafficEvent;
import org.claimscreener.traffic.TrafficSettings;
import org.claimscreener.wire.record.Channel;
import org.claimscreener.wire.record.FeeLine;
import org.claimscreener.wire.record.Institution;
import org.claimscreener.wire.record.Person;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Visit;

/** Honest outpatient visits of today, each of a new person. Not thread-safe. */
final class Visits {
    private final Settlement template = template();
    private long number;

    /** The next one at an institution. */
    Settlement at(String institutionId, Instant time) {
        number++;
        List<FeeLine> lines = template.getFeeLines().stream()
                .map(line -> FeeLine.newBuilder(line)
                        .setOccurredAt(time)
                        // The same pack sold to the next person would be a finding of its own.
                        .setTraceCodes(List.of())
                        .build())
                .toList();
        return Settlement.newBuilder(template)
                .setSettlementId("SORDER" + number)
                .setMessageId(null)
                .setSettledAt(time)
                .setSentAt(time)
                .setPerson(Person.newBuilder(template.getPerson())
                        .setPatientId("PORDER" + number)
                        .build())
                .setInstitution(Institution.newBuilder(template.getInstitution())
                        .setInstitutionId(institutionId)
                        .build())
                .setVisit(Visit.newBuilder(template.getVisit())
                        .setVisitId("MORDER" + number)
                        .setBeganAt(time)
                        .setEndedAt(time)
                        .build())
                .setFeeLines(lines)
                .build();
    }

    private static Settlement template() {
        Traffic traffic = new Traffic(
                TrafficSettings.defaults(21, LocalDate.of(2026, 6, 1)).honestOnly());
        while (true) {
            TrafficEvent event = traffic.next();
            Settlement settlement = event.settlement().orElse(null);
            if (settlement != null
                    && settlement.getChannel() == Channel.OUTPATIENT
                    && settlement.getAmounts().getFundFen() > 0
                    && settlement.getVisit().getVisitType().equals("11")) {
                return settlement;
            }
        }
    }
}
