package org.claimscreener.engine.referral.packet;

import java.util.Locale;

/** The sections of a packet, in their order. Every packet has all of them, with what is left out named. */
public enum Section {
    /** To whom, by which law, by whom, and what is in the packet. */
    HEAD,
    /** What was decided about. */
    SETTLEMENT,
    /** Verdict and findings. */
    DECISION,
    /** The rule packs that decided. */
    PACKS,
    /** What is needed to decide it again, and what came of that. */
    REPLAY,
    /** Each step of the review. */
    HOLD,
    /** What it comes to. */
    MONEY;

    /** As in the file. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
