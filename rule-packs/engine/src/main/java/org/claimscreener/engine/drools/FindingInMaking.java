package org.claimscreener.engine.drools;

import java.util.ArrayList;
import java.util.IllegalFormatException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

import org.claimscreener.engine.decision.RuleFinding;
import org.claimscreener.engine.decision.RuleFinding.Earlier;
import org.claimscreener.engine.decision.RuleFinding.Stake;
import org.claimscreener.engine.decision.RuleInfo;
import org.claimscreener.engine.fact.FeeLine;
import org.claimscreener.engine.fact.FindingDraft;
import org.claimscreener.engine.fact.PastVisit;
import org.jspecify.annotations.Nullable;

/** One finding while its rule says what it is about. Not thread-safe. */
final class FindingInMaking implements FindingDraft {
    /** The national output field vola_evid is c500. */
    private static final int LONGEST_EVIDENCE = 500;

    private final RuleInfo rule;
    private final TreeMap<Integer, Long> stakes = new TreeMap<>();
    private final TreeSet<Integer> concerned = new TreeSet<>();
    private final Map<String, Earlier> past = new LinkedHashMap<>();
    private @Nullable String evidence;
    private @Nullable String english;

    FindingInMaking(RuleInfo rule) {
        this.rule = rule;
    }

    /** The line's part at stake, fen; the line is concerned as well. */
    void stake(FeeLine line, long amountFen) {
        stakes.put(line.index(), amountFen);
        concerned.add(line.index());
    }

    @Override
    public FindingDraft evidence(String template, Object... arguments) {
        if (evidence != null) {
            throw new RuleFault("evidence() twice for one finding");
        }
        evidence = formatted(template, arguments);
        return this;
    }

    @Override
    public FindingDraft english(String template, Object... arguments) {
        if (english != null) {
            throw new RuleFault("english() twice for one finding");
        }
        english = formatted(template, arguments);
        return this;
    }

    private static String formatted(String template, Object... arguments) {
        try {
            // Cut at once: a rule may print a bill of 5,000 lines each time it fires.
            return cut(String.format(Locale.ROOT, template, arguments), LONGEST_EVIDENCE);
        } catch (IllegalFormatException e) {
            throw new RuleFault(
                    "the evidence template \"" + template + "\" does not fit its arguments: " + e.getMessage());
        }
    }

    @Override
    public FindingDraft because(PastVisit visit) {
        past.putIfAbsent(visit.settlementId(), new Earlier(visit.settlementId(), visit.firstDay()));
        return this;
    }

    @Override
    public FindingDraft because(List<PastVisit> visits) {
        visits.forEach(this::because);
        return this;
    }

    @Override
    public FindingDraft concerning(FeeLine line) {
        concerned.add(line.index());
        return this;
    }

    RuleFinding finish(Function<RuleInfo, CoverageNotes.Note> notes) {
        if (evidence == null || evidence.isBlank()) {
            throw new RuleFault(rule, "a finding without evidence");
        }
        List<Stake> atStake = new ArrayList<>(stakes.size());
        stakes.forEach((line, amountFen) -> atStake.add(new Stake(line, amountFen)));
        CoverageNotes.Note note = notes.apply(rule);
        return new RuleFinding(
                rule,
                atStake,
                List.copyOf(concerned),
                withNote(evidence, note.chinese()),
                english == null ? "" : withNote(english, note.english()),
                List.copyOf(past.values()));
    }

    /** The note must not be lost; what the rule says is cut. */
    private static String withNote(String evidence, String note) {
        return cut(evidence, Math.max(1, LONGEST_EVIDENCE - note.length())) + cut(note, LONGEST_EVIDENCE - 1);
    }

    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        boolean splitsPair = Character.isHighSurrogate(text.charAt(longest - 1));
        return text.substring(0, splitsPair ? longest - 1 : longest);
    }
}
