package org.claimscreener.screening.packs;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.operators.coordination.CoordinationRequest;
import org.apache.flink.runtime.operators.coordination.CoordinationRequestHandler;
import org.apache.flink.runtime.operators.coordination.CoordinationResponse;
import org.apache.flink.runtime.operators.coordination.OperatorCoordinator;
import org.apache.flink.runtime.operators.coordination.OperatorEvent;
import org.claimscreener.engine.deploy.Conductor;
import org.claimscreener.engine.deploy.Orders;
import org.claimscreener.engine.deploy.PackView;
import org.claimscreener.engine.deploy.SavedForce;
import org.claimscreener.engine.deploy.StagedPack;
import org.claimscreener.engine.deploy.Taken;
import org.claimscreener.screening.packs.PackMessages.AwaitAll;
import org.claimscreener.screening.packs.PackMessages.Join;
import org.claimscreener.screening.packs.PackMessages.Place;
import org.claimscreener.screening.packs.PackMessages.Prepared;
import org.claimscreener.screening.packs.PackMessages.Switched;
import org.claimscreener.screening.packs.PackMessages.Tripped;
import org.claimscreener.screening.packs.PackMessages.View;
import org.claimscreener.wire.record.PackControl;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the {@link Conductor} what happens, on the JobManager: orders from their log, and what subtasks say; and carries
 * what it decides to every subtask and into the log of statuses.
 *
 * <p>Thread-safe. Flink calls it in the JobManager's main thread, orders come in a thread of their own; nothing blocks.
 */
public final class PackCoordinator implements OperatorCoordinator, CoordinationRequestHandler {
    private static final Logger LOG = LoggerFactory.getLogger(PackCoordinator.class);

    private final int subtasks;
    private final Clock clock;
    private final OrderFollower follower;
    private final StatusTeller teller;
    private final Map<Integer, SubtaskGateway> gateways = new HashMap<>();
    private final Map<Integer, Asked> joining = new HashMap<>();
    private final Map<Integer, Asked> awaiting = new HashMap<>();
    private SavedForce saved = SavedForce.NOTHING;
    private @Nullable Orders orders;
    private @Nullable Conductor conductor;
    private long shown;

    /** The newest time that is known, by the clock or by the log: never earlier, whatever the clock does. */
    private Instant latest = Instant.EPOCH;

    private record Asked(int attempt, CompletableFuture<CoordinationResponse> answer) {}

    PackCoordinator(int subtasks, OrderedPacks packs, Clock clock) {
        this.subtasks = subtasks;
        this.clock = clock;
        this.follower = new OrderFollower(packs, this);
        this.teller = new StatusTeller(packs.log(), subtasks);
    }

    /** Makes the coordinator on the JobManager. */
    public record Maker(OperatorID operator, OrderedPacks packs) implements Provider {
        private static final long serialVersionUID = 1L;

        @Override
        public OperatorID getOperatorId() {
            return operator;
        }

        @Override
        public OperatorCoordinator create(Context context) {
            return new PackCoordinator(context.currentParallelism(), packs, Clock.systemUTC());
        }
    }

    @Override
    public void start() {
        follower.start();
    }

    @Override
    public void close() {
        follower.close();
        teller.close();
        forgetAll();
    }

    /** By the follower: all that had been ordered at the start. */
    synchronized void orderedBefore(Orders all, Instant newest) {
        latest = newest.isAfter(latest) ? newest : latest;
        orders = all;
        begin(all);
    }

    /** What was ordered at once holds at once, also where this clock is behind the broker's; and time does not run back. */
    private Instant now() {
        Instant now = clock.instant();
        latest = now.isAfter(latest) ? now : latest;
        return latest;
    }

    private void begin(Orders all) {
        shown = 0;
        conductor = new Conductor(subtasks, all, now(), saved);
        LOG.info("Packs in force at the start: {}", conductor.view().inForce());
        joining.values().forEach(asked -> asked.answer().complete(view(conductor.view())));
        joining.clear();
        spread();
    }

    /** By the follower: an order that was accepted since. */
    synchronized void accepted(PackControl order, Orders all, Instant appendedAt) {
        latest = appendedAt.isAfter(latest) ? appendedAt : latest;
        orders = all;
        if (conductor != null) {
            conductor.accepted(order, all, now());
            spread();
        }
    }

    /** By the follower: a record that changed nothing. */
    synchronized void ignored(Taken.Ignored record) {
        LOG.warn("An order about a pack changes nothing: {}", record);
        if (conductor != null) {
            conductor.ignored(record);
            spread();
        }
    }

    /** By the follower, often: how long until something is due; empty when nothing is. */
    synchronized Optional<Instant> tick() {
        if (conductor == null) {
            return Optional.empty();
        }
        Instant now = now();
        conductor.tick(now);
        spread();
        return conductor.nextChangeAfter(now);
    }

    @Override
    public synchronized CompletableFuture<CoordinationResponse> handleCoordinationRequest(CoordinationRequest request) {
        CompletableFuture<CoordinationResponse> answer = new CompletableFuture<>();
        if (request instanceof Join join) {
            if (conductor != null) {
                answer.complete(view(conductor.view()));
            } else {
                // The same attempt asks again when its call timed out; the earlier one is answered nowhere.
                joining.put(join.subtask(), new Asked(join.attempt(), answer));
            }
        } else {
            AwaitAll await = (AwaitAll) request;
            awaiting.put(await.subtask(), new Asked(await.attempt(), answer));
            answerAwaiting();
        }
        return answer;
    }

