package org.claimscreener.launcher.referral;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

import org.claimscreener.engine.approval.OfficeKeys;
import org.claimscreener.engine.approval.OfficeSignature;
import org.claimscreener.engine.referral.packet.PacketReading;
import org.claimscreener.engine.referral.packet.Section;
import org.claimscreener.engine.replay.Replayed;

import com.fasterxml.jackson.databind.JsonNode;

/** A packet for a person to read. What it says is shown as text only: nothing of it moves a terminal. Stateless. */
public final class PacketText {
    private PacketText() {}

    /** Whether it is what it says it is. */
    public static List<String> verdict(PacketReading reading, Optional<OfficeKeys> keys) {
        List<String> lines = new ArrayList<>();
        if (!reading.isIntact()) {
            lines.add("✗ " + reading.problems().size() + " problem(s):");
            reading.problems().forEach(problem -> lines.add("  - " + plain(problem)));
        } else {
            OfficeSignature signature = reading.signature().orElseThrow();
            lines.add(keys.map(known -> "✓ intact, signed by "
                            + plain(signature.trust(known).office()) + " with key " + signature.keyId())
                    .orElse("✓ intact, signed with key " + signature.keyId()
                            + "; whose that is, only --keys can say: anybody can sign a packet of his own"));
        }
        lines.add("  packet " + reading.digest());
        return lines;
    }

    /** What is in an intact one. */
    public static List<String> summary(PacketReading reading) {
        List<String> lines = new ArrayList<>();
        head(reading.body(Section.HEAD), lines);
        decision(reading, lines);
        packs(reading.body(Section.PACKS), lines);
        replay(reading.body(Section.REPLAY), lines);
        hold(reading.body(Section.HOLD), lines);
        money(reading.body(Section.MONEY), lines);
        leftOut(reading, lines);
        return lines;
    }

    private static void head(JsonNode head, List<String> lines) {
        lines.add("Referral " + text(head, "referral_id") + " to " + text(head, "department_name") + " ("
                + text(head, "department") + ")");
        lines.add("  reason    " + text(head, "reason"));
        lines.add("  law       " + text(head, "legal_basis"));
        lines.add("  made      " + text(head, "made_at") + " by " + text(head, "made_by") + ", approved by "
                + text(head, "approved_by"));
    }

    private static void decision(PacketReading reading, List<String> lines) {
        JsonNode decision = reading.body(Section.DECISION);
        lines.add("Settlement " + text(decision, "settlement_id") + " at " + text(decision, "institution_id") + ": "
                + text(decision, "verdict"));
        for (JsonNode finding : decision.path("findings")) {
            lines.add("  " + text(finding, "rule_code") + "  " + text(finding, "rule_name") + ", "
                    + text(finding, "legal_basis") + ", "
                    + finding.path("line_ids").size() + " line(s)");
            if (finding.has("evidence")) {
                lines.add("    " + text(finding, "evidence"));
            }
        }
        lines.add("  lines     "
                + reading.body(Section.SETTLEMENT).path("fee_lines").size() + " of its lines are in the packet");
    }

    private static void packs(JsonNode packs, List<String> lines) {
        lines.add("Rule packs");
        for (JsonNode pack : packs.path("packs")) {
            String signers = String.join("; ", texts(pack.path("signed_by")));
            lines.add("  " + text(pack, "id") + " " + text(pack, "version") + "  " + text(pack, "digest"));
            lines.add("    signed by " + (signers.isEmpty() ? "nobody that is known" : signers)
                    + (pack.has("note") ? "; " + text(pack, "note") : ""));
        }
    }

    private static void replay(JsonNode replay, List<String> lines) {
        JsonNode again = replay.path("evaluated_again");
        lines.add("Decided again before it was referred: "
                + (text(again, "result").equals("same")
                        ? "the same, byte for byte, by engine version " + text(replay, "engine_version")
                        : "could not be, " + text(again, "why")));
    }

    private static void hold(JsonNode hold, List<String> lines) {
        JsonNode steps = hold.path("steps");
        if (steps.isEmpty()) {
            lines.add("Hold: no steps");
            return;
        }
        JsonNode newest = steps.get(steps.size() - 1);
        lines.add("Hold: " + steps.size() + " steps" + (hold.path("complete").asBoolean() ? "" : ", some are missing")
                + ", the newest " + text(newest, "event") + " at " + text(newest, "at"));
    }

    private static void money(JsonNode money, List<String> lines) {
        if (money.has("fund_fen")) {
            lines.add("Money: the fund's share " + yuan(money, "fund_fen") + ", suspected "
                    + yuan(money, "suspected_fen") + ", refused " + yuan(money, "refused_fen")
                    + (money.has("held_fen")
                            ? ", still held " + yuan(money, "held_fen") + ", deducted " + yuan(money, "deducted_fen")
                                    + ", released " + yuan(money, "released_fen")
                            : ""));
        }
    }

    private static void leftOut(PacketReading reading, List<String> lines) {
        Set<String> reasons = new LinkedHashSet<>();
        for (Section section : Section.values()) {
            for (JsonNode one : reading.body(section).path("left_out")) {
                reasons.add("  " + text(one, "class") + ": " + text(one, "why"));
            }
        }
        if (!reasons.isEmpty()) {
            lines.add("Left out, by article 6 of the Personal Information Protection Law");
            lines.addAll(reasons);
        }
    }

    /** What came of deciding it again now. */
    public static String again(Replayed replayed) {
        if (replayed instanceof Replayed.Different different) {
            return "Decided again: something else comes of it, at " + different.field() + ": recorded "
                    + plain(different.recorded()) + ", now " + plain(different.replayed());
        }
        return replayed instanceof Replayed.Impossible impossible
                ? "Decided again: cannot be, " + plain(impossible.why())
                : "Decided again: the same, byte for byte";
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(one -> plain(one.asText("")))
                .toList();
    }

    private static String text(JsonNode node, String field) {
        return plain(node.path(field).asText(""));
    }

    private static String yuan(JsonNode node, String field) {
        return BigDecimal.valueOf(node.path(field).asLong(), 2).toPlainString() + " yuan";
    }

    /** Control characters and marks that turn the direction of writing are shown as nothing. */
    private static String plain(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]", " ");
    }
}
