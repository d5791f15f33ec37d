package org.claimscreener.launcher.explain;

import org.claimscreener.engine.replay.Replayed;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.SubjectKind;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** An explanation as one JSON object, for scripts. The person's id is left out. Stateless. */
public final class ExplanationJson {
    private ExplanationJson() {}

    /** One line, without the line break. */
    public static String of(Explanation explanation) {
        Decision decision = explanation.decision();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("settlement_id", decision.getSettlementId());
        json.put("institution_id", decision.getInstitutionId());
        json.put("verdict", decision.getVerdict().name());
        json.put("fund_fen", decision.getFundFen());
        json.put("released_fen", decision.getReleasedFen());
        json.put("held_fen", decision.getHeldFen());
        json.put("refused_fen", decision.getRefusedFen());
        json.put("received_at", decision.getReceivedAt().toString());
        json.put("recorded_at", explanation.place().toString());
        json.put("copies", explanation.copies());
        json.put("contradictions", explanation.contradictions());
        json.put("past_settlements", decision.getPastSettlements());
        json.put("past_digest", decision.getPastDigest());
        if (decision.getSystemReason() != null) {
            json.put("system_reason", decision.getSystemReason().name());
            json.put("system_detail", decision.getSystemDetail());
        }
        findings(json.putArray("findings"), decision);
        packs(json.putArray("packs"), explanation);
        features(json.putArray("features"), decision);
        standing(json.putArray("standing"), decision);
        traceUses(json.putArray("trace_uses"), decision);
        replayed(json.putObject("evaluated_again"), explanation.replayed());
        return json.toString();
    }

    private static void findings(ArrayNode array, Decision decision) {
        decision.getFindings().forEach(finding -> {
            ObjectNode node = array.addObject();
            node.put("rule_code", finding.getRuleCode());
            node.put("rule_name", finding.getRuleName());
            node.put("pack_id", finding.getPackId());
            node.put("severity", finding.getSeverity());
            node.put("consequence", finding.getConsequence().name());
            node.put("legal_basis", finding.getLegalBasis());
            node.put("evidence", finding.getEvidence());
            node.put("evidence_en", finding.getEvidenceEn());
            node.put("amount_fen", finding.getAmountFen());
            finding.getLineIds().forEach(node.putArray("line_ids")::add);
            finding.getPastSettlementIds().forEach(node.putArray("past_settlement_ids")::add);
            ArrayNode days = node.putArray("past_days");
            finding.getPastDays().forEach(day -> days.add(day.toString()));
        });
    }

    private static void packs(ArrayNode array, Explanation explanation) {
        explanation.packs().forEach(story -> {
            ObjectNode node = array.addObject()
                    .put("id", story.pack().getPackId())
                    .put("version", story.pack().getVersion())
                    .put("digest", story.pack().getDigest())
                    .put("source", story.source().name())
                    .put("order_accepted", story.accepted());
            story.inForce().ifPresent(period -> {
                node.put("in_force_since", period.since().toString());
                if (period.until() != null) {
                    node.put("in_force_until", period.until().toString());
                }
            });
            story.staging().ifPresent(staging -> {
                node.put("staged_by_order", staging.number());
                node.put("signatures_checked", staging.checked());
                staging.problem().ifPresent(why -> node.put("signatures_problem", why));
                ArrayNode signers = node.putArray("signed_by");
                staging.signers()
                        .forEach(signer -> signers.addObject()
                                .put("name", signer.name())
                                .put("role", signer.role().name()));
            });
        });
    }

    private static void features(ArrayNode array, Decision decision) {
        decision.getFeatures()
                .forEach(feature -> array.addObject()
                        .put("name", feature.getName())
                        .put("subject", feature.getSubject())
                        .put("value", feature.getValue())
                        .put("quality", feature.getQuality().name())
                        .put("complete_since", feature.getCoverageSince().toString()));
    }

    private static void traceUses(ArrayNode array, Decision decision) {
        decision.getTraceUses()
                .forEach(use -> array.addObject()
                        .put("line_id", use.getLineId())
                        .put("trace_code", use.getTraceCode())
                        .put("settlement_id", use.getSettlementId())
                        .put("institution_id", use.getInstitutionId())
                        .put("settled_at", use.getSettledAt().toString()));
    }

    private static void standing(ArrayNode array, Decision decision) {
        decision.getStanding().forEach(met -> {
            ObjectNode node = array.addObject();
            node.put("subject_kind", met.getSubjectKind().name());
            if (met.getSubjectKind() != SubjectKind.PATIENT) {
                node.put("subject_id", met.getSubjectId());
            }
            node.put("kind", met.getEntry().getKind().name());
            node.put("value", met.getEntry().getValue());
            node.put("valid_from", met.getEntry().getValidFrom().toString());
            if (met.getEntry().getValidTo() != null) {
                node.put("valid_to", met.getEntry().getValidTo().toString());
            }
            node.put("order_no", met.getEntry().getOrderNo());
            node.put("legal_basis", met.getEntry().getLegalBasis());
            node.put("emergency_exempt", met.getEntry().getEmergencyExempt());
        });
    }

    private static void replayed(ObjectNode object, Replayed replayed) {
        if (replayed instanceof Replayed.Different different) {
            object.put("result", "different");
            object.put("field", different.field());
            object.put("recorded", different.recorded());
            object.put("replayed", different.replayed());
        } else if (replayed instanceof Replayed.Impossible impossible) {
            object.put("result", "impossible");
            object.put("why", impossible.why());
        } else {
            object.put("result", "same");
        }
        ArrayNode watched = object.putArray("watched");
        ExplanationText.watched(replayed)
                .forEach(one -> watched.addObject()
                        .put("parameter", one.parameter())
                        .put("value", one.value())
                        .put("usual", one.usual())
                        .put("why", one.inWords()));
        ArrayNode rules = object.putArray("rules_tried");
        ExplanationText.tried(replayed)
                .forEach(tried -> rules.addObject()
                        .put("code", tried.rule().code())
                        .put("title", tried.rule().title())
                        .put("findings", tried.findings()));
    }
}
