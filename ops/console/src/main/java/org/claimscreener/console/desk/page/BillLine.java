package org.claimscreener.console.desk.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.claimscreener.console.desk.text.Formats;
import org.claimscreener.console.view.HoldView;
import org.claimscreener.wire.record.Consequence;
import org.claimscreener.wire.record.FeeLine;
import org.claimscreener.wire.record.Finding;
import org.claimscreener.wire.record.HoldLine;

/**
 * One line of a bill as it is drawn.
 *
 * @param money what is or was withheld of it; empty of a line that nobody suspects
 * @param ordinal place among the lines with withheld money, from 0; -1 of the others
 * @param quantity blank when the bill is not known
 * @param practitioner who ordered it; blank when not said
 * @param ruleCodes of findings that withhold money of it
 */
public record BillLine(
        String lineId,
        Optional<HoldLine> money,
        int ordinal,
        String name,
        String code,
        String quantity,
        String price,
        long amountFen,
        String practitioner,
        List<String> ruleCodes) {
    public BillLine {
        ruleCodes = List.copyOf(ruleCodes);
    }

    /** Suspected lines first come in the order of the bill, as all do; without a bill there are only these. */
    static List<BillLine> of(HoldView hold) {
        Map<String, Integer> ordinals = new HashMap<>();
        for (int i = 0; i < hold.lines().size(); i++) {
            ordinals.put(hold.lines().get(i).getLineId(), i);
        }
        Map<String, List<String>> rules = rules(hold);
        List<BillLine> lines = new ArrayList<>();
        if (hold.bill().isPresent()) {
            for (FeeLine line : hold.bill().get().getFeeLines()) {
                lines.add(billed(line, hold, ordinals.getOrDefault(line.getLineId(), -1), rules));
            }
        } else {
            for (int i = 0; i < hold.lines().size(); i++) {
                lines.add(unbilled(hold.lines().get(i), i, rules));
            }
        }
        return lines;
    }

    private static Map<String, List<String>> rules(HoldView hold) {
        Map<String, List<String>> rules = new HashMap<>();
        for (Finding finding : hold.decision().getFindings()) {
            if (finding.getConsequence() == Consequence.HOLD) {
                finding.getLineIds()
                        .forEach(id -> rules.computeIfAbsent(id, k -> new ArrayList<>())
                                .add(finding.getRuleCode()));
            }
        }
        return rules;
    }

    private static BillLine billed(FeeLine line, HoldView hold, int ordinal, Map<String, List<String>> rules) {
        String name = line.getItemName();
        String practitioner = line.getPractitionerId();
        return new BillLine(
                line.getLineId(),
                ordinal < 0 ? Optional.empty() : Optional.of(hold.lines().get(ordinal)),
                ordinal,
                name == null || name.isBlank() ? line.getItemCode() : name,
                line.getItemCode(),
                Formats.quantity(line.getQuantityE4()),
                Formats.price(line.getUnitPriceE6()),
                line.getAmountFen(),
                practitioner == null ? "" : practitioner,
                ordinal < 0 ? List.of() : rules.getOrDefault(line.getLineId(), List.of()));
    }

    private static BillLine unbilled(HoldLine line, int ordinal, Map<String, List<String>> rules) {
        return new BillLine(
                line.getLineId(),
                Optional.of(line),
                ordinal,
                line.getLineId(),
                "",
                "",
                "",
                0,
                "",
                rules.getOrDefault(line.getLineId(), List.of()));
    }

    /** Whether money of it is or was withheld. */
    public boolean suspect() {
        return money.isPresent();
    }

    /** What is withheld of it now. */
    public long heldFen() {
        return money.map(BillLine::heldFen).orElse(0L);
    }

    /** What is withheld of a line now. */
    public static long heldFen(HoldLine line) {
        return line.getSuspectedFen() - line.getDeductedFen() - line.getReleasedFen() - line.getWithdrawnFen();
    }
}
