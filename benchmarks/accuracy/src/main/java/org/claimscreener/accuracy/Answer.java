package org.claimscreener.accuracy;

import java.util.List;

import org.claimscreener.wire.record.Consequence;
import org.claimscreener.wire.record.Verdict;

/**
 * What the screener said of one settlement.
 *
 * @param systemReason why it could not decide, or ""
 * @param hits every finding, notes too
 */
record Answer(
        String settlementId, Verdict verdict, long heldFen, long refusedFen, String systemReason, List<Hit> hits) {
    Answer {
        hits = List.copyOf(hits);
    }

    /**
     * One finding.
     *
     * @param rule official code and title
     * @param amountFen at stake, of the billed amount
     */
    record Hit(Rule rule, Consequence consequence, int severity, long amountFen, String evidence) {
        boolean withholds() {
            return consequence != Consequence.NOTE;
        }
    }

    /** A rule as a decision names it. Several rules of a pack may share a code and a title. */
    record Rule(String code, String title) implements Comparable<Rule> {
        @Override
        public int compareTo(Rule other) {
            int byCode = code.compareTo(other.code);
            return byCode != 0 ? byCode : title.compareTo(other.title);
        }

        @Override
        public String toString() {
            return code + " " + title;
        }
    }

    /** Some money of it is not paid for now. */
    boolean withholds() {
        return verdict == Verdict.HOLD || verdict == Verdict.REFUSE;
    }

    long withheldFen() {
        return heldFen + refusedFen;
    }
}
