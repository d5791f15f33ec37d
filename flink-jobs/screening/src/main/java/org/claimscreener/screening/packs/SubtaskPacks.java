package org.claimscreener.screening.packs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

import org.apache.flink.runtime.operators.coordination.OperatorEvent;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.claimscreener.engine.pack.PackRefusedException;
import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.screening.metrics.PackMetrics;
import org.claimscreener.screening.metrics.StampMetrics;
import org.claimscreener.screening.packs.PackMessages.Place;
import org.claimscreener.screening.packs.PackMessages.View;
import org.claimscreener.screening.record.StampedPack;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The packs of one subtask, as the coordinator orders them: compiled off the path, reported, and stamped only by a view that
 * says so. In the task's thread, but for the compiler's answers, which come back to it through the mailbox.
 */
public final class SubtaskPacks implements StampBook {
    private static final Logger LOG = LoggerFactory.getLogger(SubtaskPacks.class);

    private final PackLine line;
    private final PackShelf shelf;
    private final Archives archives;
    private final Executor mailbox;
    private final StampMetrics metrics;
    private final Map<String, PackShelf.Lease> leases = new HashMap<>();
    private final Map<String, CompletableFuture<PackShelf.Lease>> compiling = new HashMap<>();

    /** Not tried again as long as they are wanted: it would come to the same. */
    private final Set<String> failed = new HashSet<>();

    private View view = new View(0, List.of(), List.of(), List.of());
    private Stamp stamp = Stamp.NONE;
    private boolean closed;

    /** Brings a pack from its place in the log of orders, with everything about it checked. In the compiler's thread. */
    @FunctionalInterface
    interface Archives {
        /**
         * The pack.
         *
         * @throws PackRefusedException when it is not right
         * @throws IllegalStateException when the log does not hold what the place says
         */
        RulePack fetch(Place place) throws PackRefusedException;
    }

    /**
     * Of one attempt of a subtask.
     *
     * @param mailbox runs what it is given in the task's thread
     * @param metrics shows what it stamps with
     */
    SubtaskPacks(PackLine line, PackShelf shelf, Archives archives, Executor mailbox, StampMetrics metrics) {
        this.line = line;
        this.shelf = shelf;
        this.archives = archives;
        this.mailbox = mailbox;
        this.metrics = metrics;
    }

    /** Of a task's operator, on the JVM's shelf; what it compiles is kept below Flink's {@code io.tmp.dirs}. */
    public static SubtaskPacks of(OrderedPacks packs, StreamOperatorParameters<?> parameters) {
        CodeFolder.ofThisJvm(parameters
                .getContainingTask()
                .getEnvironment()
                .getTaskManagerInfo()
                .getTmpDirectories()[0]);
        return new SubtaskPacks(
                CoordinatorLine.of(
                        parameters.getContainingTask().getEnvironment().getOperatorCoordinatorEventGateway(),
                        parameters.getStreamConfig().getOperatorID(),
                        parameters),
                PackShelf.ofThisJvm(),
                new OrderedArchives(packs),
                command -> parameters.getMailboxExecutor().execute(command::run, "a compiled pack"),
                new StampMetrics(parameters
                        .getContainingTask()
                        .getEnvironment()
                        .getTaskInfo()
                        .getIndexOfThisSubtask()));
    }

    @Override
    public void open() throws InterruptedException {
        View next = line.join();
        do {
            view = next;
            for (Place place : view.inForce()) {
                if (!leases.containsKey(place.digest())) {
                    await(place);
                }
            }
            next = line.awaitAll(view.number());
        } while (!next.inForce().equals(view.inForce()));
        view = next;
        // What was in force on the way is reported anew if it is still wanted: the coordinator may have forgotten it.
        Set<String> inForce = new HashSet<>();
        view.inForce().forEach(place -> inForce.add(place.digest()));
        releaseAllBut(inForce);
        prepare();
        switchTo(Stamp.NONE);
    }

    private void await(Place place) throws InterruptedException {
        long began = System.nanoTime();
        try {
            leases.put(place.digest(), shelf.await(place.digest(), true, () -> archives.fetch(place)));
            prepared(place, "", began);
        } catch (ExecutionException e) {
            LOG.error("Pack {} is in force and cannot be used; settlements are held for it", place, e);
            failed.add(place.digest());
            prepared(place, PackFailures.inWords(e), began);
        }
    }

    private void prepared(Place place, String failure, long began) {
        line.tell(new PackMessages.Prepared(
                place.digest(),
                failure,
                Duration.ofNanos(System.nanoTime() - began).toMillis()));
    }

