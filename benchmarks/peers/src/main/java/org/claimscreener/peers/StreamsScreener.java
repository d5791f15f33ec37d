package org.claimscreener.peers;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The screener as many teams would have built it: Kafka Streams around the same engine. */
@Command(
        name = "streams-screener",
        header = "Screens settlements by Kafka Streams with the same engine and packs, to be measured beside the job.",
        description = {
            "Decisions are those of the Flink job, byte for byte, but for what is left out, all of which is work that the job"
                    + " does and this does not: trace codes (nobody used one before), standing (nothing is in force about"
                    + " anybody), changes of packs, shadow packs, the expiry of state, and deciding once: it is at-least-once,"
                    + " fences nobody and reads nothing back, so after a crash the log may hold two decisions that differ.",
            "",
            "Prints the line 'running' to standard output once its packs are warm and its threads have their partitions,"
                    + " and ends when its standard input does. Exit code 1 when it failed, which standard error explains.",
            "",
            "Example: streams-screener --bootstrap localhost:9092 --packs build/packs --state /tmp/streams"
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class StreamsScreener implements Callable<Integer> {
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);

    /** A settlement of the largest size with its features, and more. */
    private static final int MOST_MESSAGE_BYTES = 4 << 20;

    private static final int MEBIBYTE = 1 << 20;

    @Option(names = "--bootstrap", required = true, paramLabel = "HOST:PORT", description = "Kafka.")
    private String bootstrap = "";

    @Option(
            names = "--packs",
            required = true,
            paramLabel = "DIR",
            description = "Folder of built rule packs, and of nothing else.")
    private Path packs = Path.of("");

    @Option(names = "--state", required = true, paramLabel = "DIR", description = "Folder for the stores.")
    private Path state = Path.of("");

    @Option(names = "--threads", paramLabel = "N", description = "Stream threads (default: ${DEFAULT-VALUE}).")
    private int threads = 1;

    @Option(
            names = "--commit-ms",
            paramLabel = "MS",
            description =
                    "Milliseconds between commits, each of which writes the cache out (default: ${DEFAULT-VALUE}).")
    private int commitMillis = 100;

    @Option(
            names = "--cache-mb",
            paramLabel = "MB",
            description = "Cache of all stores together, in MiB; 0 for none (default: ${DEFAULT-VALUE}).")
    private int cacheMebibytes = 64;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            description =
                    "Partitions of the topics between steps, at least as many as threads (default: ${DEFAULT-VALUE}).")
    private int partitions = 4;

    private StreamsScreener() {}

    /** Runs it until its standard input ends. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new StreamsScreener()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        CompletableFuture<Integer> exitCode = new CompletableFuture<>();
        EndOfInput.then(System.in, () -> exitCode.complete(CommandLine.ExitCode.OK));
        LoadedPacks loaded = LoadedPacks.read(packs);
        KafkaStreams streams = new KafkaStreams(StreamsTopology.of(loaded, partitions), settings());
        streams.setUncaughtExceptionHandler(failure -> {
            System.err.println("streams-screener: stopped by a fault of ours or of Kafka: " + failure);
            exitCode.complete(CommandLine.ExitCode.SOFTWARE);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        AtomicBoolean told = new AtomicBoolean();
        streams.setStateListener((now, before) -> {
            // It may lose and regain partitions; whoever waits is told the first time.
            if (now == KafkaStreams.State.RUNNING && told.compareAndSet(false, true)) {
                System.out.println("running");
            }
        });
        try {
            streams.start();
            return exitCode.join();
        } finally {
            streams.close(CLOSE_PATIENCE);
        }
    }

    private Properties settings() {
        Properties settings = common(bootstrap);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, commitMillis);
        settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, (long) cacheMebibytes * MEBIBYTE);
        return settings;
    }

    /** What does not hang on the command line but for where Kafka is. */
    static Properties common(String bootstrap) {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "streams-screener");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
        settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, RocksSettings.class);
        // An answer does not wait for company, at any hop.
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 0);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.ACKS_CONFIG), "all");
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), MOST_MESSAGE_BYTES);
        settings.put(StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG), MOST_MESSAGE_BYTES);
        // A fetch returns with the first byte that there is; while there is none it waits at the broker, as the job's
        // does.
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.FETCH_MIN_BYTES_CONFIG), 1);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG), 100);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        return settings;
    }
}
