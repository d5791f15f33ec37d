package org.claimscreener.launcher.up;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.claimscreener.authorkit.local.LocalCrew;
import org.claimscreener.engine.approval.TrustedKeys;
import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.launcher.demo.DemoSettings;
import org.claimscreener.launcher.demo.Stop;
import org.claimscreener.launcher.demo.Totals;
import org.claimscreener.stack.broker.LocalBroker;
import org.claimscreener.stack.broker.TopicSetup;
import org.claimscreener.stack.flink.FlinkCluster;
import org.claimscreener.stack.flink.FlinkSettings;
import org.claimscreener.stack.process.ChildJvm;
import org.claimscreener.stack.process.JvmSpec;
import org.claimscreener.stack.process.Waiting;

/**
 * Everything as processes of their own: a broker, ZooKeeper, a JobManager, two TaskManagers, the review desk, and Prometheus
 * where it is installed. A second start in the same folder goes on where the first one ended. What was started is ended
 * by {@link #close()}, in the reverse order. One thread runs it.
 */
public final class Up implements AutoCloseable {
    private static final short ONE_REPLICA = 1;
    private static final Duration DESK_PATIENCE = Duration.ofMinutes(2);
    private static final Duration DRAIN_PATIENCE = Duration.ofMinutes(3);

    /** A rehearsal shares its machine with whoever watches it. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int LOOKS_A_LINE = 10;
    private static final int JOBS_OF_ONE_SLOT = 2;

    private final UpSettings settings;
    private final List<RulePack> packs;
    private final Path rules;
    private final Stop stop;
    private final Consumer<String> say;
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final List<Place> places = new ArrayList<>();
    private Optional<UpTraffic> traffic = Optional.empty();

    /**
     * @param packs that are in force
     * @param rules folder of Prometheus's rules, which may be missing
     * @param stop asked often; when it is requested, {@link #run} returns
     * @param say takes lines for people who watch
     */
    public Up(UpSettings settings, List<RulePack> packs, Path rules, Stop stop, Consumer<String> say) {
        this.settings = settings;
        this.packs = List.copyOf(packs);
        this.rules = rules;
        this.stop = stop;
        this.say = say;
    }

    /**
     * Where something is.
     *
     * @param what in a few words
     * @param address for a client
     */
    public record Place(String what, String address) {}

    /**
     * Starts everything, says where it is, and returns when time is up, when it is asked to, or after a rolling restart
     * without a time.
     *
     * @param begun gets the places when everything runs
     * @throws IOException when a part does not start or does not come back; the message says which, and where its log is
     */
    public void run(Consumer<List<Place>> begun) throws IOException, InterruptedException {
        UpFolder folder = opened(UpFolder.open(settings.folder()));
        settings.requireRoom();
        DemoSettings sending = new DemoSettings(
                Math.max(1, settings.ratePerSecond()),
                settings.length().orElse(UpSettings.LONGEST_SENDING),
                folder.countStart(),
                false);
        say.accept("starting Kafka");
        LocalBroker broker = opened(LocalBroker.start(folder.path().resolve("kafka"), settings.kafkaPort()));
        String servers = broker.bootstrapServers();
        places.add(new Place("Kafka", servers));
        TopicSetup.createMissing(servers, ONE_REPLICA);
        TrustedKeys keys = deploy(servers, folder);
        if (stop.requested()) {
            return;
        }
        FlinkCluster flink = flink(folder);
        UpJobs jobs = jobs(flink, folder, servers, keys);
        if (stop.requested()) {
            return;
        }
        ChildJvm desk = desk(folder, servers);
        prometheus(folder, flink);
        places.add(new Place("Keys, state, logs", folder.path().toString()));
        begun.accept(List.copyOf(places));
        if (settings.ratePerSecond() > 0) {
            traffic = Optional.of(opened(new UpTraffic(servers, sending)));
        }
        watch(new UpWatch(broker, flink, desk, say), flink, jobs);
    }

    /** Packs that the log of orders has in force already stay so; the crew of this start orders what is new. */
    private TrustedKeys deploy(String servers, UpFolder folder) throws IOException {
        LocalCrew crew = new LocalCrew();
        TrustedKeys keys = folder.trust(crew.keys());
        crew.deploy(servers, packs, keys);
        return keys;
    }

    /** What the last cluster remembers of its jobs is void: they go on from their savepoints. */
    private FlinkCluster flink(UpFolder folder) throws IOException {
        folder.remove("flink/zookeeper/data");
        folder.remove("flink/recovery");
        folder.remove("packs");
        Path archives = Files.createDirectories(folder.path().resolve("packs"));
        for (RulePack pack : packs) {
            Files.write(archives.resolve(pack.id()), pack.archive());
        }
        FlinkSettings cluster = FlinkSettings.small(folder.path().resolve("flink"))
                .withPacks(archives)
                .withKeys()
                .withPatience(PATIENCE)
                .withReporter();
        for (int i = 0; i < JOBS_OF_ONE_SLOT; i++) {
            cluster = cluster.withAnotherJob();
        }
        say.accept("starting Flink: a JobManager, and " + cluster.taskManagers() + " TaskManagers that compile "
                + packs.size() + " packs first");
        FlinkCluster flink = opened(FlinkCluster.start(cluster));
        flink.rest().addresses().forEach(address -> places.add(new Place("JobManager", address.toString())));
        for (int i = 0; i < flink.taskManagers().size(); i++) {
            ChildJvm taskManager = flink.taskManagers().get(i);
            places.add(new Place(
                    taskManager.name() + ", process " + taskManager.pid(),
                    flink.metrics().get(i).toString()));
        }
        return flink;
    }

