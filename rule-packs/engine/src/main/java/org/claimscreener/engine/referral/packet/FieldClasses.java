package org.claimscreener.engine.referral.packet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What each field of a settlement, a decision and a step of a hold tells. A field that is not here is told to nobody: whoever
 * adds one to a schema says here what it is, and a test fails until then. Stateless, thread-safe.
 */
final class FieldClasses {
    private static final Map<String, DataClass> BY_PATH = new HashMap<>();

    static {
        settlement();
        lines();
        decision();
        hold();
    }

    private FieldClasses() {}

    /** By path, e.g. {@code settlement.fee_lines.item_code}. */
    static Optional<DataClass> of(String path) {
        return Optional.ofNullable(BY_PATH.get(path));
    }

    /** The fields of a record that are of these classes, by class and path. */
    static SortedMap<DataClass, SortedSet<String>> under(String root, Predicate<DataClass> wanted) {
        SortedMap<DataClass, SortedSet<String>> found = new TreeMap<>();
        BY_PATH.forEach((path, kind) -> {
            if (path.startsWith(root + ".") && wanted.test(kind)) {
                found.computeIfAbsent(kind, none -> new TreeSet<>()).add(path);
            }
        });
        return found;
    }

    private static void settlement() {
        all("settlement.", DataClass.CASE, "settlement_id", "message_id", "channel", "settled_at", "sent_at");
        all("settlement.", DataClass.INSTITUTION, "treatment_area");
        all("settlement.", DataClass.IDENTITY, "insurance_area");
        all("settlement.", DataClass.SERVICE, "payment_location");
        all(
                "settlement.person.",
                DataClass.IDENTITY,
                "patient_id",
                "sex",
                "birth_date",
                "insurance_type",
                "person_type");
        all("settlement.person.", DataClass.CLINICAL, "maternity_status");
        all("settlement.institution.", DataClass.INSTITUTION, "institution_id", "name", "kind", "level");
        // The number of a visit is a case's number, and line ids are made of it.
        all("settlement.visit.", DataClass.CASE, "visit_id");
        all(
                "settlement.visit.",
                DataClass.SERVICE,
                "visit_type",
                "began_at",
                "ended_at",
                "admission_department",
                "discharge_department",
                "admission_kind");
        all("settlement.visit.", DataClass.PRACTITIONER, "attending_practitioner_id");
        all("settlement.visit.", DataClass.IDENTITY, "bed", "inpatient_number");
        all(
                "settlement.visit.",
                DataClass.CLINICAL,
                "disease_code",
                "disease_name",
                "discharge_diagnosis_code",
                "discharge_way",
                "death_date");
        all(
                "settlement.diagnoses.",
                DataClass.CLINICAL,
                "scheme",
                "rank",
                "code",
                "name",
                "department",
                "practitioner_id",
                "diagnosed_at");
        all("settlement.operations.", DataClass.CLINICAL, "code", "name", "main", "operated_at", "practitioner_id");
        all(
                "settlement.amounts.",
                DataClass.FUND_MONEY,
                "total_fen",
                "fund_fen",
                "pooled_fen",
                "person_fen",
                "account_fen",
                "cash_fen",
                "in_scope_fen",
                "institution_fen",
                "other_fen");
    }

    private static void lines() {
        String line = "settlement.fee_lines.";
        all(line, DataClass.CASE, "line_id", "takes_back_line_id");
        all(
                line,
                DataClass.BILLED,
                "item_code",
                "local_item_code",
                "item_name",
                "item_kind",
                "charge_kind",
                "charge_level",
                "quantity_e4",
                "limited_use");
        all(line, DataClass.PRICE, "unit_price_e6", "amount_fen", "in_scope_fen");
        all(
                line,
                DataClass.SERVICE,
                "occurred_at",
                "supply_days_e2",
                "prescription_id",
                "circulated_prescription",
                "department",
                "approval");
        all(line, DataClass.PRACTITIONER, "practitioner_id");
        all(line, DataClass.TRACE, "trace_codes", "split_pack");
    }

