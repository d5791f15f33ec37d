package org.claimscreener.load.report;

import java.util.OptionalDouble;

import org.claimscreener.load.measure.PhaseResult;
import org.claimscreener.load.measure.SystemResult;
import org.claimscreener.load.workload.SystemKind;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The result for programs; latencies in milliseconds. Stateless. */
public final class JsonReport {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double[] PERCENTILES = {50, 90, 95, 99, 99.9, 99.99};

    private JsonReport() {}

    /** One object on one line: the first rate of each system, and how they compare. */
    public static String brief(RunResult result) {
        int rate = result.workload().rates().get(0);
        ObjectNode root = head(result).put("rate", rate);
        for (SystemResult system : result.systems()) {
            system.at(rate)
                    .ifPresent(phase -> root.putObject(system.kind().key())
                            .put("p50", rounded(phase.ms(50)))
                            .put("p99", rounded(phase.ms(99)))
                            .put("p999", rounded(phase.ms(99.9)))
                            .put("sustained", phase.sustained()));
        }
        ObjectNode ratios = root.putObject("ratios");
        for (SystemKind other : new SystemKind[] {SystemKind.PIPE, SystemKind.STREAMS}) {
            put(ratios, "p50_vs_" + other.key(), result.ratio(SystemKind.SCREENER, other, rate, 50));
            put(ratios, "p99_vs_" + other.key(), result.ratio(SystemKind.SCREENER, other, rate, 99));
        }
        return root + "\n";
    }

    private static void put(ObjectNode node, String name, OptionalDouble value) {
        value.ifPresent(ratio -> node.put(name, rounded(ratio)));
    }

    private static double rounded(double value) {
        return Math.round(value * 1_000) / 1_000.0;
    }

    private static ObjectNode head(RunResult result) {
        return JSON.createObjectNode()
                .put("machine", result.machine())
                .put("commit", result.commit())
                .put("command", result.command());
    }

    /** Everything but the single settlements. */
    public static String full(RunResult result) {
        ObjectNode root = head(result);
        root.set("workload", JSON.valueToTree(result.workload()));
        ArrayNode systems = root.putArray("systems");
        for (SystemResult system : result.systems()) {
            ObjectNode node = systems.addObject()
                    .put("system", system.kind().key())
                    .put("filled_per_second", Math.round(system.filledPerSecond()));
            system.highest().ifPresent(rate -> node.put("highest_sustained", rate));
            ArrayNode phases = node.putArray("phases");
            system.phases().forEach(phase -> phase(phases.addObject(), phase));
        }
        return root.toPrettyString() + "\n";
    }

    private static void phase(ObjectNode node, PhaseResult phase) {
        node.put("rate", phase.rate())
                .put("began", phase.began().toString())
                .put("sent", phase.sent())
                .put("unanswered", phase.unanswered())
                .put("repeated", phase.repeated())
                .put("dead_letters", phase.deadLetters())
                .put("sustained", phase.sustained());
        ObjectNode latencies = node.putObject("latency_ms");
        for (double percentile : PERCENTILES) {
            latencies.put("p" + Plots.number(percentile), rounded(phase.ms(percentile)));
        }
        latencies.put("max", rounded(phase.maxMs()));
        ObjectNode cpu = node.putObject("cpu_micros_per_settlement");
        phase.cpuMicros().forEach((name, micros) -> cpu.put(name, Math.round(micros)));
        ObjectNode verdicts = node.putObject("verdicts_of_a_sample");
        phase.verdicts().forEach((verdict, count) -> verdicts.put(verdict.name(), count));
        ArrayNode checkpoints = node.putArray("checkpoints");
        phase.checkpoints()
                .forEach(checkpoint -> checkpoints
                        .addObject()
                        .put("at", checkpoint.triggeredAt().toString())
                        .put("took_ms", checkpoint.took().toMillis())
                        .put("synchronous_ms", checkpoint.synchronousPart().toMillis())
                        .put("bytes", checkpoint.bytes()));
        ArrayNode pauses = node.putArray("gc_pauses");
        phase.pauses()
                .forEach(pause -> pauses.addObject().put("at_ms", pause.atMs()).put("ms", rounded(pause.ms())));
        ArrayNode slices = node.putArray("slices");
        phase.slices()
                .forEach(slice -> slices.addArray()
                        .add(slice.atMs())
                        .add(rounded(slice.p50Ms()))
                        .add(rounded(slice.maxMs())));
    }
}
