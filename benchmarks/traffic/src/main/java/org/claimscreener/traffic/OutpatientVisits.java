package org.claimscreener.traffic;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.claimscreener.wire.record.Channel;
import org.claimscreener.wire.record.FeeLine;
import org.claimscreener.wire.record.Institution;
import org.claimscreener.wire.record.Person;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Visit;

/**
 * Plain honest outpatient visits at a time of one's choice, each of a new person: for tests and measurements that are about
 * something else than what is billed. Not thread-safe.
 */
public final class OutpatientVisits {
    private final String prefix;
    private final Settlement template = template();
    private int settlements;

    /** @param prefix of settlements' and persons' ids */
    public OutpatientVisits(String prefix) {
        this.prefix = prefix;
    }

    /** The next one: at an institution, at a time, all of its lines billed by one department and ordered by one person. */
    public Settlement.Builder next(String institutionId, Instant time, String department, String practitioner) {
        settlements++;
        List<FeeLine> lines = template.getFeeLines().stream()
                .map(line -> FeeLine.newBuilder(line)
                        .setOccurredAt(time)
                        .setDepartment(department)
                        .setPractitionerId(practitioner)
                        // The same pack sold to the next person would be a finding of its own.
                        .setTraceCodes(List.of())
                        .build())
                .toList();
        return Settlement.newBuilder(template)
                .setSettlementId("S" + prefix + settlements)
                .setMessageId(null)
                .setSettledAt(time)
                .setSentAt(time)
                .setPerson(Person.newBuilder(template.getPerson())
                        .setPatientId("P" + prefix + settlements)
                        .build())
                .setInstitution(Institution.newBuilder(template.getInstitution())
                        .setInstitutionId(institutionId)
                        .build())
                .setVisit(Visit.newBuilder(template.getVisit())
                        .setVisitId("M" + prefix + settlements)
                        .setBeganAt(time)
                        .setEndedAt(time)
                        .setAttendingPractitionerId(practitioner)
                        .build())
                .setFeeLines(lines);
    }

    /** An honest outpatient visit of which the fund pays. */
    public static Settlement template() {
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