    private UpJobs jobs(FlinkCluster flink, UpFolder folder, String servers, TrustedKeys keys) throws IOException {
        UpJobs jobs = new UpJobs(flink, folder.path().resolve("state"), stop, say);
        started.push(jobs::stopWithSavepoints);
        jobs.start(servers, keys.text());
        return jobs;
    }

    private ChildJvm desk(UpFolder folder, String servers) throws IOException {
        say.accept("starting the review desk");
        Path own = Files.createDirectories(folder.path().resolve("desk"));
        List<String> arguments =
                new ArrayList<>(List.of(servers, own.toString(), Integer.toString(settings.deskPort())));
        if (PrometheusServer.installed().isPresent()) {
            arguments.add(PrometheusServer.address(settings.prometheusPort()).toString());
        }
        ChildJvm desk = opened(new ChildJvm(
                new JvmSpec("desk", own, "WARN", List.of("-Xmx384m", "-XX:+UseSerialGC"), DeskMain.class, arguments)));
        desk.start();
        desk.awaitLine(DeskMain.READY, DESK_PATIENCE);
        places.add(new Place("Review desk", "http://127.0.0.1:" + settings.deskPort()));
        return desk;
    }

    private void prometheus(UpFolder folder, FlinkCluster flink) throws IOException {
        Optional<Path> program = PrometheusServer.installed();
        if (program.isEmpty()) {
            say.accept("Prometheus is not installed, so none is started; Debian has it as package prometheus");
            return;
        }
        Map<String, List<URI>> watched = new LinkedHashMap<>();
        watched.put("screener-task-managers", flink.metrics());
        watched.put("screener-job-managers", flink.coordinatorMetrics());
        watched.put("flink-processes", flink.flinkMetrics());
        watched.put("screener-console", List.of(URI.create("http://127.0.0.1:" + settings.deskPort())));
        PrometheusServer server = opened(PrometheusServer.start(
                program.get(), folder.path().resolve("prometheus"), settings.prometheusPort(), watched, rules));
        places.add(new Place("Prometheus", server.address().toString()));
    }

    private void watch(UpWatch watch, FlinkCluster flink, UpJobs jobs) throws IOException, InterruptedException {
        if (settings.roll()) {
            awaitAnswers(watch);
            RollingRestart.run(flink, jobs, say);
            if (settings.length().isEmpty()) {
                return;
            }
        }
        long end = settings.length()
                .map(length -> System.nanoTime() + length.toNanos())
                .orElse(Long.MAX_VALUE);
        for (int looks = 0; !stop.requested() && (end == Long.MAX_VALUE || System.nanoTime() - end < 0); looks++) {
            watch.look();
            if (traffic.isPresent()) {
                traffic.get().check();
            }
            if (looks % LOOKS_A_LINE == 0) {
                say.accept(jobs.running() + " of " + jobs.size() + " jobs run"
                        + traffic.map(sending -> ", " + text(sending.flow())).orElse(""));
            }
            stop.await(LOOK);
        }
    }

    /** A restart is worth watching once settlements are being answered. */
    private void awaitAnswers(UpWatch watch) throws IOException {
        if (traffic.isPresent()) {
            UpTraffic sending = traffic.get();
            boolean answered = Waiting.until(
                    () -> {
                        watch.look();
                        return sending.flow().decisions() > 0 || stop.requested();
                    },
                    DRAIN_PATIENCE);
            sending.check();
            if (!answered) {
                throw new IOException("no settlement was answered within " + DRAIN_PATIENCE.toSeconds() + " s");
            }
        }
    }

    private static String text(Totals.Flow flow) {
        return (flow.settlements() + flow.reversals()) + " messages sent, "
                + (flow.decisions() + flow.deadLetters() + flow.receipts() + flow.reversalDeadLetters())
                + " answers read, repeated ones too, " + flow.contradictions() + " contradictions";
    }

    /**
     * Ends the traffic and returns when all of it is answered.
     *
     * @throws IOException when something is not answered in time
     */
    public void drain() throws IOException, InterruptedException {
        if (traffic.isEmpty()) {
            return;
        }
        UpTraffic sending = traffic.get();
        sending.stop();
        boolean answered = Waiting.until(() -> sending.inFlight() == 0, DRAIN_PATIENCE);
        say.accept("the traffic has ended: " + text(sending.flow()));
        if (!answered) {
            throw new IOException(sending.inFlight() + " messages are not answered " + DRAIN_PATIENCE.toSeconds()
                    + " s after the last one was sent");
        }
    }

    private <T extends AutoCloseable> T opened(T part) {
        started.push(part);
        return part;
    }

    /** Ends what was started. A part that does not end in order is said, and does not keep the others running. */
    @Override
    public void close() {
        say.accept("stopping");
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception e) { // As AutoCloseable declares it.
                say.accept("not in order: " + e.getMessage());
            }
        }
    }
}
