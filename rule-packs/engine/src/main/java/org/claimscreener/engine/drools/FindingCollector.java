package org.claimscreener.engine.drools;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;

import org.claimscreener.engine.decision.RuleFinding;
import org.claimscreener.engine.decision.RuleInfo;
import org.claimscreener.engine.fact.Bill;
import org.claimscreener.engine.fact.FeeLine;
import org.claimscreener.engine.fact.FindingDraft;
import org.claimscreener.engine.fact.Findings;
import org.claimscreener.engine.money.Proportions;
import org.jspecify.annotations.Nullable;

/** The findings of one evaluation of one pack. Not thread-safe; made anew for each evaluation. */
final class FindingCollector implements Findings {
    private static final Comparator<RuleFinding> ORDER = Comparator.comparing(
                    (RuleFinding finding) -> finding.rule().code())
            .thenComparing(finding -> finding.rule().rule())
            .thenComparing(FindingCollector::firstLine)
            .thenComparing(RuleFinding::evidence)
            .thenComparing(finding -> finding.concernedLines().toString())
            .thenComparing(finding -> finding.stakes().toString())
            .thenComparing(finding -> finding.past().toString());

    private final Bill bill;
    private final Function<RuleInfo, CoverageNotes.Note> note;
    private final List<FindingInMaking> drafts = new ArrayList<>();
    private @Nullable RuleInfo firing;

    /**
     * Of one bill.
     *
     * @param note what is to stand behind the evidence of a rule
     */
    FindingCollector(Bill bill, Function<RuleInfo, CoverageNotes.Note> note) {
        this.bill = bill;
        this.note = note;
    }

    /** The rule that signs what is found from now on. */
    void firing(RuleInfo rule) {
        firing = rule;
    }

    /** The rule that fired last, or null when none has. */
    @Nullable
    RuleInfo firing() {
        return firing;
    }

    /**
     * All findings, each once, in an order that does not hang on the order of firing.
     *
     * @throws RuleFault when a finding has no evidence
     */
    List<RuleFinding> findings() {
        LinkedHashSet<RuleFinding> distinct = new LinkedHashSet<>();
        for (FindingInMaking draft : drafts) {
            distinct.add(draft.finish(note));
        }
        List<RuleFinding> sorted = new ArrayList<>(distinct);
        sorted.sort(ORDER);
        return sorted;
    }

    @Override
    public FindingDraft line(FeeLine line) {
        return lines(List.of(line));
    }

    @Override
    public FindingDraft lines(List<FeeLine> lines) {
        FindingInMaking draft = draft(lines);
        for (FeeLine line : lines) {
            draft.stake(line, line.amountFen());
        }
        return draft;
    }

    @Override
    public FindingDraft excess(List<FeeLine> lines, long excessE4) {
        return fromTheLast(lines, excessE4, FeeLine::quantityE4);
    }

    @Override
    public FindingDraft excessDays(List<FeeLine> lines, long excessDaysE2) {
        return fromTheLast(lines, excessDaysE2, FeeLine::supplyDaysE2);
    }

    @Override
    public FindingDraft part(FeeLine line, long amountFen) {
        if (amountFen <= 0) {
            throw new RuleFault("part() of " + amountFen + " fen: the amount must be positive");
        }
        FindingInMaking draft = draft(List.of(line));
        draft.stake(line, Math.min(amountFen, line.amountFen()));
        return draft;
    }

    @Override
    public FindingDraft visit() {
        FindingInMaking draft = new FindingInMaking(signer());
        drafts.add(draft);
        for (FeeLine line : bill.lines()) {
            draft.concerning(line);
            draft.stake(line, line.amountFen());
        }
        return draft;
    }

    /** Takes the excess from the last line backwards, in each line's own measure, at each line's own price. */
    private FindingDraft fromTheLast(List<FeeLine> lines, long excess, ToLongFunction<FeeLine> measure) {
        if (excess <= 0) {
            throw new RuleFault("an excess of " + excess + ": it must be positive");
        }
        FindingInMaking draft = draft(lines);
        List<FeeLine> distinct = distinct(lines);
        long left = excess;
        for (int i = distinct.size() - 1; i >= 0 && left > 0; i--) {
            FeeLine line = distinct.get(i);
            long held = measure.applyAsLong(line);
            long taken = Math.min(left, held);
            if (taken > 0) {
                draft.stake(line, Proportions.halfUp(line.amountFen(), taken, held));
                left -= taken;
            }
        }
        return draft;
    }

    private FindingInMaking draft(List<FeeLine> lines) {
        if (lines.isEmpty()) {
            throw new RuleFault("a finding about no line: use visit() when the visit as such is suspect");
        }
        FindingInMaking draft = new FindingInMaking(signer());
        drafts.add(draft);
        lines.forEach(draft::concerning);
        return draft;
    }

    private RuleInfo signer() {
        if (firing == null) {
            throw new IllegalStateException("a finding was reported while no rule was firing");
        }
        return firing;
    }

    private static List<FeeLine> distinct(List<FeeLine> lines) {
        Map<Integer, FeeLine> byIndex = new LinkedHashMap<>();
        lines.forEach(line -> byIndex.putIfAbsent(line.index(), line));
        return List.copyOf(byIndex.values());
    }

    private static int firstLine(RuleFinding finding) {
        return finding.concernedLines().isEmpty()
                ? -1
                : finding.concernedLines().get(0);
    }
}
