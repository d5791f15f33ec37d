package org.claimscreener.screening.packs;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.claimscreener.engine.approval.PackApprovals;
import org.claimscreener.engine.approval.TrustedKeys;
import org.claimscreener.engine.deploy.ArchivePlace;
import org.claimscreener.engine.pack.PackArchive;
import org.claimscreener.engine.pack.PackRefusedException;
import org.claimscreener.engine.pack.RulePack;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Packs from the log of orders: every subtask reads and checks them itself, whatever the coordinator said. */
final class OrderedArchives implements SubtaskPacks.Archives {
    private static final Logger LOG = LoggerFactory.getLogger(OrderedArchives.class);
    private static final int MOST_TRIALS = 10;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final PackLog log;
    private final TrustedKeys keys;

    OrderedArchives(OrderedPacks packs) {
        this.log = packs.log();
        this.keys = packs.keys();
    }

    @Override
    public RulePack fetch(PackMessages.Place place) throws PackRefusedException {
        long began = System.nanoTime();
        byte[] archive = bytes(place);
        long fetched = System.nanoTime();
        checkSignatures(place, archive);
        RulePack pack = PackArchive.read(place.packId(), archive);
        if (!pack.digest().equals(place.digest())) {
            throw new IllegalStateException("the log holds another archive there: " + pack);
        }
        LOG.info(
                "Pack {}: fetched in {} ms, checked and read in {} ms",
                place,
                TimeUnit.NANOSECONDS.toMillis(fetched - began),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - fetched));
        return pack;
    }

    /** Before anything else of it is looked at: its manifest, which names the hash of each file, is what was signed. */
    private void checkSignatures(PackMessages.Place place, byte[] archive) throws PackRefusedException {
        byte[] signed = PackArchive.manifest(place.packId(), archive).canonicalBytes();
        List<String> problems = PackApprovals.problems(signed, place.signatures(), keys);
        if (!problems.isEmpty()) {
            throw new IllegalStateException("it is not rightly approved: " + String.join("; ", problems));
        }
    }

    private byte[] bytes(PackMessages.Place place) {
        if (place.bytes() == 0) {
            throw new IllegalStateException("the log of orders does not hold its archive any more; stage it again");
        }
        ArchivePlace wanted = new ArchivePlace(
                place.packId(), place.digest(), place.firstOffset(), place.lastOffset(), place.bytes(), place.chunks());
        for (int trial = 1; true; trial++) {
            try (PackLog.Orders orders = log.openArchives()) {
                return new OrderReading(orders).read(wanted);
            } catch (IOException | RuntimeException e) {
                // A broker that is away for a moment must not make a good pack one that cannot be used.
                if (trial == MOST_TRIALS) {
                    throw new IllegalStateException("its archive cannot be read from the log: " + e.getMessage(), e);
                }
                LOG.warn("The archive of pack {} cannot be read from the log; trying again", place, e);
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the log", e);
        }
    }
}