    @Override
    public synchronized void handleEventFromOperator(int subtask, int attempt, OperatorEvent event) {
        if (conductor == null) {
            return;
        }
        Instant now = now();
        if (event instanceof Prepared prepared) {
            conductor.prepared(subtask, prepared.digest(), prepared.failure(), prepared.tookMs(), now);
        } else if (event instanceof Switched switched) {
            conductor.switched(subtask, switched.view());
        } else if (event instanceof Tripped tripped) {
            LOG.error("Pack {} keeps failing: {}", tripped.digest(), tripped.detail());
            conductor.tripped(tripped.digest(), tripped.detail(), now);
        }
        spread();
    }

    /** Tells subtasks of a new view, and the world of what happened. */
    private void spread() {
        if (conductor == null) {
            return;
        }
        PackView view = conductor.view();
        if (view.number() > shown) {
            shown = view.number();
            View message = view(view);
            gateways.values().forEach(gateway -> send(gateway, message));
        }
        conductor.takeSaid().forEach(said -> teller.tell(said, clock.instant(), this::version));
        answerAwaiting();
    }

    private void answerAwaiting() {
        if (conductor == null || awaiting.isEmpty() || !conductor.allHaveWhatIsInForce()) {
            return;
        }
        View newest = view(conductor.view());
        awaiting.values().forEach(asked -> asked.answer().complete(newest));
        awaiting.clear();
    }

    private static void send(SubtaskGateway gateway, View view) {
        var unused = gateway.sendEvent(view).whenComplete((sent, failure) -> {
            if (failure != null) {
                // A subtask that cannot be told fails, and asks when it starts again.
                LOG.info("Subtask {} could not be told of packs", gateway.getSubtask(), failure);
            }
        });
    }

    private View view(PackView view) {
        List<Place> prepare = new ArrayList<>();
        view.prepare().forEach(digest -> place(digest).ifPresent(prepare::add));
        return new View(view.number(), places(view.inForce()), places(view.shadows()), prepare);
    }

    private List<Place> places(SortedMap<String, String> digests) {
        List<Place> places = new ArrayList<>();
        digests.forEach((packId, digest) ->
                places.add(place(digest).orElse(new Place(packId, "", digest, 0, 0, 0, 0, List.of()))));
        return places;
    }

    private Optional<Place> place(String digest) {
        return staged(digest)
                .map(pack -> new Place(
                        pack.packId(),
                        pack.version(),
                        digest,
                        pack.place().firstOffset(),
                        pack.place().lastOffset(),
                        pack.place().bytes(),
                        pack.place().chunks(),
                        pack.signatures()));
    }

    /** Also one that was retired: it is in force until another has taken its place. */
    private Optional<StagedPack> staged(String digest) {
        if (orders == null) {
            return Optional.empty();
        }
        return orders.byPack().values().stream()
                .flatMap(ofPack -> Stream.of(ofPack.staged(), ofPack.retired()))
                .flatMap(packs -> Optional.ofNullable(packs.get(digest)).stream())
                .findFirst();
    }

    private String version(String digest) {
        return staged(digest).map(StagedPack::version).orElse("");
    }

    @Override
    public synchronized void checkpointCoordinator(long checkpointId, CompletableFuture<byte[]> result) {
        SavedForce now = conductor == null ? saved : conductor.saved(now());
        result.complete(now.encode().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) {
        // Whatever was saved with a checkpoint is in it.
    }

    /** What this coordinator knows is newer than any checkpoint: a rollback must not be undone by a fault. */
    @Override
    public synchronized void resetToCheckpoint(long checkpointId, byte @Nullable [] data) {
        forgetAll();
        if (conductor != null && orders != null) {
            saved = conductor.saved(now());
            begin(orders);
        } else if (data != null) {
            saved = SavedForce.decode(new String(data, StandardCharsets.UTF_8));
        }
    }

    @Override
    public synchronized void subtaskReset(int subtask, long checkpointId) {
        forget(subtask);
    }

    @Override
    public synchronized void executionAttemptFailed(int subtask, int attempt, @Nullable Throwable reason) {
        forget(subtask);
    }

    @Override
    public synchronized void executionAttemptReady(int subtask, int attempt, SubtaskGateway gateway) {
        gateways.put(subtask, gateway);
        if (conductor != null) {
            send(gateway, view(conductor.view()));
        }
    }

    private void forget(int subtask) {
        gateways.remove(subtask);
        if (conductor != null) {
            conductor.lost(subtask);
        }
        refuse(joining.remove(subtask));
        refuse(awaiting.remove(subtask));
    }

    private synchronized void forgetAll() {
        for (int subtask = 0; subtask < subtasks; subtask++) {
            forget(subtask);
        }
    }

    private static void refuse(@Nullable Asked asked) {
        if (asked != null) {
            asked.answer().completeExceptionally(new IllegalStateException("the subtask restarts"));
        }
    }
}
