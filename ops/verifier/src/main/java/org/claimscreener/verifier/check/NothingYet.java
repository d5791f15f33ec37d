package org.claimscreener.verifier.check;

/** A promise about a topic that nothing is written to yet. Whoever defines the topic's records puts a check in its place. */
final class NothingYet implements Check {
    NothingYet(Tally tally, String reason) {
        tally.nothingToCheck(reason);
    }
}
