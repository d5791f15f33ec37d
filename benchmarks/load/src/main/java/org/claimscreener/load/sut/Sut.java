package org.claimscreener.load.sut;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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
import java.util.stream.Stream;

import org.claimscreener.authorkit.local.LocalCrew;
import org.claimscreener.engine.pack.PackFolder;
import org.claimscreener.engine.pack.PackRefusedException;
import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.load.workload.SystemKind;
import org.claimscreener.load.workload.Workload;
import org.claimscreener.stack.broker.LocalBroker;
import org.claimscreener.stack.broker.TopicSetup;
import org.claimscreener.stack.flink.CheckpointTime;
import org.claimscreener.stack.flink.FlinkRest;
import org.claimscreener.stack.process.ChildJvm;
import org.claimscreener.stack.process.JvmSpec;
import org.claimscreener.stack.process.Ports;
import org.claimscreener.wire.TopicCatalogue;

/** One system that runs between a broker of its own and itself. Thread-safe. */
public final class Sut implements AutoCloseable {
    private static final Duration START_PATIENCE = Duration.ofMinutes(3);

    private final SystemKind kind;
    private final Path folder;
    private final Optional<Path> profiles;
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final LocalBroker broker;
    private final Optional<ChildJvm> process;
    private Optional<FlinkRest> rest = Optional.empty();

    private Sut(SystemKind kind, Workload workload, Path home, Path folder, Optional<Path> profiles)
            throws IOException {
        this.kind = kind;
        this.folder = folder;
        this.profiles = profiles;
        this.broker = opened(LocalBroker.start(folder.resolve("broker")));
        try {
            TopicSetup.createMissing(broker.bootstrapServers(), (short) 1);
            this.process = kind == SystemKind.KAFKA ? Optional.empty() : Optional.of(start(workload, home));
        } catch (IOException e) {
            close(e);
            throw e;
        }
    }

    /**
     * Starts it and returns when it takes settlements, though perhaps not yet fast.
     *
     * @param home of the source tree
     * @param folder for its data and logs
     * @param profiles where flame graphs of the job go, if any are wanted
     * @throws IOException when something does not start; the message says where its log is
     */
    public static Sut start(SystemKind kind, Workload workload, Path home, Path folder, Optional<Path> profiles)
            throws IOException {
        return new Sut(kind, workload, home, folder, profiles);
    }

    private <T extends AutoCloseable> T opened(T part) {
        started.push(part);
        return part;
    }

    private ChildJvm start(Workload workload, Path home) throws IOException {
        JvmSpec spec = kind.isFlinkJob() ? flinkJob(workload, home) : peer(workload, home);
        ChildJvm jvm = opened(new ChildJvm(spec));
        jvm.start();
        jvm.awaitLine(JobMain.READY, START_PATIENCE);
        if (workload.pinned()) {
            pin(jvm.pid(), "1");
            pin(broker.pid(), "0");
            pin(ProcessHandle.current().pid(), "0");
        }
        return jvm;
    }

    private JvmSpec flinkJob(Workload workload, Path home) throws IOException {
        LocalCrew crew = new LocalCrew();
        if (kind == SystemKind.SCREENER) {
            crew.deploy(broker.bootstrapServers(), packs(home));
        }
        Path keys = folder.resolve("keys");
        Files.createDirectories(folder);
        Files.writeString(keys, crew.keys().text());
        int port = Ports.free(1).get(0);
        rest = Optional.of(FlinkRest.at(URI.create("http://127.0.0.1:" + port)));
        List<String> arguments = new ArrayList<>(List.of(
                kind.name(),
                broker.bootstrapServers(),
                keys.toString(),
                folder.resolve("state").toString(),
                Integer.toString(port),
                Integer.toString(workload.parallelism()),
                Integer.toString(workload.checkpointSeconds())));
        workload.job().forEach((name, value) -> arguments.add(name + "=" + value));
        return new JvmSpec("job", folder.resolve("job"), "WARN", jvm(workload), JobMain.class, arguments);
    }