    /** The coordinator orders; a view that is older than the last one comes late and means nothing. */
    public void take(OperatorEvent event) {
        View next = (View) event;
        if (closed || next.number() <= view.number()) {
            return;
        }
        view = next;
        prepare();
        switchTo(stamp);
    }

    /** Compiles what is missing; lets go of what is not wanted any more. */
    private void prepare() {
        Set<String> wanted = new HashSet<>();
        Stream.of(view.inForce(), view.shadows(), view.prepare())
                .flatMap(List::stream)
                .forEach(place -> {
                    wanted.add(place.digest());
                    if (isNew(place.digest())) {
                        compile(place);
                    }
                });
        failed.retainAll(wanted);
        releaseAllBut(wanted);
    }

    private void releaseAllBut(Set<String> wanted) {
        leases.entrySet().removeIf(entry -> {
            boolean gone = !wanted.contains(entry.getKey());
            if (gone) {
                entry.getValue().close();
            }
            return gone;
        });
    }

    private boolean isNew(String digest) {
        return !leases.containsKey(digest) && !compiling.containsKey(digest) && !failed.contains(digest);
    }

    private void compile(Place place) {
        long began = System.nanoTime();
        CompletableFuture<PackShelf.Lease> compiled = shelf.compile(place.digest(), true, () -> archives.fetch(place));
        compiling.put(place.digest(), compiled);
        var unused = compiled.whenComplete(
                (lease, failure) -> mailbox.execute(() -> compiled(place, lease, failure, began)));
    }

    private void compiled(Place place, PackShelf.@Nullable Lease lease, @Nullable Throwable failure, long began) {
        compiling.remove(place.digest());
        if (lease == null) {
            LOG.error("Pack {} cannot be used; what is in force stays", place, failure);
            failed.add(place.digest());
            prepared(place, PackFailures.inWords(failure == null ? new IllegalStateException() : failure), began);
            return;
        }
        if (closed || !isWanted(place.digest())) {
            lease.close();
            return;
        }
        leases.put(place.digest(), lease);
        prepared(place, clash(lease.pack().pack()), began);
        if (view.shadows().contains(place)) {
            switchTo(stamp);
        }
    }

    private boolean isWanted(String digest) {
        return Stream.of(view.inForce(), view.shadows(), view.prepare())
                .flatMap(List::stream)
                .anyMatch(place -> place.digest().equals(digest));
    }

    /** Why the pack does not go together with what is in force beside it; empty when it does. */
    private String clash(RulePack pack) {
        List<RulePack> others = new ArrayList<>(usable(view.inForce()));
        others.removeIf(other -> other.id().equals(pack.id()));
        others.add(pack);
        try {
            var unused = Stamp.of(List.of(), others, List.of());
            return "";
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private List<RulePack> usable(List<Place> places) {
        return places.stream()
                .map(place -> leases.get(place.digest()))
                .filter(lease -> lease != null)
                .map(lease -> lease.pack().pack())
                .toList();
    }

    /** Stamps by the view from now on, or by what was before when its packs do not go together. */
    private void switchTo(Stamp otherwise) {
        List<StampedPack> packs = view.inForce().stream()
                .map(place -> new StampedPack(place.packId(), place.version(), place.digest()))
                .toList();
        try {
            Stamp next = Stamp.of(packs, usable(view.inForce()), usable(view.shadows()));
            if (!next.packs().equals(stamp.packs())) {
                PackMetrics.ofThisJvm().switched();
                metrics.stampsWith(packs, System.currentTimeMillis());
            }
            stamp = next;
            line.tell(new PackMessages.Switched(view.number()));
        } catch (IllegalArgumentException e) {
            LOG.error("The packs that are to be in force do not go together; what was in force stays", e);
            stamp = otherwise;
            for (Place place : view.inForce()) {
                boolean known = otherwise.packs().stream()
                        .anyMatch(before -> before.getDigest().equals(place.digest()));
                if (!known) {
                    line.tell(new PackMessages.Prepared(place.digest(), String.valueOf(e.getMessage()), 0));
                }
            }
        }
    }

    @Override
    public Stamp stamp() {
        return stamp;
    }

    @Override
    public void close() {
        closed = true;
        metrics.close();
        // What was in use is idle before what nobody has used yet, however soon that is compiled.
        leases.values().forEach(PackShelf.Lease::close);
        leases.clear();
        // Their answers may find no task any more that would give them back; once more does no harm.
        compiling.values().forEach(compiled -> {
            var unused = compiled.thenAccept(PackShelf.Lease::close);
        });
    }
}
