package org.claimscreener.stack.flink;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;

import org.claimscreener.stack.process.Waiting;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The little of Flink's REST interface that is needed here. Any JobManager answers for the one that leads. Thread-safe.
 */
public final class FlinkRest {
    private static final Duration CALL_PATIENCE = Duration.ofSeconds(10);
    private static final Duration SAVEPOINT_PATIENCE = Duration.ofMinutes(2);
    private static final Duration CANCEL_PATIENCE = Duration.ofMinutes(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<URI> jobManagers;
    private final HttpClient http;

    /** @param keys for a guarded cluster */
    FlinkRest(List<URI> jobManagers, Optional<SSLContext> keys) {
        this.jobManagers = List.copyOf(jobManagers);
        HttpClient.Builder client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2));
        keys.ifPresent(client::sslContext);
        this.http = client.build();
    }

    /** That of a cluster which somebody else started. */
    public static FlinkRest at(URI jobManager) {
        return new FlinkRest(List.of(jobManager), Optional.empty());
    }

    /** Ids of all jobs that the cluster knows. */
    public List<String> jobs() throws IOException {
        List<String> ids = new ArrayList<>();
        for (JsonNode job : get("/jobs").path("jobs")) {
            ids.add(job.path("id").asText());
        }
        return ids;
    }

    /** Of the job's checkpoints that were completed, as far back as the cluster remembers, the newest first. */
    public List<CheckpointTime> checkpointTimes(String jobId) throws IOException {
        List<CheckpointTime> times = new ArrayList<>();
        for (JsonNode one : get("/jobs/" + jobId + "/checkpoints").path("history")) {
            if (one.path("status").asText().equals("COMPLETED")) {
                times.add(new CheckpointTime(
                        one.path("id").asLong(),
                        Instant.ofEpochMilli(one.path("trigger_timestamp").asLong()),
                        Duration.ofMillis(one.path("end_to_end_duration").asLong()),
                        longestSynchronousPart(jobId, one.path("id").asLong()),
                        one.path("checkpointed_size").asLong()));
            }
        }
        return times;
    }

    private Duration longestSynchronousPart(String jobId, long checkpoint) throws IOException {
        String details = "/jobs/" + jobId + "/checkpoints/details/" + checkpoint;
        long longestMs = 0;
        for (var tasks = get(details).path("tasks").fieldNames(); tasks.hasNext(); ) {
            JsonNode summary = get(details + "/subtasks/" + tasks.next()).path("summary");
            longestMs = Math.max(
                    longestMs,
                    summary.path("checkpoint_duration").path("sync").path("max").asLong());
        }
        return Duration.ofMillis(longestMs);
    }

    /** Of the JobManagers, as {@code http://host:port}, of a guarded cluster {@code https}. */
    public List<URI> addresses() {
        return jobManagers;
    }

    /** TaskManagers registered; 0 as well while no JobManager answers. */
    public int taskManagers() {
        try {
            return get("/overview").path("taskmanagers").asInt();
        } catch (IOException e) {
            // That nobody leads yet is what whoever waits for TaskManagers waits through.
            return 0;
        }
    }

    /** Slots that are free, by TaskManager. */
    Map<String, Integer> freeSlots() throws IOException {
        Map<String, Integer> free = new HashMap<>();
        for (JsonNode taskManager : get("/taskmanagers").path("taskmanagers")) {
            free.put(
                    taskManager.path("id").asText(),
                    taskManager.path("freeSlots").asInt());
        }
        return free;
    }

    /**
     * The job's state in Flink's words, as {@code RUNNING}.
     *
     * @throws IOException when no JobManager answers, or none knows the job
     */
    public String jobState(String jobId) throws IOException {
        return get("/jobs/" + jobId).path("state").asText();
    }

    /** Whether every subtask runs; false as well while no JobManager answers. */
    public boolean runs(String jobId) {
        try {
            JsonNode job = get("/jobs/" + jobId);
            return job.path("state").asText().equals("RUNNING") && allRun(job.path("vertices"));
        } catch (IOException e) {
            // Whoever waits for a job to run waits through the absence of its JobManager too.
            return false;
        }
    }

    private static boolean allRun(JsonNode vertices) {
        for (JsonNode vertex : vertices) {
            if (!vertex.path("status").asText().equals("RUNNING")) {
                return false;
            }
        }
        return !vertices.isEmpty();
    }

    /** Times that the job was restarted since its JobManager leads, as of a second ago. */
    public long restarts(String jobId) throws IOException {
        JsonNode values = get("/jobs/" + jobId + "/metrics?get=numRestarts");
        return values.path(0).path("value").asLong();
    }

    /** Why the job failed last, in Flink's words and without its stack trace; empty when it never did. */
    public String lastFailure(String jobId) throws IOException {
        String trace = get("/jobs/" + jobId + "/exceptions?maxExceptions=1")
                .path("exceptionHistory")
                .path("entries")
                .path(0)
                .path("stacktrace")
                .asText();
        List<String> causes = trace.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("\t"))
                .toList();
        return causes.isEmpty() ? "" : causes.get(causes.size() - 1);
    }

    /** What is known of the job's checkpoints. */
    public CheckpointState checkpoints(String jobId) throws IOException {
        JsonNode answer = get("/jobs/" + jobId + "/checkpoints");
        JsonNode counts = answer.path("counts");
        JsonNode latest = answer.path("latest");
        return new CheckpointState(
                counts.path("completed").asLong(),
                counts.path("failed").asLong(),
                taken(latest.path("completed")),
                taken(latest.path("restored")));
    }

    private static Optional<CheckpointState.Taken> taken(JsonNode checkpoint) {
        return checkpoint.hasNonNull("id")
                ? Optional.of(new CheckpointState.Taken(
                        checkpoint.path("id").asLong(),
                        checkpoint.path("external_path").asText()))
                : Optional.empty();
    }

    /**
     * Takes a savepoint and leaves the job running.
     *
     * @param folder to put it in, as a URI
     * @return where it lies
     */
    public String savepoint(String jobId, String folder) throws IOException {
        return savepoint(jobId, "savepoints", JSON.createObjectNode().put("target-directory", folder));
    }

    /**
     * Ends the job with a savepoint; nothing is processed behind it.
     *
     * @param folder to put it in, as a URI
     * @return where it lies
     */
    public String stopWithSavepoint(String jobId, String folder) throws IOException {
        return savepoint(jobId, "stop", JSON.createObjectNode().put("targetDirectory", folder));
    }

    private String savepoint(String jobId, String order, JsonNode body) throws IOException {
        String trigger = send(request("/jobs/" + jobId + "/" + order, "POST", JSON.writeValueAsString(body)))
                .path("request-id")
                .asText();
        String place = "/jobs/" + jobId + "/savepoints/" + trigger;
        Waiting.until(() -> completed(get(place)), SAVEPOINT_PATIENCE);
        JsonNode operation = get(place).path("operation");
        if (!operation.hasNonNull("location")) {
            throw new IOException("No savepoint of job " + jobId + " within " + SAVEPOINT_PATIENCE.toSeconds() + " s: "
                    + operation.path("failure-cause").path("stack-trace").asText("it is still under way"));
        }
        return operation.path("location").asText();
    }

    private static boolean completed(JsonNode answer) {
        return answer.path("status").path("id").asText().equals("COMPLETED");
    }

    /** Cancels the job and returns when it is gone; its retained checkpoints stay. */
    public void cancel(String jobId) throws IOException {
        send(request("/jobs/" + jobId + "?mode=cancel", "PATCH", ""));
        boolean gone = Waiting.until(() -> hasEnded(jobState(jobId)), CANCEL_PATIENCE);
        if (!gone) {
            throw new IOException("Job " + jobId + " is " + jobState(jobId).toLowerCase(Locale.ROOT) + " after "
                    + CANCEL_PATIENCE.toSeconds() + " s");
        }
    }

    private static boolean hasEnded(String state) {
        return state.equals("CANCELED") || state.equals("FINISHED") || state.equals("FAILED");
    }

    private JsonNode get(String path) throws IOException {
        return send(request(path, "GET", ""));
    }

    private record Call(String path, String method, String body) {}

    private static Call request(String path, String method, String body) {
        return new Call(path, method, body);
    }

    /** Asks one JobManager after the other. */
    private JsonNode send(Call call) throws IOException {
        IOException last = null;
        for (URI jobManager : jobManagers) {
            try {
                return send(jobManager, call);
            } catch (IOException e) {
                last = later(last, e);
            }
        }
        throw new IOException("No JobManager answers " + call.method() + " " + call.path(), last);
    }

    private static IOException later(@Nullable IOException before, IOException now) {
        if (before != null) {
            now.addSuppressed(before);
        }
        return now;
    }

    private JsonNode send(URI jobManager, Call call) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(jobManager.resolve(call.path()))
                .timeout(CALL_PATIENCE)
                .header("Content-Type", "application/json")
                .method(call.method(), HttpRequest.BodyPublishers.ofString(call.body()))
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new IOException(
                        call.path() + " is answered with " + response.statusCode() + ": " + response.body());
            }
            return JSON.readTree(response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while " + jobManager + " was asked for " + call.path(), e);
        }
    }
}
