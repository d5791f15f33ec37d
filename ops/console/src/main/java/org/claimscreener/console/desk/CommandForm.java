package org.claimscreener.console.desk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

import org.claimscreener.console.desk.page.BillLine;
import org.claimscreener.console.desk.page.FormEcho;
import org.claimscreener.console.desk.page.HoldModel;
import org.claimscreener.console.desk.text.Formats;
import org.claimscreener.console.view.HoldView;
import org.claimscreener.wire.record.HoldCommandKind;
import org.claimscreener.wire.record.HoldLine;
import org.claimscreener.wire.record.LineOpinion;

/**
 * A command's form as it was sent.
 *
 * @param seenStep newest step that the person saw; 0 when the form does not say it, which is refused as stale
 * @param nonce of the page that the form stood on; blank when it is none of ours
 * @param problems keys of texts, by field; none when all is well
 * @param values what was put in, by field
 */
record CommandForm(
        HoldCommandKind kind,
        int seenStep,
        String nonce,
        String reason,
        List<LineOpinion> opinions,
        Map<String, String> problems,
        Map<String, String> values) {
    static final int LONGEST_REASON = 2_000;

    private static final Pattern NONCE = Pattern.compile("[A-Za-z0-9-]{16,64}");
    private static final Pattern STEP = Pattern.compile("[0-9]{1,9}");

    CommandForm {
        opinions = List.copyOf(opinions);
        problems = Map.copyOf(problems);
        values = Map.copyOf(values);
    }

    static CommandForm of(HoldCommandKind kind, HoldView hold, Map<String, List<String>> fields) {
        Map<String, String> problems = new LinkedHashMap<>();
        Map<String, String> values = new LinkedHashMap<>();
        String reason = field(fields, "reason").strip().replace("\r\n", "\n");
        values.put("reason", reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason);
        if (reason.isEmpty() && !HoldModel.plain(kind)) {
            problems.put("reason", "form.problem.reason");
        } else if (reason.length() > LONGEST_REASON) {
            problems.put("reason", "form.problem.reasonLong");
        }
        List<LineOpinion> opinions =
                HoldModel.byLine(kind) ? opinions(kind, hold.lines(), fields, problems, values) : List.of();
        String nonce = field(fields, "nonce");
        String seen = field(fields, "seen");
        return new CommandForm(
                kind,
                STEP.matcher(seen).matches() ? Integer.parseInt(seen) : 0,
                NONCE.matcher(nonce).matches() ? nonce : "",
                reason,
                opinions,
                problems,
                values);
    }

    private static List<LineOpinion> opinions(
            HoldCommandKind kind,
            List<HoldLine> lines,
            Map<String, List<String>> fields,
            Map<String, String> problems,
            Map<String, String> values) {
        List<LineOpinion> opinions = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            long held = BillLine.heldFen(lines.get(i));
            if (held <= 0) {
                continue;
            }
            String name = "amount." + i;
            String typed = field(fields, name).strip();
            values.put(name, typed.length() > 20 ? typed.substring(0, 20) : typed);
            OptionalLong fen =
                    typed.isEmpty() && kind == HoldCommandKind.APPEAL ? OptionalLong.of(0) : Formats.fen(typed);
            if (fen.isEmpty()) {
                problems.put(name, "form.problem.amount");
            } else if (fen.getAsLong() > held) {
                problems.put(name, "form.problem.tooMuch");
            } else if (kind != HoldCommandKind.APPEAL || fen.getAsLong() > 0) {
                opinions.add(new LineOpinion(lines.get(i).getLineId(), fen.getAsLong()));
            }
        }
        if (opinions.isEmpty() && problems.isEmpty()) {
            problems.put("amounts", "form.problem.nothing");
        }
        return opinions;
    }

    private static String field(Map<String, List<String>> fields, String name) {
        List<String> values = fields.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.get(0);
    }

    FormEcho echo() {
        return new FormEcho(Optional.of(kind), values, problems);
    }

    /** The same form with one more problem. */
    CommandForm with(String field, String problem) {
        Map<String, String> more = new LinkedHashMap<>(problems);
        more.put(field, problem);
        return new CommandForm(kind, seenStep, nonce, reason, opinions, more, values);
    }
}
