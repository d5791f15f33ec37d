package org.claimscreener.authorkit.deploy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.claimscreener.wire.record.PackRef;
import org.claimscreener.wire.record.PackState;
import org.claimscreener.wire.record.PackStatus;

/**
 * What jobs have reported, as it stands after the last report. Bounded by the packs that were ever staged: a few entries
 * each. Not thread-safe.
 */
final class StatusBook {
    private static final int MOST_PROBLEMS = 5;

    /** What one job says. */
    private static final class Job {
        private int subtasks;
        private final Map<String, Set<Integer>> readyByDigest = new TreeMap<>();
        private final Map<String, String> refusedByDigest = new TreeMap<>();
        private List<PackRef> inForce = List.of();
    }

    private final Map<String, Job> jobs = new TreeMap<>();
    private final Map<String, PackStatus> lastByDigest = new TreeMap<>();
    private final Map<String, Deque<PackStatus>> problemsByPack = new TreeMap<>();

    void takeAll(Collection<PackStatus> statuses) {
        statuses.forEach(this::take);
    }

    void take(PackStatus status) {
        Job job = jobs.computeIfAbsent(status.getJob(), name -> new Job());
        if (job.subtasks != status.getSubtasks()) {
            // Another number of subtasks is another run: all of them report again.
            job.readyByDigest.clear();
            job.subtasks = status.getSubtasks();
        }
        switch (status.getState()) {
            case READY -> ready(job, status);
            case REFUSED -> refused(job, status);
            case ACTIVE -> job.inForce = status.getInForce();
            case RETIRED -> retired(job, status);
            case TRIPPED -> tripped(job, status);
            case IGNORED -> problem(status);
            case STAGED, WAITING, SHADOW -> {}
        }
        if (status.getState() != PackState.READY && status.getState() != PackState.IGNORED) {
            lastByDigest.put(status.getDigest(), status);
        }
    }

    private static void ready(Job job, PackStatus status) {
        job.refusedByDigest.remove(status.getDigest());
        job.readyByDigest
                .computeIfAbsent(status.getDigest(), digest -> new TreeSet<>())
                .add(status.getSubtask());
    }

    private void refused(Job job, PackStatus status) {
        job.refusedByDigest.put(
                status.getDigest(), status.getDetail().isEmpty() ? "it does not say why" : status.getDetail());
        problem(status);
    }

    private static void retired(Job job, PackStatus status) {
        job.readyByDigest.remove(status.getDigest());
        job.refusedByDigest.remove(status.getDigest());
        job.inForce = status.getInForce();
    }

    private void tripped(Job job, PackStatus status) {
        job.inForce = status.getInForce();
        problem(status);
    }

    private void problem(PackStatus status) {
        Deque<PackStatus> problems = problemsByPack.computeIfAbsent(status.getPackId(), id -> new ArrayDeque<>());
        problems.addLast(status);
        if (problems.size() > MOST_PROBLEMS) {
            problems.removeFirst();
        }
    }

    Set<String> jobs() {
        return jobs.keySet();
    }

    /** Over all jobs. */
    Readiness readiness(String digest) {
        int ready = 0;
        int subtasks = 0;
        String refused = "";
        for (Job job : jobs.values()) {
            ready += job.readyByDigest.getOrDefault(digest, Set.of()).size();
            subtasks += job.subtasks;
            refused = job.refusedByDigest.getOrDefault(digest, refused);
        }
        return new Readiness(ready, subtasks, refused);
    }

    /** The packs that some job says decide, by its last word. */
    List<PackRef> inForce() {
        List<PackRef> all = new ArrayList<>();
        for (Job job : jobs.values()) {
            job.inForce.stream().filter(pack -> !all.contains(pack)).forEach(all::add);
        }
        return all;
    }

    boolean isInForce(String digest) {
        return inForce().stream().anyMatch(pack -> pack.getDigest().equals(digest));
    }

    /** The last word about a digest, but that a subtask is ready. */
    Optional<PackStatus> last(String digest) {
        return Optional.ofNullable(lastByDigest.get(digest));
    }

    /** The last reports about a pack id that something did not go well, the oldest first. */
    List<PackStatus> problems(String packId) {
        return List.copyOf(problemsByPack.getOrDefault(packId, new ArrayDeque<>()));
    }
}
