package org.claimscreener.faults.swap;

import java.util.List;

import org.claimscreener.faults.lab.Deployments;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A result as one JSON object, for scripts. Stateless. */
public final class SwapJson {
    private SwapJson() {}

    /** One line, without the line break. */
    public static String of(SwapReport.Origin origin, SwapResult result) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("machine", origin.machine());
        json.put("commit", origin.commit());
        json.put("command", origin.command());
        json.put("rate_per_second", origin.ratePerSecond());
        json.put("right", result.isRight());
        json.put("limit_micros", result.limit().toNanos() / 1_000);
        ArrayNode phases = json.putArray("phases");
        result.phases().forEach(phase -> phase(phases.addObject(), phase, result));
        deployments(json.putArray("first_new_version"), List.of(result.first()));
        deployments(json.putArray("swaps"), result.swaps());
        deployments(json.putArray("new_versions"), result.fresh());
        deployments(json.putArray("wholly_new_versions"), result.whole());
        json.put("judged", result.totals().judged());
        json.put("unanswered", result.totals().unanswered());
        json.put("undecided", result.undecided());
        json.put("contradictory", result.totals().contradictory());
        json.put("by_a_set_never_in_force", result.strange());
        json.put("out_of_turn", result.outOfTurn());
        result.violations().forEach(json.putArray("violations")::add);
        jvms(json.putArray("jvms_before"), result.before());
        jvms(json.putArray("jvms_after"), result.after());
        return json.toString();
    }

    private static void phase(ObjectNode json, Phase phase, SwapResult result) {
        json.put("name", phase.name());
        json.put("decisions", phase.count());
        json.put("p50_micros", phase.percentile(50).toNanos() / 1_000);
        json.put("p99_micros", phase.percentile(99).toNanos() / 1_000);
        json.put("p999_micros", phase.percentile(99.9).toNanos() / 1_000);
        json.put("max_micros", phase.max().toNanos() / 1_000);
        json.put("slower_than_limit", phase.slowerThan(result.limit()));
        json.put("undecided", phase.undecided());
    }

    private static void deployments(ArrayNode json, List<Deployments.Done> done) {
        for (Deployments.Done each : done) {
            ObjectNode one = json.addObject();
            one.put("version", each.ordered().pack().version());
            one.put("took_ms", each.took().toMillis());
            each.compiledMs().forEach(one.putArray("compiled_ms")::add);
        }
    }

    private static void jvms(ArrayNode json, List<JvmFigures> figures) {
        for (JvmFigures each : figures) {
            ObjectNode one = json.addObject();
            one.put("name", each.name());
            one.put("classes", each.classes());
            one.put("metaspace_kib", each.metaspaceKiB());
            one.put("collections", each.collections());
            one.put("collection_ms", each.collectionMs());
        }
    }
}
