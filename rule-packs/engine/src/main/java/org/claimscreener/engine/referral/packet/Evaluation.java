package org.claimscreener.engine.referral.packet;

/**
 * What came of deciding it again before it was referred.
 *
 * @param same the same bytes; a decision of which something else came is not referred
 * @param why what stood against deciding it again; blank when the same came of it
 */
public record Evaluation(boolean same, String why) {
    public Evaluation {
        if (same != why.isBlank()) {
            throw new IllegalArgumentException("say why it could not be decided again, and only then");
        }
    }
}
