package org.claimscreener.engine.profile;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.claimscreener.engine.fact.FactSet;
import org.claimscreener.engine.fact.FeeLine;
import org.claimscreener.engine.feature.FeatureKey;
import org.claimscreener.engine.feature.InstitutionFeature;
import org.claimscreener.engine.feature.Over;
import org.claimscreener.engine.feature.Window;
import org.jspecify.annotations.Nullable;

/**
 * The same features worked out again from all settlements of an institution for each question: no panes' rows, no running
 * sums, nothing taken back. Shares with the fold only what a feature is.
 */
final class WholeLog {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final List<Entry> entries = new ArrayList<>();
    private Instant newest = Instant.EPOCH;

    static final class Entry {
        final FactSet facts;
        final Set<String> withdrawnLines = new HashSet<>();

        @Nullable
        Instant withdrawnAt;

        /** The newest own time when it came, and when it was withdrawn. */
        Instant newestThen;

        Entry(FactSet facts, Instant newest) {
            this.facts = facts;
            this.newestThen = newest;
        }
    }

    /** One thing counted. */
    private record Event(Instant at, boolean counted, long value, String member) {}

    void settle(FactSet facts) {
        boolean known = entries.stream()
                .anyMatch(entry -> entry.facts
                        .settlement()
                        .settlementId()
                        .equals(facts.settlement().settlementId()));
        if (!known) {
            Instant at = facts.settlement().settledAt();
            newest = at.isAfter(newest) ? at : newest;
            entries.add(new Entry(facts, newest));
        }
    }

    void withdraw(String settlementId, Set<String> lines, Instant at) {
        for (Entry entry : entries) {
            if (entry.facts.settlement().settlementId().equals(settlementId) && entry.withdrawnAt == null) {
                Set<String> all = new HashSet<>();
                entry.facts.bill().lines().forEach(line -> all.add(line.lineId()));
                if (!all.containsAll(lines)) {
                    return;
                }
                entry.withdrawnLines.addAll(lines.isEmpty() ? all : lines);
                if (entry.withdrawnLines.equals(all)) {
                    entry.withdrawnAt = at;
                    entry.newestThen = newest;
                }
            }
        }
    }

    /** Values by feature and subject; what has none is not there. */
    Map<String, Long> values(List<InstitutionFeature> features, FactSet asked) {
        Map<String, Long> values = new TreeMap<>();
        for (InstitutionFeature feature : features) {
            FeatureKey key = feature.declaration().key();
            Set<String> subjects = new HashSet<>();
            if (!key.hasSubject()) {
                subjects.add("");
            }
            for (FeeLine line : asked.bill().lines()) {
                if (key.hasSubject() && line.quantityE4() > 0 && named(subject(key, line))) {
                    subjects.add(subject(key, line));
                }
            }
            for (String subject : subjects) {
                Long value = value(feature, subject, asked);
                if (value != null) {
                    values.put(feature.declaration().name() + "/" + subject, value);
                }
            }
        }
        return values;
    }

    private static boolean named(String subject) {
        return !subject.isEmpty() && !subject.equals("unknown");
    }

    private static String subject(FeatureKey key, FeeLine line) {
        return switch (key) {
            case INSTITUTION_ITEM -> line.itemCode();
            case INSTITUTION_GENERIC -> line.genericCode();
            case PRACTITIONER -> line.practitionerId();
            default -> "";
        };
    }

    private static List<String> bill(FactSet facts) {
        return facts.bill().lines().stream()
                .map(line -> line.itemCode() + " " + line.quantityE4())
                .sorted()
                .toList();
    }

