package org.claimscreener.faults.lab;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import org.claimscreener.authorkit.local.LocalCrew;
import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.faults.load.AnswerReader;
import org.claimscreener.faults.load.Books;
import org.claimscreener.faults.load.DecisionWitness;
import org.claimscreener.faults.load.Load;
import org.claimscreener.flow.JobSettings;
import org.claimscreener.stack.broker.BrokerCluster;
import org.claimscreener.stack.broker.TopicSetup;
import org.claimscreener.stack.flink.ClusterScreening;
import org.claimscreener.stack.flink.FlinkCluster;
import org.claimscreener.stack.flink.FlinkSettings;
import org.claimscreener.stack.process.ChildJvm;
import org.claimscreener.stack.process.Waiting;

/**
 * Everything that runs: brokers, cluster, the job, the load on it and the books about it. One thread injects faults; the
 * load and the reader have threads of their own.
 */
public final class Lab implements AutoCloseable {
    private static final int PARALLELISM = 2;
    private static final int SMALL_DISK_MEGABYTES = 768;
    private static final Duration START_PATIENCE = Duration.ofMinutes(3);

    private final LabSettings settings;
    private final List<RulePack> packs;
    private final LocalCrew crew = new LocalCrew();
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final Books books = new Books();
    private final BrokerCluster brokers;
    private final FlinkCluster flink;
    private final Optional<SmallDisk> disk;
    private final Load load;
    private final AnswerReader reader;
    private Optional<Deployments> deployments = Optional.empty();
    private String job = "";

    private Lab(Shape shape, LabSettings settings, DecisionWitness witness) throws IOException, NotHere {
        this.settings = settings;
        this.packs = LabPacks.build(settings.home());
        try {
            this.disk = shape.hasSmallDisk()
                    ? Optional.of(opened(SmallDisk.mount(
                            settings.folder().resolve("state").resolve("checkpoints"), SMALL_DISK_MEGABYTES)))
                    : Optional.empty();
            this.brokers = opened(BrokerCluster.start(settings.folder().resolve("kafka"), shape.brokers()));
            TopicSetup.createMissing(brokers.bootstrapServers(), brokers.replicas());
            crew.deploy(brokers.bootstrapServers(), packs);
            this.flink = opened(FlinkCluster.start(flinkSettings(shape)));
            this.reader = opened(new AnswerReader(brokers.bootstrapServers(), books, witness));
            this.load = opened(new Load(brokers.bootstrapServers(), books, settings.seed(), settings.ratePerSecond()));
            submit(PARALLELISM, Optional.empty());
        } catch (IOException | NotHere e) {
            closeStarted(e);
            throw e;
        }
    }

    /**
     * Starts everything and returns when the job runs.
     *
     * @throws NotHere when this machine cannot have that shape
     * @throws IOException when something does not start; the message says where its log is
     */
    public static Lab open(Shape shape, LabSettings settings) throws IOException, NotHere {
        return open(shape, settings, DecisionWitness.NONE);
    }

    /**
     * The same with somebody who looks at every decision.
     *
     * @throws NotHere as the other
     * @throws IOException as the other
     */
    public static Lab open(Shape shape, LabSettings settings, DecisionWitness witness) throws IOException, NotHere {
        return new Lab(shape, settings, witness);
    }

    private FlinkSettings flinkSettings(Shape shape) throws IOException {
        FlinkSettings small = FlinkSettings.small(settings.folder().resolve("flink"))
                .withPacks(LabPacks.write(packs, settings.folder().resolve("packs")));
        return shape.jobManagers() == 2 ? small.withStandby() : small;
    }

    private <T extends AutoCloseable> T opened(T part) {
        started.push(part);
        return part;
    }

    /**
     * Submits the job and returns when all of it runs.
     *
     * @param parallelism 1 to 2
     * @param from a savepoint or checkpoint
     * @throws IOException when the cluster refuses it, or it does not run in time
     */
    public void submit(int parallelism, Optional<String> from) throws IOException {
        JobSettings jobSettings = jobSettings(parallelism);
        job = ClusterScreening.submit(
                flink,
                new ClusterScreening.Request(
                        brokers.bootstrapServers(), crew.keys().text(), jobSettings, from));
        awaitRunning();
    }

    /** Returns when all subtasks of the job run. */
    public void awaitRunning() throws IOException {
        if (!Waiting.until(() -> flink.rest().runs(job), START_PATIENCE)) {
            throw new IOException("The job does not run after " + START_PATIENCE.toSeconds() + " s: "
                    + flink.rest().lastFailure(job) + "; the logs are in " + settings.folder());
        }
    }

    private JobSettings jobSettings(int parallelism) {
        return new JobSettings(settings.folder().resolve("state"), parallelism, settings.checkpointInterval());
    }

    /** Where savepoints go, as a URI. */
    public String savepointFolder() {
        return jobSettings(PARALLELISM).savepointFolder();
    }

    /** Where the running job's checkpoints are, each in a folder of its own. */
    public Path checkpointFolder() {
        return Path.of(URI.create(jobSettings(PARALLELISM).checkpointFolder())).resolve(job);
    }

    /** The running job's id. */
    public String job() {
        return job;
    }

    public Books books() {
        return books;
    }

    public BrokerCluster brokers() {
        return brokers;
    }

    public FlinkCluster flink() {
        return flink;
    }

    public Load load() {
        return load;
    }

    /** The promoter's desk, opened when it is first asked for: by then brokers and job must be there. */
    public Deployments deployments() throws IOException {
        if (deployments.isEmpty()) {
            RulePack national = packs.stream()
                    .filter(pack -> pack.id().equals(PackVersions.ID))
                    .findFirst()
                    .orElseThrow(() -> new IOException("There is no pack " + PackVersions.ID + " to deploy"));
            deployments = Optional.of(opened(new Deployments(
                    settings.home(),
                    settings.folder().resolve("versions"),
                    crew,
                    brokers.bootstrapServers(),
                    national)));
        }
        return deployments.get();
    }

    /** The file system of the checkpoints; present in the shape that asks for it. */
    public Optional<SmallDisk> disk() {
        return disk;
    }

    /** Starts again whatever was killed, and returns when all is there and the job runs. */
    public void repair() throws IOException {
        List<ChildJvm> missing = new ArrayList<>(flink.jobManagers());
        missing.addAll(flink.taskManagers());
        missing.removeIf(ChildJvm::isAlive);
        for (ChildJvm process : missing) {
            process.start();
        }
        brokers.startAll();
        flink.awaitTaskManagers(flink.taskManagers().size());
        awaitRunning();
    }

    /**
     * Whether our own parts work; a broken one makes every figure worthless.
     *
     * @throws IOException naming the part
     */
    public void checkOurselves() throws IOException {
        Optional<RuntimeException> broken = load.failure().or(reader::failure);
        if (broken.isPresent()) {
            throw new IOException("The harness itself broke: " + broken.get(), broken.get());
        }
        if (deployments.isPresent()) {
            deployments.get().statuses().check();
        }
    }

    private void closeStarted(Exception cause) {
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) { // As AutoCloseable declares it.
                cause.addSuppressed(e);
            }
        }
    }

    /** Stops everything. */
    @Override
    public void close() throws IOException {
        IOException failure = new IOException("Not everything stopped in order");
        closeStarted(failure);
        if (failure.getSuppressed().length > 0) {
            throw failure;
        }
    }
}
