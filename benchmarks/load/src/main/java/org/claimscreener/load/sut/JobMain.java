package org.claimscreener.load.sut;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.claimscreener.flow.JobSettings;
import org.claimscreener.load.workload.SystemKind;
import org.claimscreener.screening.KafkaScreening;
import org.claimscreener.screening.LocalCluster;

/** The process of a Flink job: a cluster of its own that runs it. Ends when its standard input does. */
public final class JobMain {
    /** Said on standard output once the job is submitted. */
    static final String READY = "running";

    private JobMain() {}

    /**
     * Runs until standard input ends.
     *
     * @param args what job, the broker, a file with the trusted keys, a folder for state, port of the REST interface, parallelism,
     *     seconds between checkpoints, then settings of Flink as name=value
     * @throws Exception as Flink does when it cannot submit the job
     */
    public static void main(String[] args) throws Exception {
        SystemKind kind = SystemKind.valueOf(args[0]);
        String servers = args[1];
        String keys = Files.readString(Path.of(args[2]), StandardCharsets.UTF_8);
        JobSettings settings = new JobSettings(
                Path.of(args[3]), Integer.parseInt(args[5]), Duration.ofSeconds(Integer.parseInt(args[6])));
        Configuration flink = settings.toFlink();
        LocalCluster.limits(flink);
        flink.setString("rest.bind-port", args[4]);
        flink.setString("rest.bind-address", "127.0.0.1");
        flink.setString("web.checkpoints.history", "1000");
        for (String setting : List.of(args).subList(7, args.length)) {
            int at = setting.indexOf('=');
            flink.setString(setting.substring(0, at), setting.substring(at + 1));
        }
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(settings.parallelism(), flink);
        if (kind == SystemKind.SCREENER) {
            KafkaScreening.define(env, servers, keys);
        } else {
            FloorJob.define(env, servers, kind == SystemKind.PIPE);
        }
        var job = env.executeAsync(kind.key());
        var unused = job.getJobExecutionResult().whenComplete((result, failure) -> {
            System.err.println("The job ended: " + failure);
            Runtime.getRuntime().halt(1);
        });
        System.out.println(READY);
        System.out.flush();
        awaitEnd();
        Runtime.getRuntime().halt(0);
    }

    private static void awaitEnd() throws IOException {
        while (System.in.read() >= 0) {
            // Whatever is sent is ignored; only the end counts.
        }
    }
}
