package org.claimscreener.engine.tip.seal;

/** By which number a reporter is known. */
public enum IdentityKind {
    /** 居民身份证号. */
    RESIDENT_ID,
    /** A telephone number at which the person can be reached. */
    TELEPHONE,
    /** Passport or permit. */
    TRAVEL_DOCUMENT,
    /** 统一社会信用代码, of a company or another body that reports. */
    ORGANISATION
}
