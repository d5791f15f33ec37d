package org.claimscreener.engine.referral.packet;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.claimscreener.engine.pack.Digests;
import org.claimscreener.wire.record.Amounts;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.HoldStep;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The sections' contents for one department. Not thread-safe. */
final class PacketBodies {
    static final int FORMAT = 1;

    /** With more than this of a person's past, what is needed to decide again is left out, or nothing else would fit. */
    private static final long MOST_INPUT_BYTES = 8L << 20;

    private final PacketSource source;
    private final Telling telling;

    private PacketBodies(PacketSource source) {
        this.source = source;
        this.telling = new Telling(source.matter().department(), source.decision());
        telling.learn("settlement", source.settlement());
        telling.learn("decision", source.decision());
        source.steps().forEach(step -> telling.learn("hold", step));
    }

    /** By section, in their order. */
    static Map<Section, ObjectNode> of(PacketSource source) {
        PacketBodies bodies = new PacketBodies(source);
        Map<Section, ObjectNode> made = new EnumMap<>(Section.class);
        made.put(Section.SETTLEMENT, bodies.settlement());
        made.put(Section.DECISION, bodies.decision());
        made.put(Section.PACKS, bodies.packs());
        made.put(Section.REPLAY, bodies.replay());
        made.put(Section.HOLD, bodies.hold());
        made.put(Section.MONEY, bodies.money());
        made.put(Section.HEAD, bodies.head(made));
        return made;
    }

    private ObjectNode head(Map<Section, ObjectNode> others) {
        ReferralMatter matter = source.matter();
        ObjectNode head = object();
        head.put("format", FORMAT)
                .put("referral_id", matter.referralId())
                .put("hold_id", source.decision().getSettlementId())
                .put("department", matter.department().name())
                .put("department_name", matter.department().inChinese())
                .put("legal_basis", matter.department().legalBasis())
                .put("disclosure_basis", Disclosure.BASIS)
                .put("made_by", matter.madeBy())
                .put("approved_by", matter.approvedBy())
                .put("made_at", matter.madeAt().toString())
                .put("reason", telling.cleared(matter.reason()));
        ArrayNode contents = head.putArray("sections");
        others.forEach((section, body) -> contents.addObject()
                .put("section", section.key())
                .put("digest", Digests.sha256(PacketJson.bytes(body))));
        return head;
    }

    private ObjectNode settlement() {
        ObjectNode body = telling.tell("settlement", source.settlement());
        body.set("left_out", telling.leftOut("settlement"));
        return body;
    }

    private ObjectNode decision() {
        ObjectNode body = telling.tell("decision", source.decision());
        body.set("left_out", telling.leftOut("decision"));
        return body;
    }

    private ObjectNode packs() {
        ObjectNode body = object();
        ArrayNode packs = body.putArray("packs");
        for (PackFact pack : source.packs()) {
            ObjectNode one = packs.addObject()
                    .put("id", pack.id())
                    .put("version", pack.version())
                    .put("digest", pack.digest());
            if (pack.inForceSince() != null) {
                one.put("in_force_since", pack.inForceSince().toString());
            }
            pack.signers().forEach(one.putArray("signed_by")::add);
            if (!pack.note().isBlank()) {
                one.put("note", pack.note());
            }
        }
        body.putArray("left_out");
        return body;
    }

    private ObjectNode replay() {
        ObjectNode body = object();
        body.put("engine_version", source.decision().getEngineVersion());
        ObjectNode evaluated = body.putObject("evaluated_again");
        evaluated.put("result", source.evaluation().same() ? "same" : "impossible");
        if (!source.evaluation().same()) {
            // It may count the person's earlier settlements.
            evaluated.put(
                    "why", telling.tells(DataClass.REPLAY) ? source.evaluation().why() : "public security is told why");
        }
        ArrayNode leftOut = JsonNodeFactory.instance.arrayNode();
        if (!telling.tells(DataClass.REPLAY)) {
            leftOut(leftOut, DataClass.REPLAY.whyNot());
        } else {
            body.put(
                    "decision_digest",
                    Digests.sha256(ReplayInputs.bytes(source.inputs().decision())));
            if (source.inputs().size() > MOST_INPUT_BYTES) {
                leftOut(leftOut, "the person's past is too large for a packet; ask for it");
            } else {
                body.set("inputs", source.inputs().json());
            }
        }
        body.set("left_out", leftOut);
        return body;
    }

    private static void leftOut(ArrayNode array, String why) {
        ObjectNode one = array.addObject().put("class", DataClass.REPLAY.name());
        one.putArray("fields").add("replay.inputs").add("replay.decision_digest");
        one.put("why", why);
    }

    private ObjectNode hold() {
        ObjectNode body = object();
        body.put("complete", source.hasAllSteps());
        ArrayNode steps = body.putArray("steps");
        source.steps().forEach(step -> steps.add(telling.tell("hold", step)));
        body.set("left_out", telling.leftOut("hold"));
        return body;
    }

    private ObjectNode money() {
        ObjectNode body = object();
        ArrayNode leftOut = JsonNodeFactory.instance.arrayNode();
        if (telling.tells(DataClass.FUND_MONEY)) {
            money(body);
        } else {
            ObjectNode one = leftOut.addObject().put("class", DataClass.FUND_MONEY.name());
            one.putArray("fields").add("money");
            one.put("why", DataClass.FUND_MONEY.whyNot());
        }
        body.set("left_out", leftOut);
        return body;
    }

    private void money(ObjectNode body) {
        Decision decision = source.decision();
        Amounts amounts = source.settlement().getAmounts();
        body.put("total_fen", amounts.getTotalFen())
                .put("fund_fen", decision.getFundFen())
                .put("refused_fen", decision.getRefusedFen())
                .put("suspected_fen", decision.getHeldFen());
        List<HoldStep> steps = source.steps();
        if (!steps.isEmpty()) {
            HoldStep newest = steps.get(steps.size() - 1);
            body.put("held_fen", newest.getHeldFen())
                    .put("released_fen", newest.getReleasedFen())
                    .put("deducted_fen", newest.getDeductedFen())
                    .put("withdrawn_fen", newest.getWithdrawnFen())
                    .put("as_of", newest.getAt().toString());
        }
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
