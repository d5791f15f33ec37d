package org.claimscreener.engine.tip.reward;

import org.claimscreener.wire.record.SubjectKind;

/** Whose money came back. */
public enum RewardAbout {
    /** An institution, or one of its departments. */
    INSTITUTION,
    /** A practitioner or an insured person. */
    PERSON;

    /** Under which of them a target falls. */
    public static RewardAbout of(SubjectKind kind) {
        return switch (kind) {
            case INSTITUTION, DEPARTMENT -> INSTITUTION;
            case PRACTITIONER, PATIENT -> PERSON;
        };
    }
}
