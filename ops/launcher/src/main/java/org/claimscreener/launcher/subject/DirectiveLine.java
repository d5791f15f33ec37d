package org.claimscreener.launcher.subject;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.claimscreener.engine.directive.DirectiveCheck;
import org.claimscreener.engine.directive.Ruling;
import org.claimscreener.launcher.lines.Fields;
import org.claimscreener.launcher.lines.Lines;
import org.claimscreener.launcher.lines.WrongLine;
import org.claimscreener.launcher.lines.WrongLinesException;
import org.claimscreener.wire.record.Directive;
import org.claimscreener.wire.record.DirectiveBasis;
import org.claimscreener.wire.record.DirectiveKind;
import org.claimscreener.wire.record.SubjectKind;

/** One directive as a line of JSON. Stateless. */
public final class DirectiveLine {
    private static final List<String> FIELDS = List.of(
            "directive_id",
            "kind",
            "subject_kind",
            "subject_id",
            "order_no",
            "basis",
            "legal_basis",
            "office",
            "ordered_by",
            "approved_by",
            "approved_by_head",
            "refuses_to_cooperate",
            "valid_from",
            "valid_to",
            "emergency_exempt",
            "lifts",
            "reason",
            "rests_on",
            "issued_at");

    private DirectiveLine() {}

    /**
     * A file of them, each checked against the law.
     *
     * @param now when they are to be sent: what a line leaves out of its times
     * @throws WrongLinesException naming the lines that are wrong, with the article
     * @throws IOException when it cannot be read
     */
    public static List<Directive> read(InputStream in, Instant now) throws WrongLinesException, IOException {
        return Lines.read(in, (number, line) -> read(line, now));
    }

    private static Directive read(String line, Instant now) throws WrongLine {
        Fields fields = Fields.ofLine(line, FIELDS);
        String orderNo = fields.text("order_no");
        Directive directive = Directive.newBuilder()
                // An order that is sent twice is one, so its number will do.
                .setDirectiveId(fields.has("directive_id") ? fields.text("directive_id") : orderNo)
                .setKind(fields.choice("kind", DirectiveKind.values()))
                .setSubjectKind(fields.choice("subject_kind", SubjectKind.values()))
                .setSubjectId(fields.text("subject_id"))
                .setOrderNo(orderNo)
                .setBasis(fields.choice("basis", DirectiveBasis.values()))
                .setLegalBasis(fields.text("legal_basis"))
                .setOffice(fields.text("office"))
                .setOrderedBy(fields.text("ordered_by"))
                .setApprovedBy(fields.textOrNull("approved_by"))
                .setApprovedByHead(fields.flag("approved_by_head"))
                .setRefusesToCooperate(fields.flag("refuses_to_cooperate"))
                .setValidFrom(fields.time("valid_from"))
                .setValidTo(fields.timeOrNull("valid_to"))
                .setEmergencyExempt(fields.flag("emergency_exempt"))
                .setLifts(fields.textOrNull("lifts"))
                .setReason(fields.text("reason"))
                .setRestsOn(fields.texts("rests_on"))
                .setIssuedAt(fields.has("issued_at") ? fields.time("issued_at") : now)
                .build();
        Optional<Ruling> problem = DirectiveCheck.firstProblem(directive, now);
        if (problem.isPresent()) {
            throw new WrongLine(problem.get().reason() + ": " + problem.get().detail());
        }
        return directive;
    }
}
