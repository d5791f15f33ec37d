package org.claimscreener.launcher.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.TreeMap;

import org.claimscreener.launcher.demo.Latencies.Percentiles;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A run as one JSON object, for scripts. Stateless. */
public final class SummaryJson {
    private static final int DECIMALS = 3;

    private SummaryJson() {}

    /** One line, without the line break. */
    public static String of(Board.Status status) {
        Totals totals = status.totals();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        flow(json, totals);
        json.set("latency_ms", percentiles(totals.fromAppend()));
        json.set("latency_from_schedule_ms", percentiles(totals.fromSchedule()));
        fraud(json, totals.fraud());
        json.put("duplicates_contradicting", totals.flow().contradictions());
        json.put("unanswered", totals.flow().unanswered());
        json.put("rate", status.settings().ratePerSecond());
        json.put("achieved_rate", rounded(status.rate()));
        json.put("seconds", rounded(status.sentFor().toMillis() / 1e3));
        json.put("seed", status.settings().seed());
        json.put("warm_up_messages", status.warmUpMessages());
        patterns(json.putObject("by_pattern"), totals.fraud());
        return json.toString();
    }

    private static void flow(ObjectNode json, Totals totals) {
        json.put("settlements", totals.flow().settlements());
        json.put("decisions", totals.flow().decisions());
        json.put("released", totals.verdicts().release());
        json.put("held", totals.verdicts().hold());
        json.put("refused", totals.verdicts().refuse());
        json.put("dead_letters", totals.flow().deadLetters());
        json.put("retries_answered", totals.flow().retriesAnswered());
        json.put("reversals", totals.flow().reversals());
        json.put("reversal_receipts", totals.flow().receipts());
        json.put("reversal_dead_letters", totals.flow().reversalDeadLetters());
        json.put("released_fen", totals.verdicts().releasedFen());
        json.put("held_fen", totals.verdicts().heldFen());
        json.put("refused_fen", totals.verdicts().refusedFen());
    }

    private static void fraud(ObjectNode json, Totals.Fraud fraud) {
        json.put("labelled", fraud.all().labelled());
        json.put("caught", fraud.all().caught());
        json.put("honest", fraud.honest());
        json.put("honest_held", fraud.honestHeld());
    }

    private static void patterns(ObjectNode json, Totals.Fraud fraud) {
        new TreeMap<>(fraud.byPattern())
                .forEach((pattern, count) -> json.putObject(pattern.name())
                        .put("labelled", count.labelled())
                        .put("caught", count.caught()));
    }

    private static ObjectNode percentiles(Percentiles percentiles) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("p50", rounded(percentiles.p50()))
                .put("p99", rounded(percentiles.p99()))
                .put("p999", rounded(percentiles.p999()))
                .put("max", rounded(percentiles.max()));
    }

    private static BigDecimal rounded(double value) {
        return BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_UP);
    }
}
