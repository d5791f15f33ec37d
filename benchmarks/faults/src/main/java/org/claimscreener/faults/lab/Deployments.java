package org.claimscreener.faults.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import org.claimscreener.authorkit.deploy.log.Issued;
import org.claimscreener.authorkit.deploy.log.PackPromoter;
import org.claimscreener.authorkit.local.LocalCrew;
import org.claimscreener.engine.deploy.Taken;
import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.wire.record.PackControlKind;
import org.claimscreener.wire.record.PackRef;
import org.claimscreener.wire.record.PackState;
import org.claimscreener.wire.record.PackStatus;

/** Deploys versions of the national pack as a promoter does, and hears what the job says of it. Used by one thread. */
public final class Deployments implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String REASON = "measured";

    private final Path home;
    private final Path folder;
    private final LocalCrew crew;
    private final String bootstrapServers;
    private final PackPromoter promoter;
    private final StatusWatch statuses;
    private final Deque<RulePack> built = new ArrayDeque<>();
    private RulePack newest;
    private RulePack inForce;

    /**
     * Ordered, and not yet known to be in force.
     *
     * @param number of the order to let it decide
     * @param beganNanos when the first part or order was about to be written, by the monotonic clock
     * @param orderedNanos when the order to let it decide was about to be written
     * @param heard statuses read before that
     */
    public record Ordered(RulePack pack, long number, long beganNanos, long orderedNanos, int heard) {}

    /**
     * In force on all subtasks.
     *
     * @param toldNanos when the job's word of it was read
     * @param inForce digests of all packs in force since, by pack id
     * @param compiledMs how long each subtask says that it took to have it ready; empty when all had it
     */
    public record Done(Ordered ordered, long toldNanos, List<String> inForce, List<Long> compiledMs) {
        /** From before the first record was written. */
        public Duration took() {
            return Duration.ofNanos(toldNanos - ordered.beganNanos());
        }
    }

    Deployments(Path home, Path folder, LocalCrew crew, String bootstrapServers, RulePack first) throws IOException {
        this.home = home;
        this.folder = folder;
        this.crew = crew;
        this.bootstrapServers = bootstrapServers;
        this.newest = first;
        this.inForce = first;
        this.promoter = crew.promoter(bootstrapServers);
        try {
            this.statuses = StatusWatch.open(bootstrapServers);
        } catch (IOException e) {
            promoter.close();
            throw e;
        }
    }

    /** Builds so many new versions ahead: that costs the author's processor, and is none of the job's. */
    public void build(int count, VersionChange change) throws IOException {
        List<RulePack> versions = PackVersions.after(home, folder, newest, count, change);
        built.addAll(versions);
        newest = versions.get(count - 1);
    }

    /**
     * Orders a new version: staged, and to decide once it is ready.
     *
     * @throws IOException when the order is not accepted
     */
    public Ordered orderNew() throws IOException {
        if (built.isEmpty()) {
            build(1, VersionChange.ONE_RULE);
        }
        RulePack next = built.remove();
        int heard = statuses.size();
        long began = System.nanoTime();
        accepted(promoter.stage(next, crew.approve(next), REASON, Instant.now()));
        return order(PackControlKind.ACTIVATE, next, began, heard);
    }

    /** Orders a version to decide that has decided before. */
    public Ordered orderBack(RulePack to) throws IOException {
        return order(PackControlKind.ROLLBACK, to, System.nanoTime(), statuses.size());
    }

    private Ordered order(PackControlKind kind, RulePack pack, long began, int heard) throws IOException {
        long ordered = System.nanoTime();
        Issued issued = accepted(promoter.order(kind, pack.id(), pack.digest(), null, REASON, Instant.now()));
        return new Ordered(pack, issued.order().getNumber(), began, ordered, heard);
    }

    private static Issued accepted(Issued issued) throws IOException {
        if (issued.taken() instanceof Taken.Ignored ignored) {
            throw new IOException("an order about " + ignored.packId() + " was not accepted: " + ignored.why());
        }
        return issued;
    }

    /** Waits until the job says that what was ordered is in force on all subtasks. */
    public Done await(Ordered ordered) throws IOException {
        StatusWatch.Told active = awaitInForce(ordered);
        List<Long> compiled = statuses.since(ordered.heard()).stream()
                .map(StatusWatch.Told::status)
                .filter(status -> says(status, PackState.READY, ordered.pack()))
                .map(PackStatus::getTookMs)
                .toList();
        return new Done(ordered, active.nanos(), digests(active.status()), compiled);
    }

    /** The same, when there may be more than one word of its being ready. */
    public StatusWatch.Told awaitInForce(Ordered ordered) throws IOException {
        StatusWatch.Told active = statuses.await(
                ordered.heard(),
                status ->
                        says(status, PackState.ACTIVE, ordered.pack()) && status.getControlNumber() == ordered.number(),
                ordered.pack().id() + " " + ordered.pack().version() + " is in force",
                PATIENCE);
        inForce = ordered.pack();
        return active;
    }

    /**
     * Has somebody without a key that counts write into the log of orders: everything again, changed, and forged.
     *
     * @param rounds how often everything is written again
     * @param coveted a version that such orders name
     * @return how many records there are that the job must ignore and say so
     */
    public int meddle(int rounds, RulePack coveted) throws IOException {
        try (Meddler meddler = new Meddler(bootstrapServers)) {
            return meddler.meddle(rounds, coveted);
        }
    }

    private static boolean says(PackStatus status, PackState state, RulePack about) {
        return status.getState() == state && status.getDigest().equals(about.digest());
    }

    /** Of all that is in force, by a status that says so. */
    public static List<String> digests(PackStatus status) {
        return status.getInForce().stream().map(PackRef::getDigest).toList();
    }

    /** The version of the national pack that was last known to be in force. */
    public RulePack inForce() {
        return inForce;
    }

    /** What the job says. */
    public StatusWatch statuses() {
        return statuses;
    }

    @Override
    public void close() {
        statuses.close();
        promoter.close();
    }
}
