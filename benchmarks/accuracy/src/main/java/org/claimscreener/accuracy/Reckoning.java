package org.claimscreener.accuracy;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import org.claimscreener.accuracy.Answer.Hit;
import org.claimscreener.accuracy.Answer.Rule;
import org.claimscreener.accuracy.Figures.FalseAlarm;
import org.claimscreener.accuracy.Figures.Honest;
import org.claimscreener.accuracy.Figures.Miss;
import org.claimscreener.accuracy.Figures.OfMonth;
import org.claimscreener.accuracy.Figures.OfPattern;
import org.claimscreener.accuracy.Figures.OfRule;
import org.claimscreener.traffic.FraudPattern;
import org.claimscreener.traffic.Label;
import org.claimscreener.wire.record.Verdict;

/** Holds answers against labels. Used once; not thread-safe. */
final class Reckoning {
    private final Knowledge knowledge;
    private final Map<FraudPattern, PatternSums> patterns = new EnumMap<>(FraudPattern.class);
    private final SortedMap<Rule, RuleSums> rules = new TreeMap<>();
    private final SortedMap<YearMonth, OfMonth> months = new TreeMap<>();
    private final List<FalseAlarm> falseAlarms = new ArrayList<>();
    private final List<Miss> misses = new ArrayList<>();
    private final List<String> unanswered = new ArrayList<>();
    private int honest;
    private int held;
    private int refused;
    private int noted;
    private int notes;
    private int undecided;
    private long fundFen;
    private long withheldFen;

    private Reckoning(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    /**
     * The figures.
     *
     * @param answers by settlement id; one that is missing is told
     */
    static Figures of(List<Sent> sent, Map<String, Answer> answers, Knowledge knowledge) {
        Reckoning reckoning = new Reckoning(knowledge);
        for (Sent one : sent) {
            Answer answer = answers.get(one.settlementId());
            if (answer == null) {
                reckoning.unanswered.add(one.settlementId());
            } else {
                reckoning.add(one, answer);
            }
        }
        return reckoning.figures();
    }

    /** Sums of one rule while they grow. */
    private static final class RuleSums {
        private int onFrauds;
        private int onPreparing;
        private int onHonest;
        private int notesOnFrauds;
        private int notesOnHonest;
        private long stakeOnHonestFen;

        void add(Sent sent, boolean withholds, long stakeFen) {
            if (sent.isHonest()) {
                onHonest += withholds ? 1 : 0;
                notesOnHonest += withholds ? 0 : 1;
                stakeOnHonestFen += withholds ? stakeFen : 0;
            } else if (sent.isDiscernible()) {
                onFrauds += withholds ? 1 : 0;
                notesOnFrauds += withholds ? 0 : 1;
            } else {
                onPreparing += withholds ? 1 : 0;
            }
        }

        OfRule figures(Rule rule) {
            return new OfRule(rule, onFrauds, onPreparing, onHonest, notesOnFrauds, notesOnHonest, stakeOnHonestFen);
        }
    }

    private void add(Sent sent, Answer answer) {
        countRules(sent, answer);
        if (sent.isHonest()) {
            addHonest(sent, answer);
        } else {
            Label label = sent.label().orElseThrow();
            PatternSums sums = patterns.computeIfAbsent(
                    label.pattern(), pattern -> new PatternSums(pattern, knowledge.rulesMeantFor(pattern)));
            sums.add(sent, label, answer);
            if (label.discernible() && !answer.withholds()) {
                misses.add(new Miss(sent, answer.hits()));
            }
        }
    }

    /** A rule counts a settlement once, and as withholding when any of its findings does and there is money to withhold. */
    private void countRules(Sent sent, Answer answer) {
        Set<Rule> seen = new HashSet<>();
        for (Hit hit : answer.hits()) {
            if (seen.add(hit.rule())) {
                boolean withholds = false;
                long stakeFen = 0;
                for (Hit other : answer.hits()) {
                    boolean counts = other.rule().equals(hit.rule()) && other.withholds() && answer.withholds();
                    withholds |= counts;
                    stakeFen += counts ? other.amountFen() : 0;
                }
                rules.computeIfAbsent(hit.rule(), rule -> new RuleSums()).add(sent, withholds, stakeFen);
            }
        }
    }

    private void addHonest(Sent sent, Answer answer) {
        List<Hit> withholding = answer.hits().stream().filter(Hit::withholds).toList();
        honest++;
        held += answer.verdict() == Verdict.HOLD ? 1 : 0;
        refused += answer.verdict() == Verdict.REFUSE ? 1 : 0;
        notes += answer.hits().size() - withholding.size();
        noted += !answer.withholds() && !answer.hits().isEmpty() ? 1 : 0;
        undecided += answer.systemReason().isEmpty() ? 0 : 1;
        fundFen += sent.fundFen();
        withheldFen += answer.withheldFen();
        months.merge(
                YearMonth.from(sent.day()),
                new OfMonth(0, 0).plus(answer.withholds()),
                (all, one) -> all.plus(answer.withholds()));
        if (answer.withholds()) {
            falseAlarms.add(new FalseAlarm(sent, answer, withholding));
        }
    }

    private Figures figures() {
        List<OfPattern> ofPatterns =
                patterns.values().stream().map(PatternSums::figures).toList();
        List<OfRule> ofRules = new ArrayList<>();
        rules.forEach((rule, sums) -> ofRules.add(sums.figures(rule)));
        ofRules.sort(Comparator.comparingInt(OfRule::onHonest)
                .thenComparingInt(OfRule::onFrauds)
                .reversed());
        return new Figures(
                new Honest(honest, held, refused, noted, notes, undecided, fundFen, withheldFen),
                ofPatterns,
                ofRules,
                falseAlarms,
                misses,
                months,
                unanswered);
    }
}