    private List<Event> events(InstitutionFeature feature, String subject, FactSet asked) {
        List<Event> events = new ArrayList<>();
        FeatureKey key = feature.declaration().key();
        for (Entry entry : entries) {
            boolean otherBill =
                    key == FeatureKey.INSTITUTION_BILL && !bill(entry.facts).equals(bill(asked));
            if (otherBill || tooLate(feature, entry.facts, entry.newestThen)) {
                continue;
            }
            if (feature.declaration().over() == Over.LINE) {
                for (FeeLine line : entry.facts.bill().lines()) {
                    if (subject(key, line).equals(subject) && !entry.withdrawnLines.contains(line.lineId())) {
                        events.add(event(feature, entry.facts, line));
                    }
                }
                continue;
            }
            boolean about = !key.hasSubject()
                    || entry.facts.bill().lines().stream()
                            .anyMatch(line -> subject(key, line).equals(subject));
            Instant withdrawnAt = entry.withdrawnAt;
            boolean withdrawals = feature.declaration().over() == Over.WITHDRAWAL;
            if (!about || (withdrawnAt != null) != withdrawals) {
                continue;
            }
            Event event = event(feature, entry.facts, null);
            boolean slow = withdrawnAt != null
                    && feature.declaration().withinMinutes() > 0
                    && withdrawnAt.isAfter(event.at()
                            .plus(Duration.ofMinutes(feature.declaration().withinMinutes())));
            events.add(slow ? new Event(event.at(), false, event.value(), event.member()) : event);
        }
        return events;
    }

    private static Event event(InstitutionFeature feature, FactSet facts, @Nullable FeeLine line) {
        return new Event(
                facts.settlement().settledAt(),
                feature.reading().counts(facts, line),
                feature.reading().value(facts, line),
                feature.reading().member(facts, line));
    }

    /** The window begins before what is kept: 2, 7, 60 or 800 days before the hour of the newest own time. */
    private static boolean tooLate(InstitutionFeature feature, FactSet facts, Instant newest) {
        boolean perDay = switch (feature.declaration().aggregate()) {
            case MEAN_PER_DAY, SPREAD_PER_DAY -> true;
            default -> false;
        };
        Duration length = feature.declaration().window() instanceof Window.Sliding sliding
                ? sliding.length()
                : Duration.ofDays(366);
        int days = perDay || length.toDays() > 10
                ? 800
                : length.toMinutes() <= 10 ? 2 : length.toMinutes() <= 180 ? 7 : 60;
        Instant hour = Instant.ofEpochSecond(newest.getEpochSecond() / 3_600 * 3_600);
        return facts.settlement()
                .settledAt()
                .isBefore(hour.minus(Duration.ofDays(days)).plus(length));
    }

    private @Nullable Long value(InstitutionFeature feature, String subject, FactSet asked) {
        if (tooLate(feature, asked, newest)) {
            return null;
        }
        List<Event> all = events(feature, subject, asked);
        Instant now = asked.settlement().settledAt();
        Window window = feature.declaration().window();
        List<Event> here =
                all.stream().filter(event -> inPanes(window, event.at(), now)).toList();
        List<Event> counted = here.stream().filter(Event::counted).toList();
        return switch (feature.declaration().aggregate()) {
            case COUNT -> (long) counted.size();
            case SUM -> counted.stream().mapToLong(Event::value).sum();
            case DISTINCT -> counted.stream().map(Event::member).distinct().count();
            case RATIO ->
                here.isEmpty()
                        ? null
                        : BigDecimal.valueOf(10_000L * counted.size())
                                .divide(BigDecimal.valueOf(here.size()), RoundingMode.HALF_UP)
                                .longValueExact();
            case GAP -> gap(all, subject, asked, feature);
            case MEAN_PER_DAY -> days(feature, all, now, false);
            case SPREAD_PER_DAY -> days(feature, all, now, true);
            default -> throw new IllegalArgumentException(feature.declaration().name());
        };
    }