    private static void decision() {
        all(
                "decision.",
                DataClass.CASE,
                "settlement_id",
                "verdict",
                "system_reason",
                "system_detail",
                "engine_version",
                "received_at");
        all("decision.", DataClass.IDENTITY, "patient_id", "past_settlements");
        all("decision.", DataClass.INSTITUTION, "institution_id");
        all("decision.", DataClass.FUND_MONEY, "fund_fen", "released_fen", "held_fen", "refused_fen");
        // Who knows all of a settlement but the person could find the person by trying numbers against a digest.
        all("decision.", DataClass.REPLAY, "past_digest", "content_digest");
        all("decision.lines.", DataClass.CASE, "line_id");
        all("decision.lines.", DataClass.FUND_MONEY, "fund_fen", "released_fen", "held_fen", "refused_fen");
        all(
                "decision.findings.",
                DataClass.CASE,
                "finding_id",
                "rule_code",
                "rule_name",
                "pack_id",
                "severity",
                "consequence",
                "behaviour",
                "legal_basis",
                "line_ids");
        all("decision.findings.", DataClass.FUND_MONEY, "amount_fen");
        all("decision.findings.", DataClass.EVIDENCE, "evidence", "evidence_en");
        all("decision.findings.", DataClass.IDENTITY, "past_settlement_ids", "past_days");
        all("decision.packs.", DataClass.CASE, "pack_id", "version", "digest");
        all("decision.features.", DataClass.SERVICE, "name", "value", "coverage_since", "subject", "quality");
        all("decision.standing.", DataClass.PRACTITIONER, "subject_kind", "subject_id");
        all(
                "decision.standing.entry.",
                DataClass.PRACTITIONER,
                "kind",
                "value",
                "valid_from",
                "valid_to",
                "order_no",
                "legal_basis",
                "emergency_exempt");
        all(
                "decision.trace_uses.",
                DataClass.TRACE,
                "line_id",
                "trace_code",
                "settlement_id",
                "institution_id",
                "settled_at");
        all("decision.source.", DataClass.CASE, "topic", "partition", "offset");
        all("decision.responsible.", DataClass.CASE, "line_id");
        all("decision.responsible.", DataClass.PRACTITIONER, "practitioner_id");
        all("decision.responsible.", DataClass.SERVICE, "department");
    }

    private static void hold() {
        all(
                "hold.",
                DataClass.CASE,
                "hold_id",
                "step",
                "event",
                "at",
                "stage_before",
                "stage_after",
                "severity",
                "system_reason",
                "actor_role",
                "votes",
                "notices",
                "escalated",
                "lead_submitted",
                "deadline",
                "on_lapse",
                "deadline_by_weekdays",
                "paused_until");
        all("hold.", DataClass.INSTITUTION, "institution_id");
        all("hold.", DataClass.IDENTITY, "patient_id");
        all(
                "hold.",
                DataClass.REVIEW,
                "command_id",
                "actor_id",
                "reason",
                "refusal",
                "refusal_detail",
                "claimed_by",
                "claim_until",
                "proposed_by");
        all("hold.opinions.", DataClass.REVIEW, "line_id", "amount_fen");
        all("hold.attachments.", DataClass.REVIEW, "name", "media_type", "size_bytes", "sha256");
        all("hold.lines.", DataClass.CASE, "line_id");
        all(
                "hold.lines.",
                DataClass.FUND_MONEY,
                "suspected_fen",
                "first_review_fen",
                "confirmed_fen",
                "deducted_fen",
                "released_fen",
                "withdrawn_fen");
        all(
                "hold.",
                DataClass.FUND_MONEY,
                "suspected_fen",
                "held_fen",
                "released_fen",
                "deducted_fen",
                "withdrawn_fen",
                "released_now_fen",
                "deducted_now_fen");
    }

    private static void all(String prefix, DataClass kind, String... fields) {
        for (String field : List.of(fields)) {
            if (BY_PATH.put(prefix + field, kind) != null) {
                throw new IllegalStateException(prefix + field + " is of two classes");
            }
        }
    }
}
