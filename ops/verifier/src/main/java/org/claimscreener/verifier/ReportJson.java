package org.claimscreener.verifier;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A report as one JSON object, for scripts. Stateless. */
public final class ReportJson {
    private ReportJson() {}

    /** One line, without the line break. */
    public static String of(Report report) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("clean", report.clean());
        json.put("as_of", report.asOf().toString());
        totals(json.putObject("totals"), report.totals());
        ObjectNode invariants = json.putObject("invariants");
        for (Report.Finding finding : report.findings()) {
            ObjectNode each = invariants.putObject(finding.invariant().code());
            each.put("judged", finding.judged());
            each.put("violations", finding.violations());
            ObjectNode notChecked = each.putObject("not_checked");
            finding.notChecked().forEach(notChecked::put);
        }
        var violations = json.putArray("violations");
        report.shown().forEach(violation -> violation(violations.addObject(), violation));
        var sets = json.putArray("pack_sets");
        report.packSets().forEach(set -> packSet(sets.addObject(), set));
        report.notes().forEach(json.putArray("notes")::add);
        return json.toString();
    }

    private static void totals(ObjectNode json, Totals totals) {
        json.put("inputs", totals.inputs());
        json.put("settlements", totals.settlements());
        json.put("answered", totals.answered());
        json.put("dead_lettered", totals.deadLettered());
        json.put("in_flight", totals.inFlight());
        json.put("unanswered", totals.unanswered());
        json.put("oldest_open_ms", totals.oldestOpenMillis());
        json.put("decisions", totals.decisions());
        json.put("receipts", totals.receipts());
        json.put("copies", totals.copies());
        json.put("dead_letters", totals.deadLetters());
        json.put("fund_fen", totals.fundFen());
        json.put("released_fen", totals.releasedFen());
        json.put("held_fen", totals.heldFen());
        json.put("refused_fen", totals.refusedFen());
    }

    private static void violation(ObjectNode json, Violation violation) {
        json.put("invariant", violation.invariant().code());
        json.put("id", violation.id());
        var places = json.putArray("places");
        violation.places().forEach(place -> places.add(place.toString()));
        json.put("meaning", violation.meaning());
    }

    private static void packSet(ObjectNode json, PackSet set) {
        json.put("packs", set.packs());
        json.put("partition", set.partition());
        json.put("first_offset", set.firstOffset());
        json.put("last_offset", set.lastOffset());
        json.put("first_at", set.firstAt().toString());
        json.put("last_at", set.lastAt().toString());
        json.put("decisions", set.decisions());
    }
}
