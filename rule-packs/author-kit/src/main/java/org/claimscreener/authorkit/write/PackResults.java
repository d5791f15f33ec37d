package org.claimscreener.authorkit.write;

import java.util.List;

import org.claimscreener.authorkit.write.TestRun.OfRule;
import org.claimscreener.engine.pack.RulePack;

/** What came of the cases of one pack. */
record PackResults(RulePack pack, List<OfRule> rules) {
    PackResults {
        rules = List.copyOf(rules);
    }

    long cases() {
        return rules.stream().mapToLong(one -> one.cases().size()).sum();
    }

    long failed() {
        return rules.stream().mapToLong(one -> one.failures().size()).sum();
    }

    long conditions() {
        return rules.stream().mapToLong(one -> one.coverage().size()).sum();
    }

    /** Conditions at which no near miss stops. */
    long untried() {
        return rules.stream().mapToLong(one -> one.untried().size()).sum();
    }
}
