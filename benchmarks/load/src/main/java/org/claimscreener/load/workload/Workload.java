package org.claimscreener.load.workload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/**
 * One run, as a YAML file says it; `benchmarks/load/src/main/resources/workloads` has those that come with the screener.
 *
 * @param name of the run and of its result
 * @param seed of the settlements
 * @param systems what is measured, one after the other
 * @param population whose past is known
 * @param rates settlements a second, one phase each, in this order
 * @param seconds length of a phase
 * @param warmUp before the first phase
 * @param parallelism subtasks of each operator, or stream threads
 * @param checkpointSeconds between two checkpoints
 * @param ceiling highest rate that is tried when the highest that is kept up is looked for, by halving; 0 for not looking
 * @param job settings of Flink that replace the job's own, for trials
 * @param jvm options of the job's JVM in place of the usual
 * @param pinned whether broker and load are kept to one core and the job to the other
 */
public record Workload(
        String name,
        long seed,
        List<SystemKind> systems,
        Population population,
        List<Integer> rates,
        int seconds,
        WarmUp warmUp,
        int parallelism,
        int checkpointSeconds,
        int ceiling,
        Map<String, String> job,
        List<String> jvm,
        boolean pinned) {

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    private static final int HIGHEST_RATE = 50_000;

    /**
     * How a JVM is made warm.
     *
     * @param rate settlements a second
     * @param seconds 0 to 600
     */
    public record WarmUp(int rate, int seconds) {
        public WarmUp {
            inRange("warmUp.rate", rate, 1, HIGHEST_RATE);
            inRange("warmUp.seconds", seconds, 0, 600);
        }
    }

    public Workload {
        systems = List.copyOf(systems);
        rates = List.copyOf(rates);
        job = Map.copyOf(job);
        jvm = List.copyOf(jvm);
        if (systems.isEmpty() || rates.isEmpty()) {
            throw new IllegalArgumentException("a workload names at least one of systems and one of rates");
        }
        rates.forEach(rate -> inRange("rates", rate, 1, HIGHEST_RATE));
        inRange("seconds", seconds, 1, 3_600);
        inRange("parallelism", parallelism, 1, 16);
        inRange("checkpointSeconds", checkpointSeconds, 1, 3_600);
        inRange("ceiling", ceiling, 0, HIGHEST_RATE);
    }

    /** With defaults for what the file leaves out. */
    @JsonCreator
    static Workload read(
            @JsonProperty(value = "name", required = true) String name,
            @JsonProperty("seed") @Nullable Long seed,
            @JsonProperty(value = "systems", required = true) List<SystemKind> systems,
            @JsonProperty(value = "population", required = true) Population population,
            @JsonProperty(value = "rates", required = true) List<Integer> rates,
            @JsonProperty(value = "seconds", required = true) int seconds,
            @JsonProperty(value = "warmUp", required = true) WarmUp warmUp,
            @JsonProperty("parallelism") @Nullable Integer parallelism,
            @JsonProperty("checkpointSeconds") @Nullable Integer checkpointSeconds,
            @JsonProperty("ceiling") @Nullable Integer ceiling,
            @JsonProperty("job") @Nullable Map<String, String> job,
            @JsonProperty("jvm") @Nullable List<String> jvm,
            @JsonProperty("pinned") @Nullable Boolean pinned) {
        return new Workload(
                name,
                seed == null ? 7 : seed,
                systems,
                population,
                rates,
                seconds,
                warmUp,
                parallelism == null ? 1 : parallelism,
                checkpointSeconds == null ? 10 : checkpointSeconds,
                ceiling == null ? 0 : ceiling,
                job == null ? Map.of() : job,
                jvm == null ? List.of() : jvm,
                pinned != null && pinned);
    }

    /**
     * One that comes with the screener, or a file.
     *
     * @param nameOrFile {@code quick}, {@code full} and so on, or a path
     * @throws IOException when there is no such, or it makes no sense; the message says what does not
     */
    public static Workload load(String nameOrFile) throws IOException {
        String resource = "/workloads/" + nameOrFile + ".yaml";
        try (InputStream in = Workload.class.getResourceAsStream(resource)) {
            if (in != null) {
                return parse(nameOrFile, in.readAllBytes());
            }
        }
        Path file = Path.of(nameOrFile);
        if (!Files.isRegularFile(file)) {
            throw new IOException(nameOrFile + " is neither a workload that comes with the screener nor a file");
        }
        return parse(nameOrFile, Files.readAllBytes(file));
    }

    static Workload parse(String from, byte[] yaml) throws IOException {
        try {
            return YAML.readValue(yaml, Workload.class);
        } catch (JsonProcessingException e) {
            throw new IOException("The workload " + from + " makes no sense: " + e.getOriginalMessage(), e);
        }
    }

    /** The same for other systems. */
    public Workload of(List<SystemKind> others) {
        return new Workload(
                name,
                seed,
                others,
                population,
                rates,
                seconds,
                warmUp,
                parallelism,
                checkpointSeconds,
                ceiling,
                job,
                jvm,
                pinned);
    }

    private static void inRange(String field, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "%s is %,d, expected %,d to %,d", field, value, least, most));
        }
    }
}
