package org.claimscreener.accuracy;

import org.claimscreener.accuracy.Answer.Hit;
import org.claimscreener.accuracy.Figures.FalseAlarm;
import org.claimscreener.accuracy.Figures.Honest;
import org.claimscreener.accuracy.Figures.Miss;
import org.claimscreener.accuracy.Figures.OfPattern;
import org.claimscreener.accuracy.Figures.OfRule;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A result as one JSON object, with every false alarm and every miss. Amounts are fen, shares 0 to 1. Stateless. */
final class JsonReport {
    private JsonReport() {}

    static String of(Result result) {
        Figures figures = result.figures();
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("command", result.origin().command())
                .put("commit", result.origin().commit())
                .put("machine", result.origin().machine())
                .put("seed", result.settings().seed())
                .put("meets_goals", figures.meetsGoals())
                .put("screening_seconds", result.screeningSeconds());
        result.packs().forEach(root.putArray("packs")::add);
        honest(root.putObject("honest"), figures.honest());
        root.putObject("frauds")
                .put("labelled", figures.labelled())
                .put("caught", figures.caught())
                .put("recall", figures.recall());
        root.put("unanswered", figures.unanswered().size());
        ArrayNode patterns = root.putArray("patterns");
        figures.patterns().forEach(pattern -> pattern(patterns.addObject(), pattern));
        ArrayNode rules = root.putArray("rules");
        figures.rules().forEach(rule -> rule(rules.addObject(), rule));
        ArrayNode alarms = root.putArray("false_alarms");
        figures.falseAlarms().forEach(alarm -> alarm(alarms.addObject(), alarm));
        ArrayNode misses = root.putArray("misses");
        figures.misses().forEach(miss -> miss(misses.addObject(), miss));
        result.timing().ifPresent(timing -> timing(root.putObject("timing"), timing));
        return root.toString();
    }

    private static void honest(ObjectNode node, Honest honest) {
        node.put("settlements", honest.settlements())
                .put("held", honest.held())
                .put("refused", honest.refused())
                .put("rate", honest.rate())
                .put("noted", honest.noted())
                .put("notes_in_thousand", honest.notesInThousand())
                .put("undecided", honest.undecided())
                .put("fund_fen", honest.fundFen())
                .put("withheld_fen", honest.withheldFen());
    }

    private static void pattern(ObjectNode node, OfPattern pattern) {
        node.put("pattern", pattern.pattern().name())
                .put("labelled", pattern.labelled())
                .put("caught", pattern.caught())
                .put("recall", pattern.recall())
                .put("on_target", pattern.onTarget())
                .put("noted", pattern.noted())
                .put("preparing", pattern.preparing())
                .put("preparing_withheld", pattern.preparingWithheld())
                .put("stake_exact", pattern.stakes().exact())
                .put("stake_below", pattern.stakes().below())
                .put("stake_above", pattern.stakes().above())
                .put("undue_fen", pattern.undueFen())
                .put("stake_fen", pattern.stakeFen())
                .put("fund_fen", pattern.fundFen())
                .put("withheld_fen", pattern.withheldFen());
        ObjectNode by = node.putObject("by");
        pattern.by()
                .forEach((rule, count) ->
                        by.put(rule.code(), by.path(rule.code()).asInt() + count));
    }

    private static void rule(ObjectNode node, OfRule rule) {
        node.put("code", rule.rule().code())
                .put("title", rule.rule().title())
                .put("on_frauds", rule.onFrauds())
                .put("on_preparing", rule.onPreparing())
                .put("on_honest", rule.onHonest())
                .put("precision", rule.precision())
                .put("notes_on_frauds", rule.notesOnFrauds())
                .put("notes_on_honest", rule.notesOnHonest())
                .put("stake_on_honest_fen", rule.stakeOnHonestFen());
    }

    private static void alarm(ObjectNode node, FalseAlarm alarm) {
        node.put("settlement", alarm.sent().settlementId())
                .put("day", alarm.sent().day().toString())
                .put("was", alarm.sent().story())
                .put("verdict", alarm.answer().verdict().name())
                .put("withheld_fen", alarm.answer().withheldFen());
        ArrayNode hits = node.putArray("findings");
        alarm.hits().forEach(hit -> hit(hits.addObject(), hit));
    }

    private static void miss(ObjectNode node, Miss miss) {
        node.put("settlement", miss.sent().settlementId())
                .put("day", miss.sent().day().toString())
                .put("pattern", miss.sent().label().orElseThrow().pattern().name())
                .put("scheme", miss.sent().label().orElseThrow().schemeId());
        ArrayNode notes = node.putArray("notes");
        miss.notes().forEach(hit -> hit(notes.addObject(), hit));
    }

    private static void hit(ObjectNode node, Hit hit) {
        node.put("code", hit.rule().code())
                .put("title", hit.rule().title())
                .put("amount_fen", hit.amountFen())
                .put("evidence", hit.evidence());
    }

    private static void timing(ObjectNode node, Timing timing) {
        node.put("settlements", timing.settlements());
        micros(node.putObject("all"), timing.all());
        micros(node.putObject("of_8_to_12_lines"), timing.ofTen());
        ArrayNode rules = node.putArray("rules");
        timing.rules()
                .forEach(rule -> rules.addObject()
                        .put("pack", rule.pack())
                        .put("rule", rule.rule())
                        .put("code", rule.code())
                        .put("mean_micros_alone", rule.meanMicros()));
    }

    private static void micros(ObjectNode node, Timing.Micros micros) {
        node.put("evaluations", micros.evaluations())
                .put("mean_micros", micros.mean())
                .put("p50_micros", micros.p50())
                .put("p99_micros", micros.p99());
    }
}
