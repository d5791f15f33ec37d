package org.claimscreener.launcher.standing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.claimscreener.engine.standing.StandingCheck;
import org.claimscreener.launcher.lines.CivilTime;
import org.claimscreener.launcher.lines.Fields;
import org.claimscreener.launcher.lines.WrongLine;
import org.claimscreener.wire.record.Standing;
import org.claimscreener.wire.record.StandingEntry;
import org.claimscreener.wire.record.StandingKind;
import org.claimscreener.wire.record.SubjectKind;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** One standing as a line of JSON. Stateless. */
public final class StandingLine {
    private static final List<String> FIELDS =
            List.of("subject_kind", "subject_id", "issued_at", "issued_by", "entries");
    private static final List<String> ENTRY_FIELDS =
            List.of("kind", "value", "valid_from", "valid_to", "order_no", "legal_basis", "emergency_exempt");

    private static final Set<String> LEVELS = Set.of("1", "2", "3");

    private StandingLine() {}

    static Standing read(String line) throws WrongLine {
        Fields fields = Fields.ofLine(line, FIELDS);
        Standing standing = Standing.newBuilder()
                .setSubjectKind(fields.choice("subject_kind", SubjectKind.values()))
                .setSubjectId(fields.text("subject_id"))
                .setEntries(entries(fields))
                .setIssuedAt(fields.time("issued_at"))
                .setIssuedBy(fields.text("issued_by"))
                .build();
        String problem = StandingCheck.firstProblem(standing).orElse("");
        if (!problem.isEmpty()) {
            throw new WrongLine(problem);
        }
        return standing;
    }

    private static List<StandingEntry> entries(Fields fields) throws WrongLine {
        if (!fields.node().path("entries").isArray()) {
            throw new WrongLine("entries is missing or no list; write [] when nothing is in force any more");
        }
        List<StandingEntry> entries = new ArrayList<>();
        for (Fields entry : fields.objects("entries", ENTRY_FIELDS)) {
            entries.add(entry(entry));
        }
        return entries;
    }

    private static StandingEntry entry(Fields fields) throws WrongLine {
        StandingKind kind = fields.choice("kind", StandingKind.values());
        String value = fields.has("value") ? fields.text("value") : "";
        if (kind == StandingKind.SCRUTINY && !LEVELS.contains(value)) {
            throw new WrongLine(fields.at() + "value of SCRUTINY is 1, 2 or 3");
        }
        return StandingEntry.newBuilder()
                .setKind(kind)
                .setValue(value)
                .setValidFrom(fields.time("valid_from"))
                .setValidTo(fields.timeOrNull("valid_to"))
                .setOrderNo(fields.text("order_no"))
                .setLegalBasis(fields.text("legal_basis"))
                .setEmergencyExempt(fields.flag("emergency_exempt"))
                .build();
    }

    /**
     * One line, without the line break. The authority's own reads back as the same standing; of another source it names the
     * source, and is not for putting.
     */
    public static String of(Standing standing) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("subject_kind", standing.getSubjectKind().name());
        json.put("subject_id", standing.getSubjectId());
        json.put("issued_at", CivilTime.format(standing.getIssuedAt()));
        json.put("issued_by", standing.getIssuedBy());
        if (!standing.getSource().isEmpty()) {
            json.put("source", standing.getSource());
        }
        var entries = json.putArray("entries");
        for (StandingEntry entry : standing.getEntries()) {
            ObjectNode node = entries.addObject();
            node.put("kind", entry.getKind().name());
            node.put("value", entry.getValue());
            node.put("valid_from", CivilTime.format(entry.getValidFrom()));
            Instant validTo = entry.getValidTo();
            if (validTo != null) {
                node.put("valid_to", CivilTime.format(validTo));
            }
            node.put("order_no", entry.getOrderNo());
            node.put("legal_basis", entry.getLegalBasis());
            node.put("emergency_exempt", entry.getEmergencyExempt());
        }
        return json.toString();
    }
}
