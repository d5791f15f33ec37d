package org.claimscreener.screening.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.claimscreener.metrics.JvmRegistry;
import org.claimscreener.metrics.Meters;
import org.claimscreener.metrics.OfPacks;
import org.claimscreener.screening.record.StampedPack;

import io.micrometer.core.instrument.Meter;

/**
 * Which packs a subtask stamps settlements with. One for each attempt of a subtask, in its task's thread; when it ends it
 * leaves nothing, so that a subtask that went elsewhere is not seen twice.
 */
public final class StampMetrics implements AutoCloseable {
    private static final int DIGEST_DIGITS = 12;
    private static final AtomicLong ONE = new AtomicLong(1);
    private static final double MILLIS = 1000.0;

    private final Meters meters;
    private final String subtask;
    private final AtomicLong switchedAtMs = new AtomicLong();
    private final List<Meter> shown = new ArrayList<>();

    /** Of a subtask. */
    public StampMetrics(int subtask) {
        this(JvmRegistry.meters(), subtask);
    }

    StampMetrics(Meters meters, int subtask) {
        this.meters = meters;
        this.subtask = Integer.toString(subtask);
    }

    /**
     * It stamps with these from now on.
     *
     * @param atMs now, epoch milliseconds
     */
    public void stampsWith(List<StampedPack> packs, long atMs) {
        close();
        switchedAtMs.set(atMs);
        shown.add(meters.gauge(OfPacks.SWITCHED_AT, switchedAtMs, at -> at.get() / MILLIS, subtask));
        for (StampedPack pack : packs) {
            String digest = pack.getDigest();
            shown.add(meters.gauge(
                    OfPacks.INFO,
                    ONE,
                    AtomicLong::doubleValue,
                    subtask,
                    pack.getPackId(),
                    pack.getVersion(),
                    digest.substring(0, Math.min(DIGEST_DIGITS, digest.length()))));
        }
    }

    @Override
    public void close() {
        shown.forEach(meters::remove);
        shown.clear();
    }
}
