package org.claimscreener.load.material;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;

import org.claimscreener.load.workload.Population;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.Settlement;

/**
 * Settlements in the order of their own time, numbered from 0: first the past of a population, then what is measured. Every person
 * comes equally often, at about even distances. The same arguments give the same messages on the same day. Not
 * thread-safe.
 */
public final class Material {
    /** Of its id: a letter and fourteen digits. */
    private static final int ID_LENGTH = 15;

    private static final String HOT = "H43010299999";

    private static final Duration PAST = Duration.ofDays(400);
    private static final long MINUTE_MS = Duration.ofMinutes(1).toMillis();
    private static final long DAY_MS = Duration.ofDays(1).toMillis();

    private static final int VISIT_BITS = 12;
    private static final int PATIENT_BITS = 21;

    private final Templates templates;
    private final Instant begin;
    private final long gapMs;
    private final long past;
    private final int hotPercent;
    private final long[] order;
    private final WireEncoder encoder = new WireEncoder();

    /**
     * Prepares.
     *
     * @param today the day before which all of it happens
     * @param measured settlements to be sent after those of the past
     */
    public Material(long seed, Population population, long measured, LocalDate today) {
        this.begin = today.atStartOfDay(ZoneOffset.UTC).toInstant().minus(PAST);
        this.templates = Templates.make(seed, today.minusDays(PAST.toDays()));
        this.past = population.settlements();
        this.hotPercent = population.hotPercent();
        int rounds =
                Math.toIntExact(population.visits() + (measured + population.patients() - 1) / population.patients());
        // The last day is left out: a copy keeps its template's time of day.
        this.gapMs = PAST.minusDays(2).toMillis() / Math.max(1, rounds);
        this.order = order(population.patients(), rounds);
    }

    private long[] order(int patients, int rounds) {
        if (rounds >= 1 << VISIT_BITS || patients > 1 << PATIENT_BITS) {
            throw new IllegalArgumentException("too many visits of one person: " + rounds);
        }
        long[] places = new long[Math.multiplyExact(patients, rounds)];
        int next = 0;
        for (int patient = 0; patient < patients; patient++) {
            for (int visit = 0; visit < rounds; visit++) {
                long minute = (atMs(patient, visit) - begin.toEpochMilli()) / MINUTE_MS;
                places[next++] = (minute << PATIENT_BITS | patient) << VISIT_BITS | visit;
            }
        }
        Arrays.sort(places);
        return places;
    }

    /** When a visit is settled: the template's time of day, where visits are days apart. */
    private long atMs(int patient, int visit) {
        long spread = Math.floorMod(patient * 0x9E3779B97F4A7C15L + visit * 0xC2B2AE3D27D4EB4FL, gapMs);
        long wanted = begin.toEpochMilli() + visit * gapMs + spread;
        if (gapMs < 2 * DAY_MS) {
            return wanted;
        }
        long templateMs = template(patient, visit).getSettledAt().toEpochMilli();
        return Math.floorDiv(wanted, DAY_MS) * DAY_MS + Math.floorMod(templateMs, DAY_MS);
    }

    private Settlement template(int patient, int visit) {
        return templates.visit(patient % templates.persons(), visit);
    }

    /** How many settlements are the past; the next number is the first that is measured. */
    public long past() {
        return past;
    }

    /** How many there are, with the past. */
    public long size() {
        return order.length;
    }

    /** One message, encoded. */
    public Sample sample(long number) {
        long place = order[Math.toIntExact(number)];
        int visit = (int) (place & (1 << VISIT_BITS) - 1);
        int patient = (int) (place >> VISIT_BITS & (1 << PATIENT_BITS) - 1);
        Settlement template = template(patient, visit);
        Duration later =
                Duration.ofMillis(atMs(patient, visit) - template.getSettledAt().toEpochMilli());
        Settlement copy = Copier.copy(template, patient / templates.persons(), id(number), later);
        if (Math.floorMod((number * 0x9E3779B97F4A7C15L) >>> 33, 100) < hotPercent) {
            copy.getInstitution().put("institution_id", HOT);
        }
        return new Sample(copy.getPerson().getPatientId().getBytes(StandardCharsets.UTF_8), encoder.encode(copy));
    }

    private static String id(long number) {
        return String.format(Locale.ROOT, "L%014d", number);
    }

    /**
     * The number in a settlement's id.
     *
     * @throws IllegalArgumentException when it is none of ours
     */
    public static long number(String id) {
        if (id.length() != ID_LENGTH || id.charAt(0) != 'L') {
            throw new IllegalArgumentException("no settlement of ours: " + id);
        }
        return Long.parseLong(id, 1, ID_LENGTH, 10);
    }
}
