package org.claimscreener.engine.credit;

/** Why nothing was done. */
public enum CreditRefusal {
    /** A field is missing, too long or not of its form. */
    UNREADABLE,
    /** It is about somebody else, or about a kind of subject that has no credit. */
    WRONG_SUBJECT,
    /** It is dated in the future, or so long ago that nothing of it would count or be kept. */
    OUT_OF_TIME,
    /** Another one of the same id, with other content, came before. */
    SAME_ID,
    /** There is no such change or contest, or it was taken back already. */
    UNKNOWN_CHANGE,
    /** A contest of the change is open already. */
    ALREADY_CONTESTED,
    /** It was decided; what is left is administrative review or a court. */
    ALREADY_DECIDED,
    /** Who contested may not decide. */
    SAME_PERSON,
    /** The role may not decide this. */
    WRONG_ROLE,
    /** The subject's book is full. */
    TOO_MANY
}
