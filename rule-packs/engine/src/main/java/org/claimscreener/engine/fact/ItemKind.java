package org.claimscreener.engine.fact;

/** What sort of thing a fee line bills. */
public enum ItemKind {
    /** Western, Chinese patent, ethnic or self-prepared drug: list_type 101, 103, 104, 106, or a code from X or Z. */
    DRUG,
    /** Slice of a Chinese herb: list_type 102, or a code from T. */
    HERB,
    /** Medical service: list_type 201, or a 15-digit code. */
    SERVICE,
    /** Consumable: list_type 301, or a code from C. */
    CONSUMABLE,
    /** Neither the list type nor the shape of the code tells. */
    OTHER
}
