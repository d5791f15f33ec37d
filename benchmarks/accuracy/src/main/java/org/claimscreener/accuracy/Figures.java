package org.claimscreener.accuracy;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.claimscreener.accuracy.Answer.Hit;
import org.claimscreener.accuracy.Answer.Rule;
import org.claimscreener.traffic.FraudPattern;

/**
 * What a run came to.
 *
 * @param patterns in the order of the generator's list
 * @param rules every rule that found anything, the one with the most false alarms first
 * @param falseAlarms every honest settlement of which money was withheld, in the order of sending
 * @param misses every labelled fraud of which nothing was withheld, in the order of sending
 * @param months honest settlements by the month of settling
 * @param unanswered settlements without a decision
 */
record Figures(
        Honest honest,
        List<OfPattern> patterns,
        List<OfRule> rules,
        List<FalseAlarm> falseAlarms,
        List<Miss> misses,
        SortedMap<YearMonth, OfMonth> months,
        List<String> unanswered) {
    /** At most one honest settlement in a thousand may have money withheld. */
    static final double MOST_FALSE_ALARMS = 0.001;

    /** At least so many of the labelled frauds must have money withheld. */
    static final double LEAST_RECALL = 0.95;

    Figures {
        patterns = List.copyOf(patterns);
        rules = List.copyOf(rules);
        falseAlarms = List.copyOf(falseAlarms);
        misses = List.copyOf(misses);
        months = new TreeMap<>(months);
        unanswered = List.copyOf(unanswered);
    }

    /**
     * Settlements without a label.
     *
     * @param noted released with a note
     * @param notes findings that only note, on any of them
     * @param undecided held because the screener could not decide
     * @param fundFen what the fund is asked for
     */
    record Honest(
            int settlements,
            int held,
            int refused,
            int noted,
            int notes,
            int undecided,
            long fundFen,
            long withheldFen) {
        int withheld() {
            return held + refused;
        }

        double rate() {
            return share(withheld(), settlements);
        }

        double notesInThousand() {
            return 1000 * share(notes, settlements);
        }
    }

    /** Honest settlements of a month, and those with money withheld. */
    record OfMonth(int settlements, int withheld) {
        OfMonth plus(boolean withholds) {
            return new OfMonth(settlements + 1, withheld + (withholds ? 1 : 0));
        }
    }

    /**
     * One kind of fraud.
     *
     * @param labelled settlements that can be told
     * @param caught of these, with money withheld
     * @param onTarget of these, by a rule that is meant for the pattern; equal to caught where none is named
     * @param noted not caught, but noted
     * @param preparing settlements that cannot be told yet
     * @param preparingWithheld of these, with money withheld all the same
     * @param by how many of the labelled each rule withheld money of
     * @param undueFen undue by the scheme's own logic, over the caught
     * @param stakeFen at stake by the rules that are meant for it, over the caught
     */
    record OfPattern(
            FraudPattern pattern,
            int labelled,
            int caught,
            int onTarget,
            int noted,
            int preparing,
            int preparingWithheld,
            Map<Rule, Integer> by,
            Stakes stakes,
            long undueFen,
            long stakeFen,
            long fundFen,
            long withheldFen) {
        OfPattern {
            by = Map.copyOf(by);
        }

        double recall() {
            return share(caught, labelled);
        }
    }

    /** How the amount that a rule puts at stake compares with what is undue, over caught frauds. */
    record Stakes(int exact, int below, int above) {}

    /**
     * One rule, or several of one code and title.
     *
     * @param onFrauds labelled frauds on which it withholds
     * @param onPreparing settlements of schemes that cannot be told yet on which it does
     * @param onHonest honest settlements on which it does
     * @param notesOnFrauds the same for notes
     */
    record OfRule(
            Rule rule,
            int onFrauds,
            int onPreparing,
            int onHonest,
            int notesOnFrauds,
            int notesOnHonest,
            long stakeOnHonestFen) {
        /** Of what it withholds, the share that is fraud; what only prepares one counts as neither. */
        double precision() {
            return share(onFrauds, onFrauds + onHonest);
        }

        boolean withholds() {
            return onFrauds + onPreparing + onHonest > 0;
        }
    }

    /** An honest settlement, and the findings that withhold. */
    record FalseAlarm(Sent sent, Answer answer, List<Hit> hits) {
        FalseAlarm {
            hits = List.copyOf(hits);
        }
    }

    /** A fraud of which nothing was withheld, and its notes. */
    record Miss(Sent sent, List<Hit> notes) {
        Miss {
            notes = List.copyOf(notes);
        }
    }

    int labelled() {
        return patterns.stream().mapToInt(OfPattern::labelled).sum();
    }

    int caught() {
        return patterns.stream().mapToInt(OfPattern::caught).sum();
    }

    double recall() {
        return share(caught(), labelled());
    }

    /** All that was withheld, from frauds, from what prepares them and from the honest. */
    long withheldFen() {
        return honest.withheldFen()
                + patterns.stream().mapToLong(OfPattern::withheldFen).sum();
    }

    boolean sparesTheHonest() {
        return honest.rate() <= MOST_FALSE_ALARMS;
    }

    boolean findsTheFrauds() {
        return labelled() == 0 || recall() >= LEAST_RECALL;
    }

    boolean meetsGoals() {
        return sparesTheHonest() && findsTheFrauds() && unanswered.isEmpty();
    }

    static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
