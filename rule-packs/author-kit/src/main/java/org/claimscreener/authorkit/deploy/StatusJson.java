package org.claimscreener.authorkit.deploy;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.claimscreener.wire.record.ShadowOutcome;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** How packs stand, for programs. Stateless. */
final class StatusJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private StatusJson() {}

    /** One line. */
    static String of(List<PackView> packs, Set<String> jobs) {
        ObjectNode root = MAPPER.createObjectNode();
        ArrayNode jobNames = root.putArray("jobs");
        jobs.forEach(jobNames::add);
        ArrayNode list = root.putArray("packs");
        packs.forEach(pack -> add(pack, list.addObject()));
        try {
            return MAPPER.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain JSON can be written", e);
        }
    }

    private static void add(PackView pack, ObjectNode node) {
        node.put("id", pack.packId()).put("last_order", pack.lastNumber());
        ArrayNode versions = node.putArray("versions");
        for (PackView.Row row : pack.rows()) {
            ObjectNode version = versions.addObject();
            version.put("state", row.standing().name().toLowerCase(Locale.ROOT))
                    .put("version", row.version())
                    .put("sequence", row.sequence())
                    .put("digest", row.digest())
                    .put("ready", row.readiness().ready())
                    .put("subtasks", row.readiness().subtasks())
                    .put("refused", row.readiness().refused())
                    .put("detail", row.detail());
            if (row.standing() == PackView.Standing.SHADOW) {
                add(row.shadow(), version.putObject("shadow"));
            }
        }
        ArrayNode problems = node.putArray("problems");
        pack.problems().forEach(problems::add);
    }

    private static void add(ShadowTotals.Total total, ObjectNode node) {
        node.put("settlements", total.settlements());
        for (ShadowOutcome outcome : ShadowOutcome.values()) {
            node.put(outcome.name().toLowerCase(Locale.ROOT), total.count(outcome));
        }
        node.put("more_fen", total.moreFen()).put("less_fen", total.lessFen());
    }
}
