package org.claimscreener.console.desk.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.claimscreener.wire.record.DirectiveBasis;
import org.claimscreener.wire.record.DirectiveKind;
import org.claimscreener.wire.record.SubjectKind;

/**
 * The form that orders, to be drawn.
 *
 * @param values what was put in, by field, when it was not sent
 */
public record OrderFormModel(String nonce, Map<String, String> values, Optional<Notice> notice) {
    /** What can be ordered; lifting has a form of its own. */
    public static final List<DirectiveKind> KINDS = List.of(
            DirectiveKind.SUSPEND_SETTLEMENT,
            DirectiveKind.TERMINATE_AGREEMENT,
            DirectiveKind.REVOKE_LICENCE,
            DirectiveKind.RESTRICT_EMPLOYMENT,
            DirectiveKind.SUSPEND_QUALIFICATION,
            DirectiveKind.TERMINATE_QUALIFICATION,
            DirectiveKind.ORDER_TRACE_CODES);

    /** On which law. */
    public static final List<DirectiveBasis> BASES = List.of(
            DirectiveBasis.AGREEMENT,
            DirectiveBasis.INVESTIGATION,
            DirectiveBasis.VIOLATION,
            DirectiveBasis.FRAUD,
            DirectiveBasis.PERSON,
            DirectiveBasis.LEGAL_REPRESENTATIVE,
            DirectiveBasis.QUALIFICATION,
            DirectiveBasis.TRACE_CODES);

    /** About whom. */
    public static final List<SubjectKind> SUBJECTS =
            List.of(SubjectKind.INSTITUTION, SubjectKind.DEPARTMENT, SubjectKind.PRACTITIONER, SubjectKind.PATIENT);

    public OrderFormModel {
        values = Map.copyOf(values);
    }

    /** What stands in a field. */
    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    /** Whether a box is ticked. */
    public boolean on(String field) {
        return value(field).equals("1");
    }
}
