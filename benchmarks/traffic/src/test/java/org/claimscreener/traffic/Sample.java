package org.claimscreener.traffic;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.claimscreener.traffic.TrafficEvent.Kind;
import org.claimscreener.wire.record.Channel;
import org.claimscreener.wire.record.Settlement;

/** One long piece of traffic that all tests look at, and how to look at it. */
final class Sample {
    /** Another one with -Dtraffic.seed=N. */
    static final long SEED = Long.getLong("traffic.seed", 20_260_907);

    static final LocalDate FROM = LocalDate.of(2026, 9, 7);
    static final TrafficSettings SETTINGS = TrafficSettings.defaults(SEED, FROM);
    static final ItemCatalogue ITEMS = new ItemCatalogue();

    private static final int EVENTS = 54_000;
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private Sample() {}

    private static final class Holder {
        static final List<TrafficEvent> ALL = take(EVENTS, SETTINGS);
        static final List<Settlement> HONEST = honest(ALL);
    }

    static List<TrafficEvent> all() {
        return Holder.ALL;
    }

    /** Settlements of the sample without a label that are not withdrawn again: more than 50,000. */
    static List<Settlement> honest() {
        return Holder.HONEST;
    }

    static List<TrafficEvent> take(int count, TrafficSettings settings) {
        System.out.println("Traffic of " + settings);
        Traffic traffic = new Traffic(settings);
        long startNanos = System.nanoTime();
        List<TrafficEvent> events = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            events.add(traffic.next());
        }
        System.out.printf("%,.0f events/s%n", count * 1e9 / (System.nanoTime() - startNanos));
        return events;
    }

    /** The schemes of a pattern that have all their settlements in the sample, each in the order of sending. */
    static List<List<TrafficEvent>> schemes(FraudPattern pattern) {
        Map<String, List<TrafficEvent>> schemes = new HashMap<>();
        Instant last = all().get(all().size() - 1).sentAt();
        Set<String> unfinished = new HashSet<>();
        for (TrafficEvent event : all()) {
            event.label().filter(label -> label.pattern() == pattern).ifPresent(label -> {
                schemes.computeIfAbsent(label.schemeId(), id -> new ArrayList<>())
                        .add(event);
                if (event.sentAt().plusSeconds(40 * 86_400).isAfter(last)) {
                    unfinished.add(label.schemeId());
                }
            });
        }
        schemes.keySet().removeAll(unfinished);
        return List.copyOf(schemes.values());
    }

    static List<Settlement> settlements(List<TrafficEvent> events) {
        List<Settlement> settlements = new ArrayList<>();
        for (TrafficEvent event : events) {
            if (event.kind() == Kind.SETTLEMENT) {
                settlements.add(event.settlement().orElseThrow());
            }
        }
        return settlements;
    }

    static Settlement settlement(TrafficEvent event) {
        return event.settlement().orElseThrow();
    }

    static boolean isDiscernible(TrafficEvent event) {
        return event.label().map(Label::discernible).orElse(false);
    }

    static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, SHANGHAI);
    }

    static long epochDay(Instant instant) {
        return day(instant).toEpochDay();
    }

    static boolean isStay(Settlement settlement) {
        return settlement.getChannel() == Channel.INPATIENT;
    }

    static boolean isPharmacy(Settlement settlement) {
        return settlement.getChannel() == Channel.PHARMACY;
    }

    static String patient(Settlement settlement) {
        return settlement.getPerson().getPatientId();
    }

    static String institution(Settlement settlement) {
        return settlement.getInstitution().getInstitutionId();
    }

    static long nights(Settlement stay) {
        return epochDay(stay.getVisit().getEndedAt()) - epochDay(stay.getVisit().getBeganAt());
    }

    static int age(Settlement settlement) {
        LocalDate birth = settlement.getPerson().getBirthDate();
        return birth.until(day(settlement.getVisit().getBeganAt())).getYears();
    }

    /** Each patient's honest settlements by their own time. */
    static Map<String, List<Settlement>> honestByPatient() {
        Map<String, List<Settlement>> byPatient = new HashMap<>();
        for (Settlement settlement : honest()) {
            byPatient
                    .computeIfAbsent(patient(settlement), id -> new ArrayList<>())
                    .add(settlement);
        }
        byPatient.values().forEach(list -> list.sort(Comparator.comparing(Settlement::getSettledAt)));
        return byPatient;
    }

    private static List<Settlement> honest(List<TrafficEvent> events) {
        Set<String> withdrawn = new HashSet<>();
        for (TrafficEvent event : events) {
            event.reversal().ifPresent(reversal -> withdrawn.add(reversal.getSettlementId()));
        }
        List<Settlement> honest = new ArrayList<>();
        for (TrafficEvent event : events) {
            if (event.kind() == Kind.SETTLEMENT && event.label().isEmpty()) {
                Settlement settlement = settlement(event);
                if (!withdrawn.contains(settlement.getSettlementId())) {
                    honest.add(settlement);
                }
            }
        }
        return honest;
    }
}
