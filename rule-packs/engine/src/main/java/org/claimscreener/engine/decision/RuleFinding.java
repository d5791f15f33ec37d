package org.claimscreener.engine.decision;

import java.time.LocalDate;
import java.util.List;

/**
 * One hit of one rule, before it is settled with the others.
 *
 * @param stakes what is at stake of each line, at most once a line, by the line's position
 * @param concernedLines positions of all lines concerned, those at stake included, ascending
 * @param evidence what was seen, at most 500 characters
 * @param english the same in English, likewise, or ""
 * @param past earlier settlements that the evidence rests on, in the order given, each once
 */
public record RuleFinding(
        RuleInfo rule,
        List<Stake> stakes,
        List<Integer> concernedLines,
        String evidence,
        String english,
        List<Earlier> past) {

    /**
     * @param line position in the settlement, from 0
     * @param amountFen of the line's billed amount, not negative
     */
    public record Stake(int line, long amountFen) {}

    /**
     * An earlier settlement of the person.
     *
     * @param firstDay of its visit
     */
    public record Earlier(String settlementId, LocalDate firstDay) {}

    public RuleFinding {
        stakes = List.copyOf(stakes);
        concernedLines = List.copyOf(concernedLines);
        past = List.copyOf(past);
    }
}
