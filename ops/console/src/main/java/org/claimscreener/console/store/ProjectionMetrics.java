package org.claimscreener.console.store;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import org.claimscreener.metrics.Meters;
import org.claimscreener.metrics.OfConsole;
import org.claimscreener.wire.record.HoldStage;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** What operations see of the projection. Thread-safe. */
final class ProjectionMetrics {
    private final Map<RecordLog.Part, Counter> records = new EnumMap<>(RecordLog.Part.class);
    private final Map<Gap, Counter> gaps = new EnumMap<>(Gap.class);
    private volatile OpenHolds open = OpenHolds.NONE;
    private final Counter duplicates;
    private final Counter retries;
    private final Counter billsMissing;
    private final Timer batches;
    private final Map<RecordLog.Part, AtomicLong> lag = new EnumMap<>(RecordLog.Part.class);

    ProjectionMetrics(MeterRegistry registry) {
        Meters meters = new Meters(registry);
        for (RecordLog.Part part : RecordLog.Part.values()) {
            String name = part.name().toLowerCase(Locale.ROOT);
            records.put(part, meters.counter(OfConsole.RECORDS, name));
            AtomicLong behind = new AtomicLong();
            lag.put(part, behind);
            meters.gauge(OfConsole.LAG, behind, AtomicLong::get, name);
        }
        for (Gap gap : Gap.values()) {
            gaps.put(gap, meters.counter(OfConsole.GAPS, gap.name().toLowerCase(Locale.ROOT)));
        }
        duplicates = meters.counter(OfConsole.DUPLICATES);
        retries = meters.counter(OfConsole.RETRIES);
        billsMissing = meters.counter(OfConsole.BILLS_MISSING);
        batches = meters.timer(OfConsole.BATCH);
        showOpen(meters);
    }

    /** What is open now. */
    void open(OpenHolds holds) {
        open = holds;
    }

    private void showOpen(Meters meters) {
        for (HoldStage stage : HoldStage.values()) {
            if (!HoldFold.isEnded(stage)) {
                meters.gauge(
                        OfConsole.OPEN,
                        this,
                        its -> (double) its.open.byStage().getOrDefault(stage, 0L),
                        stage.name().toLowerCase(Locale.ROOT));
            }
        }
        meters.gauge(OfConsole.OPEN_FEN, this, its -> (double) its.open.heldFen());
        meters.gauge(OfConsole.DUE, this, its -> (double) its.open.dueWithinDay());
        meters.gauge(OfConsole.OVERDUE, this, its -> (double) its.open.overdue());
        meters.gauge(OfConsole.OLDEST, this, its -> its.open.oldestSeconds(System.currentTimeMillis()));
    }

    void taken(RecordLog.Part part, int count) {
        count(records.get(part), count);
    }

    void gap(Gap gap) {
        count(gaps.get(gap), 1);
    }

    /** Records set aside since this process began. */
    double gaps() {
        return gaps.values().stream().mapToDouble(Counter::count).sum();
    }

    void duplicate() {
        duplicates.increment();
    }

    void retried() {
        retries.increment();
    }

    void billMissing() {
        billsMissing.increment();
    }

    Timer batches() {
        return batches;
    }

    void lag(RecordLog.Part part, long behind) {
        AtomicLong gauge = lag.get(part);
        if (gauge != null) {
            gauge.set(behind);
        }
    }

    private static void count(@org.jspecify.annotations.Nullable Counter counter, double by) {
        if (counter != null) {
            counter.increment(by);
        }
    }
}
