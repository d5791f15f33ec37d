package org.claimscreener.launcher.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import org.claimscreener.authorkit.local.LocalCrew;
import org.claimscreener.commandline.Causes;
import org.claimscreener.engine.approval.TrustedKeys;
import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.holds.HoldsSettings;
import org.claimscreener.launcher.desk.DeskRun;
import org.claimscreener.launcher.desk.LocalDesk;
import org.claimscreener.screening.packs.PackShelf;
import org.claimscreener.stack.broker.LocalBroker;
import org.claimscreener.stack.broker.TopicSetup;
import org.claimscreener.supervision.SupervisionSettings;
import org.claimscreener.wire.TopicCatalogue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One demo: starts everything, warms it up, sends, waits for the last answers. What was started is stopped by
 * {@link #close()}, in the reverse order. One thread runs it; the board may be watched from others.
 */
public final class Demo implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);
    private static final Duration DRAIN_PATIENCE = Duration.ofSeconds(30);
    private static final Duration DRAIN_PATIENCE_WHEN_STOPPED = Duration.ofSeconds(5);
    private static final Duration HEALTH_INTERVAL = Duration.ofMillis(500);
    private static final short ONE_REPLICA = 1;
    private static final String KEYS_FILE = "trusted-keys.yaml";

    private final DemoSettings settings;
    private final List<RulePack> packs;
    private final TrustedKeys keys;
    private final boolean takesOrders;
    private final LocalCrew crew = new LocalCrew();
    private final Path folder;
    private final Stop stop;
    private final Tally warmUpBooks = new Tally();
    private final Tally books = new Tally();
    private final AtomicLong strangers = new AtomicLong();
    private final Board board;
    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    /**
     * @param packs that are in force when it begins
     * @param keys whose orders the job takes too while it runs
     * @param folder for broker and state; the caller's to remove
     * @param stop asked often; when it is requested, what is under way is finished early
     */
    public Demo(DemoSettings settings, List<RulePack> packs, TrustedKeys keys, Path folder, Stop stop) {
        this.settings = settings;
        this.packs = packs;
        this.keys = crew.keys().and(keys);
        this.takesOrders = !keys.all().isEmpty();
        this.folder = folder;
        this.stop = stop;
        this.board = new Board(settings, warmUpBooks, books);
    }

    /** How it stands. */
    public Board board() {
        return board;
    }

    /**
     * Runs to the end, or to where it was stopped.
     *
     * @throws DemoFailure when a part breaks
     * @throws IOException when the broker does not start or a port cannot be had
     */
    public void run() throws DemoFailure, IOException, InterruptedException {
        LocalBroker broker = opened(LocalBroker.start(folder.resolve("broker")));
        String servers = broker.bootstrapServers();
        board.brokerAt(servers);
        TopicSetup.createMissing(servers, ONE_REPLICA);
        board.metricsAt(opened(MetricsEndpoint.open()).address());
        if (takesOrders) {
            board.keysAt(
                    Files.writeString(folder.resolve(KEYS_FILE), keys.text()).toString());
        }
        board.enter(Phase.JOB);
        if (stop.requested()) {
            return;
        }
        CompletableFuture<DeskRun> desk = openDesk(servers);
        LocalJob job = opened(screening(servers));
        List<LocalJob> others = others(servers);
        TrafficFeed feed = opened(TrafficFeed.measured(settings));
        List<AnswerReader> readers = Stream.of(TopicCatalogue.DECISIONS, TopicCatalogue.DEAD_LETTERS)
                .map(topic -> opened(new AnswerReader(servers, topic, new Answers(warmUpBooks, books, strangers))))
                .toList();
        SettlementSender sender = opened(new SettlementSender(servers));
        Waiting.Condition stopped = new Health(broker, job, others, sender, readers, stop);
        warmUp(sender, desk, stopped);
        send(sender, feed, stopped);
        drain(stopped);
        stay(stopped);
    }

    /** Beside the job's start: the database takes some seconds of its own. */
    private CompletableFuture<DeskRun> openDesk(String servers) {
        CompletableFuture<DeskRun> desk = CompletableFuture.supplyAsync(() -> {
            try {
                return LocalDesk.start(servers, folder.resolve("desk"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        started.push(() ->
                desk.handle((run, failure) -> run == null ? "" : closed(run)).join());
        return desk;
    }

    private static String closed(DeskRun run) {
        run.close();
        return "";
    }

    private void awaitDesk(CompletableFuture<DeskRun> desk) throws DemoFailure {
        try {
            board.deskAt(desk.join().address().toString());
        } catch (CompletionException e) {
            throw new DemoFailure("The review desk did not start: " + Causes.innermost(e), e);
        }
    }

    /** Everything goes on, for people who want to work the holds. */
    private void stay(Waiting.Condition stopped) throws DemoFailure, InterruptedException {
        if (!settings.stays() || stopped.holds()) {
            return;
        }
        board.enter(Phase.STAYING);
        while (!stopped.holds()) {
            stop.await(HEALTH_INTERVAL);
        }
    }

    /** The packs are compiled first: a job that cannot compile them would try again for ever and never say why. */
    private LocalJob screening(String servers) throws DemoFailure, InterruptedException {
        return submitted("job", () -> {
            for (RulePack pack : packs) {
                opened(PackShelf.ofThisJvm().await(pack.digest(), true, () -> pack));
            }
            crew.deploy(servers, packs);
            return LocalJob.screening(servers, keys.text(), folder.resolve("state"));
        });
    }

    private List<LocalJob> others(String servers) throws DemoFailure, InterruptedException {
        LocalJob holds = opened(
                submitted("holds job", () -> LocalJob.holds(HoldsSettings.standard(servers), folder.resolve("holds"))));
        LocalJob supervision = opened(submitted(
                "supervision job",
                () -> LocalJob.supervision(SupervisionSettings.standard(servers), folder.resolve("supervision"))));
        return List.of(holds, supervision);
    }

    private static LocalJob submitted(String what, Callable<LocalJob> submission)
            throws DemoFailure, InterruptedException {
        try {
            return submission.call();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) { // As Flink declares it.
            throw new DemoFailure("The " + what + " could not be submitted: " + Causes.innermost(e), e);
        }
    }

    private void warmUp(SettlementSender sender, CompletableFuture<DeskRun> desk, Waiting.Condition stopped)
            throws DemoFailure, InterruptedException {
        try (TrafficFeed feed = TrafficFeed.warmUp(settings)) {
            WarmUp warmUp = new WarmUp(sender, feed, warmUpBooks, settings.ratePerSecond(), stopped);
            warmUp.awaitFirstAnswer();
            awaitDesk(desk);
            board.enter(Phase.WARM_UP);
            warmUp.run();
            board.warmedUp(warmUp.sent());
        }
    }

    private void send(SettlementSender sender, TrafficFeed feed, Waiting.Condition stopped)
            throws DemoFailure, InterruptedException {
        if (stopped.holds()) {
            return;
        }
        feed.awaitFull();
        board.enter(Phase.SENDING);
        sender.sendBySchedule(feed, books, settings, stopped);
    }

    private void drain(Waiting.Condition health) throws DemoFailure {
        board.enter(Phase.DRAINING);
        Duration patience = stop.requested() ? DRAIN_PATIENCE_WHEN_STOPPED : DRAIN_PATIENCE;
        Waiting.until(
                () -> {
                    health.holds();
                    return books.inFlight() == 0;
                },
                patience);
    }

    /** Decisions of settlements that nobody here sent; anything but 0 is a fault. */
    public long strangers() {
        return strangers.get();
    }

    private <T extends AutoCloseable> T opened(T part) {
        started.push(part);
        return part;
    }

    /** Stops what was started. A part that does not stop in order is logged and does not keep the others running. */
    @Override
    public void close() {
        board.enter(Phase.STOPPING);
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception e) { // As AutoCloseable declares it.
                LOG.warn("A part of the demo did not stop in order", e);
            }
        }
    }

    /** Asked often and by everything that waits: broken parts end the demo, a stop ends what is under way. */
    private record Health(
            LocalBroker broker,
            LocalJob job,
            List<LocalJob> others,
            SettlementSender sender,
            List<AnswerReader> readers,
            Stop stop)
            implements Waiting.Condition {
        @Override
        public boolean holds() throws DemoFailure {
            if (!broker.isAlive()) {
                throw new DemoFailure("The Kafka broker ended by itself", null);
            }
            report("The job ended", job.failure());
            for (LocalJob other : others) {
                report("The holds or the supervision job ended", other.failure());
            }
            report("A settlement could not be sent", sender.failure());
            for (AnswerReader reader : readers) {
                report("The answers cannot be read", reader.failure());
            }
            return stop.requested();
        }

        private static void report(String what, Optional<? extends Throwable> failure) throws DemoFailure {
            if (failure.isPresent()) {
                throw new DemoFailure(what + ": " + Causes.innermost(failure.get()), failure.get());
            }
        }
    }
}
