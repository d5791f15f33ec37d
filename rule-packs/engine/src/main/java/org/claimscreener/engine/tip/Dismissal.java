package org.claimscreener.engine.tip;

/** Why a tip is not accepted: the conditions of 医保办发〔2022〕22号, and what is not ours. */
public enum Dismissal {
    NO_CLEAR_TARGET,
    NO_SPECIFIC_LEAD,
    NO_EVIDENCE,
    /** The office held the facts before. */
    ALREADY_HELD,
    /** It is about something else than the fund's money, or belongs to another office. */
    NOT_COMPETENT,
    /** The reporter took it back. */
    WITHDRAWN
}
