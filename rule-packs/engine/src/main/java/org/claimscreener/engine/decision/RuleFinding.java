package org.claimscreener.engine.decision;

import java.util.List;

/**
 * One hit of one rule, before it is settled with the others.
 *
 * @param stakes what is at stake of each line, at most once a line, by the line's position
 * @param concernedLines positions of all lines concerned, those at stake included, ascending
 * @param evidence what was seen, at most 500 characters
 * @param pastSettlementIds earlier settlements that the evidence rests on, in the order given, each once
 */
public record RuleFinding(
        RuleInfo rule,
        List<Stake> stakes,
        List<Integer> concernedLines,
        String evidence,
        List<String> pastSettlementIds) {

    /**
     * @param line position in the settlement, from 0
     * @param amountFen of the line's billed amount, not negative
     */
    public record Stake(int line, long amountFen) {}

    public RuleFinding {
        stakes = List.copyOf(stakes);
        concernedLines = List.copyOf(concernedLines);
        pastSettlementIds = List.copyOf(pastSettlementIds);
    }
}
