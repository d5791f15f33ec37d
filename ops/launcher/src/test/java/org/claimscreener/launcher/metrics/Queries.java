package org.claimscreener.launcher.metrics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.claimscreener.metrics.Catalogue;
import org.claimscreener.metrics.Label;
import org.claimscreener.metrics.Metric;

/** What is wrong with the names in a query. */
final class Queries {
    /** Of Flink's reporter and of Prometheus itself: those that rules and dashboards may use. */
    static final Set<String> OTHERS = Set.of(
            "up",
            "flink_jobmanager_numRunningJobs",
            "flink_jobmanager_job_lastCheckpointDuration",
            "flink_jobmanager_job_lastCheckpointFullSize",
            "flink_jobmanager_job_lastCheckpointSize",
            "flink_jobmanager_job_numRestarts",
            "flink_jobmanager_job_numberOfCompletedCheckpoints",
            "flink_jobmanager_job_numberOfFailedCheckpoints",
            "flink_taskmanager_Status_JVM_CPU_Load",
            "flink_taskmanager_Status_JVM_Memory_Heap_Used",
            "flink_taskmanager_job_task_backPressuredTimeMsPerSecond",
            "flink_taskmanager_job_task_busyTimeMsPerSecond",
            "flink_taskmanager_job_task_numRecordsInPerSecond",
            "flink_taskmanager_job_task_operator_KafkaSourceReader_KafkaConsumer_records_lag_max",
            "flink_taskmanager_job_task_operator_KafkaSourceReader_commitsFailed",
            "flink_taskmanager_job_task_operator_pendingRecords");

    private static final Pattern NAME = Pattern.compile("\\b((?:screener|flink)[a-zA-Z0-9_:]*)(?:\\{([^}]*)})?");
    private static final Pattern STRING = Pattern.compile("\"[^\"]*\"");
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)\\s*(?:=~|!=|!~|=)");
    private static final Set<String> OF_SCRAPES = Set.of("job", "instance", "le");

    private final Set<String> recorded;
    private final Map<String, Metric> bySeries = new HashMap<>();

    /** With the names that recording rules give. */
    Queries(Set<String> recorded) {
        this.recorded = recorded;
        for (Metric metric : Catalogue.metrics()) {
            metric.series().forEach(series -> bySeries.put(series, metric));
        }
    }

    /** In words; empty when every name and label is known. */
    List<String> problems(String query) {
        List<String> problems = new ArrayList<>();
        List<MatchResult> names =
                NAME.matcher(STRING.matcher(query).replaceAll("")).results().toList();
        if (names.isEmpty() && !query.contains("up{")) {
            problems.add("names no metric: " + query);
        }
        for (MatchResult found : names) {
            String name = found.group(1);
            Metric metric = bySeries.get(name);
            if (metric != null) {
                problems.addAll(labels(metric, found.group(2)));
            } else if (!recorded.contains(name) && !OTHERS.contains(name)) {
                problems.add(name + " is in no catalogue");
            }
        }
        return problems;
    }

    private static List<String> labels(Metric metric, String selector) {
        if (selector == null) {
            return List.of();
        }
        Set<String> known = Set.copyOf(metric.labels().stream().map(Label::name).toList());
        return LABEL.matcher(selector)
                .results()
                .map(label -> label.group(1))
                .filter(label -> !known.contains(label) && !OF_SCRAPES.contains(label))
                .map(label -> metric.name() + " has no label " + label)
                .toList();
    }
}
