package org.claimscreener.engine.tip.reward;

/** How the bands of a scheme are meant. */
public enum RewardMethod {
    /** The band in which the amount lies gives the share of the whole amount (合肥). */
    WHOLE,
    /** Each band gives the share of that part of the amount that lies in it (分段累计, 海南). */
    CUMULATIVE
}