    /** A class path of its own: RocksDB comes with Flink and with Kafka Streams, under one name. */
    private JvmSpec peer(Workload workload, Path home) throws IOException {
        Path target = home.resolve("benchmarks/peers/target");
        if (!Files.isDirectory(target.resolve("lib"))) {
            throw new IOException("There are no peers in " + target + "; start with benchmarks/run, which builds them");
        }
        Path archives = folder.resolve("packs");
        Files.createDirectories(archives);
        for (RulePack pack : packs(home)) {
            Files.write(archives.resolve(pack.id()), pack.archive());
        }
        List<String> arguments = new ArrayList<>(List.of("--bootstrap", broker.bootstrapServers()));
        if (kind == SystemKind.STREAMS) {
            arguments.addAll(List.of(
                    "--packs",
                    archives.toString(),
                    "--state",
                    folder.resolve("state").toString(),
                    "--threads",
                    Integer.toString(workload.parallelism())));
        }
        String main = kind == SystemKind.STREAMS ? "StreamsScreener" : "NaiveSessionService";
        return new JvmSpec(
                "job",
                folder.resolve("job"),
                "WARN",
                jvm(workload),
                target + "/*:" + target.resolve("lib") + "/*",
                "org.claimscreener.peers." + main,
                arguments);
    }

    private List<String> jvm(Workload workload) throws IOException {
        List<String> options = new ArrayList<>(
                workload.jvm().isEmpty()
                        ? List.of("-Xms2g", "-Xmx2g", "-Xmn1400m", "-XX:+UseParallelGC")
                        : workload.jvm());
        if (profiles.isPresent()) {
            Files.createDirectories(folder);
            options.addAll(List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:+DebugNonSafepoints"));
            options.add(Profiler.option(kind.key(), profiles.get(), folder));
        }
        options.add("-Xlog:gc:file=" + gcLog() + ":time,uptime");
        return options;
    }

    /** Where the job's JVM says when it collected. */
    public Path gcLog() {
        return folder.resolve("gc.log");
    }

    private static List<RulePack> packs(Path home) throws IOException {
        List<RulePack> packs = new ArrayList<>();
        try (Stream<Path> folders = Files.list(home.resolve("rule-packs/packs"))) {
            for (Path pack : folders.filter(f -> Files.isRegularFile(f.resolve("pack.yaml")))
                    .sorted()
                    .toList()) {
                packs.add(PackFolder.load(pack));
            }
        } catch (PackRefusedException e) {
            throw new IOException("A rule pack is refused: " + e.getMessage(), e);
        }
        return packs;
    }

    private static void pin(long pid, String core) throws IOException {
        try {
            Process taskset = new ProcessBuilder("taskset", "-apc", core, Long.toString(pid))
                    .redirectErrorStream(true)
                    .start();
            String said = new String(taskset.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (taskset.waitFor() != 0) {
                throw new IOException("taskset failed: " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while pinning a process", e);
        }
    }

    public SystemKind kind() {
        return kind;
    }

    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** Where answers are read: what is sent, where nobody answers. */
    public String answers() {
        return kind == SystemKind.KAFKA ? TopicCatalogue.SETTLEMENTS : TopicCatalogue.DECISIONS;
    }

    /** Broker, job if there is one, and this process, which loads and reads. */
    public Map<String, Long> pids() {
        Map<String, Long> pids = new LinkedHashMap<>();
        pids.put("broker", broker.pid());
        process.ifPresent(jvm -> pids.put("job", jvm.pid()));
        pids.put("load", ProcessHandle.current().pid());
        return pids;
    }

    /**
     * Whether all of it is there.
     *
     * @throws IOException when a process ended
     */
    public void check() throws IOException {
        if (process.isPresent() && !process.get().isAlive()) {
            throw new IOException("The job of " + kind.key() + " ended; the reason is in " + folder.resolve("job"));
        }
    }

    /** All that were completed; none of a system that has no such thing. */
    public List<CheckpointTime> checkpoints() throws IOException {
        List<CheckpointTime> all = new ArrayList<>();
        if (rest.isPresent()) {
            for (String job : rest.get().jobs()) {
                all.addAll(rest.get().checkpointTimes(job));
            }
        }
        return all;
    }

    private void close(IOException cause) {
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) { // As AutoCloseable declares it.
                cause.addSuppressed(e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        IOException failure = new IOException("Not everything of " + kind.key() + " stopped in order");
        close(failure);
        if (failure.getSuppressed().length > 0) {
            throw failure;
        }
    }
}