    /** The pane rule, from its description. */
    private static boolean inPanes(Window window, Instant at, Instant now) {
        LocalDate day = day(at);
        LocalDate today = day(now);
        if (window instanceof Window.Calendar calendar) {
            return !day.isAfter(today)
                    && switch (calendar.period()) {
                        case DAY -> day.equals(today);
                        case MONTH -> day.getYear() == today.getYear() && day.getMonth() == today.getMonth();
                        case QUARTER ->
                            day.getYear() == today.getYear()
                                    && (day.getMonthValue() - 1) / 3 == (today.getMonthValue() - 1) / 3;
                        case YEAR -> day.getYear() == today.getYear();
                    };
        }
        Duration length = ((Window.Sliding) window).length();
        if (length.compareTo(Duration.ofDays(10)) > 0) {
            long whole = length.plusDays(1).minusNanos(1).toDays();
            return !day.isAfter(today) && !day.isBefore(today.minusDays(whole));
        }
        long pane = length.compareTo(Duration.ofMinutes(10)) <= 0
                ? 10
                : length.compareTo(Duration.ofHours(3)) <= 0 ? 60 : 3_600;
        long own = now.getEpochSecond() / pane;
        long of = at.getEpochSecond() / pane;
        return of <= own && own - of <= (length.toSeconds() + pane - 1) / pane;
    }

    private static LocalDate day(Instant at) {
        return at.atZone(SHANGHAI).toLocalDate();
    }

    private @Nullable Long gap(List<Event> all, String subject, FactSet asked, InstitutionFeature feature) {
        long now = asked.settlement().settledAt().getEpochSecond();
        long own = 0;
        for (Entry entry : entries) {
            if (entry.facts
                    .settlement()
                    .settlementId()
                    .equals(asked.settlement().settlementId())) {
                own = own(entry, subject, feature);
            }
        }
        Long latest = null;
        for (Event event : all) {
            long at = event.at().getEpochSecond();
            if (!event.counted() || at > now) {
                continue;
            }
            if (at == now && own > 0) {
                own--;
                continue;
            }
            latest = latest == null || at > latest ? at : latest;
        }
        Duration length = ((Window.Sliding) feature.declaration().window()).length();
        return latest == null || now - latest >= length.toSeconds() ? null : now - latest;
    }

    private static long own(Entry entry, String subject, InstitutionFeature feature) {
        if (feature.declaration().over() != Over.LINE) {
            return entry.withdrawnAt == null ? 1 : 0;
        }
        return entry.facts.bill().lines().stream()
                .filter(line -> subject(feature.declaration().key(), line).equals(subject)
                        && !entry.withdrawnLines.contains(line.lineId())
                        && feature.reading().counts(entry.facts, line))
                .count();
    }

    private @Nullable Long days(InstitutionFeature feature, List<Event> all, Instant now, boolean spread) {
        LocalDate today = day(now);
        LocalDate since = entries.stream()
                .map(entry -> day(entry.facts.settlement().settledAt()))
                .min(LocalDate::compareTo)
                .orElse(today);
        LocalDate first = feature.declaration().window() instanceof Window.Sliding sliding
                ? today.minusDays(sliding.length().toDays())
                : today.withDayOfMonth(1);
        Map<LocalDate, Long> sums = new HashMap<>();
        for (LocalDate day = first.isBefore(since) ? since : first; day.isBefore(today); day = day.plusDays(1)) {
            sums.put(day, 0L);
        }
        if (sums.isEmpty()) {
            return null;
        }
        for (Event event : all) {
            if (event.counted() && sums.containsKey(day(event.at()))) {
                sums.merge(day(event.at()), event.value(), Long::sum);
            }
        }
        BigDecimal n = BigDecimal.valueOf(sums.size());
        BigDecimal sum = sums.values().stream().map(BigDecimal::valueOf).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal mean = sum.divide(n, MathContext.DECIMAL128);
        BigDecimal result = mean;
        if (spread) {
            BigDecimal squares = BigDecimal.ZERO;
            for (long of : sums.values()) {
                BigDecimal off = BigDecimal.valueOf(of).multiply(n).subtract(sum);
                squares = squares.add(off.multiply(off));
            }
            result = squares.sqrt(new MathContext(50))
                    .divide(n.multiply(n.sqrt(new MathContext(50))), new MathContext(40));
        }
        BigInteger hundredths =
                result.movePointRight(2).setScale(0, RoundingMode.HALF_UP).toBigInteger();
        return hundredths.longValueExact();
    }
}
