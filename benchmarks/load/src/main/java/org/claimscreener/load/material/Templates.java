package org.claimscreener.load.material;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.claimscreener.traffic.Traffic;
import org.claimscreener.traffic.TrafficEvent;
import org.claimscreener.traffic.TrafficSettings;
import org.claimscreener.wire.record.Settlement;

/** A year of the generator's traffic by person, honest and not, from which copies are made. Immutable. */
final class Templates {
    /** With their about ninety institutions. */
    static final int PERSONS = 4_000;

    static final int DAYS = 365;

    private final List<List<Settlement>> byPerson;

    private Templates(List<List<Settlement>> byPerson) {
        this.byPerson = byPerson;
    }

    static Templates make(long seed, LocalDate from) {
        Traffic traffic = new Traffic(TrafficSettings.defaults(seed, from).withPopulation(PERSONS));
        Map<String, List<Settlement>> byPerson = new LinkedHashMap<>();
        LocalDate end = from.plusDays(DAYS);
        while (true) {
            TrafficEvent event = traffic.next();
            if (!event.sentAt().isBefore(end.atStartOfDay(ZoneOffset.UTC).toInstant())) {
                break;
            }
            if (event.kind() == TrafficEvent.Kind.SETTLEMENT) {
                Settlement settlement = event.settlement().orElseThrow();
                byPerson.computeIfAbsent(settlement.getPerson().getPatientId(), id -> new ArrayList<>())
                        .add(settlement);
            }
        }
        return new Templates(List.copyOf(byPerson.values()));
    }

    /** Persons that were anywhere in that year. */
    int persons() {
        return byPerson.size();
    }

    /** What a person had done by a visit; when his year is over it begins again. */
    Settlement visit(int person, int number) {
        List<Settlement> visits = byPerson.get(person);
        return visits.get(number % visits.size());
    }
}
