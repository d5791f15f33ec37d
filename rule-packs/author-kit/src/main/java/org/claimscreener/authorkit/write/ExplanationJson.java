package org.claimscreener.authorkit.write;

import java.time.LocalDate;
import java.util.Locale;

import org.claimscreener.engine.drools.StepTrial.Stop;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.Finding;
import org.claimscreener.wire.record.LineDecision;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** An explanation for a program. Stateless. */
final class ExplanationJson {
    private ExplanationJson() {}

    static ObjectNode of(CaseExplanation explanation) {
        ObjectNode root = Json.object();
        Json.pack(root, explanation.pack());
        root.put("case", explanation.result().packCase().name())
                .put("file", explanation.result().packCase().file())
                .put("line", explanation.result().packCase().line())
                .put("rule", explanation.result().packCase().rule())
                .put("hit_expected", explanation.result().packCase().hit())
                .put("passed", explanation.result().passed());
        Json.texts(root.putArray("differences"), explanation.result().failures());
        ObjectNode features = root.putObject("features");
        explanation.features().forEach(features::put);
        ArrayNode watched = root.putArray("watched");
        explanation
                .watched()
                .forEach(one -> watched.addObject()
                        .put("parameter", one.parameter())
                        .put("value", one.value())
                        .put("usual", one.usual())
                        .put("why", one.inWords()));
        ArrayNode rules = root.putArray("rules");
        explanation.rules().forEach((rule, stop) -> rule(rules.addObject(), rule, stop, explanation));
        explanation
                .result()
                .run()
                .ifPresent(run -> decision(root, run.screening().decision()));
        return root;
    }

    private static void rule(ObjectNode node, String rule, Stop stop, CaseExplanation explanation) {
        node.put("rule", rule)
                .put("fires", stop.unmet().isEmpty())
                .put("conditions", explanation.conditions().getOrDefault(rule, 0))
                .put("met", stop.met());
        stop.unmet().ifPresent(step -> {
            node.putObject("stops_at")
                    .put("file", step.file())
                    .put("line", step.line())
                    .put("condition", step.text());
            Json.texts(node.putArray("there"), stop.there());
        });
    }

    private static void decision(ObjectNode root, Decision decision) {
        ArrayNode findings = root.putArray("findings");
        for (Finding finding : decision.getFindings()) {
            ObjectNode node = findings.addObject()
                    .put("rule_code", finding.getRuleCode())
                    .put("rule_name", finding.getRuleName())
                    .put("consequence", finding.getConsequence().name().toLowerCase(Locale.ROOT))
                    .put("severity", finding.getSeverity())
                    .put("legal_basis", finding.getLegalBasis())
                    .put("evidence", finding.getEvidence())
                    .put("evidence_en", finding.getEvidenceEn())
                    .put("amount_fen", finding.getAmountFen());
            Json.texts(node.putArray("line_ids"), finding.getLineIds());
            Json.texts(node.putArray("past_settlement_ids"), finding.getPastSettlementIds());
            Json.texts(
                    node.putArray("past_days"),
                    finding.getPastDays().stream().map(LocalDate::toString).toList());
        }
        ObjectNode node = root.putObject("decision")
                .put("verdict", decision.getVerdict().name())
                .put("fund_fen", decision.getFundFen())
                .put("released_fen", decision.getReleasedFen())
                .put("held_fen", decision.getHeldFen())
                .put("refused_fen", decision.getRefusedFen());
        ArrayNode lines = node.putArray("lines");
        for (LineDecision line : decision.getLines()) {
            lines.addObject()
                    .put("line_id", line.getLineId())
                    .put("released_fen", line.getReleasedFen())
                    .put("held_fen", line.getHeldFen())
                    .put("refused_fen", line.getRefusedFen());
        }
    }
}
