package org.claimscreener.engine.hold;

import org.claimscreener.wire.record.HoldLapse;
import org.claimscreener.wire.record.HoldStage;

/** What a clock runs for. Waiting for a review and doing it are one phase: whoever waits does not care. */
public enum HoldPhase {
    /** From the decision to the first review. */
    FIRST_REVIEW("first_review"),
    /** From a notice to the institution's answer. */
    APPEAL("appeal"),
    /** From the appeal to the re-review. */
    RE_REVIEW("re_review"),
    /** From there to the last vote. */
    COLLEGIAL_REVIEW("collegial_review");

    private final String key;

    HoldPhase(String key) {
        this.key = key;
    }

    /** Its name in a policy's text. */
    String key() {
        return key;
    }

    /**
     * Whether that may happen when its clock lapses. Before the first review nobody has looked yet, so nothing may be
     * deducted; above the collegial review there is nobody.
     */
    boolean allows(HoldLapse lapse) {
        return switch (this) {
            case FIRST_REVIEW -> lapse != HoldLapse.ACCEPT;
            case APPEAL, RE_REVIEW -> true;
            case COLLEGIAL_REVIEW -> lapse != HoldLapse.ESCALATE;
        };
    }

    /**
     * The phase of a stage.
     *
     * @throws IllegalArgumentException when the stage is an end
     */
    static HoldPhase of(HoldStage stage) {
        return switch (stage) {
            case HELD, FIRST_REVIEW -> FIRST_REVIEW;
            case NOTIFIED -> APPEAL;
            case APPEALED, RE_REVIEW -> RE_REVIEW;
            case COLLEGIAL_REVIEW -> COLLEGIAL_REVIEW;
            case RELEASED, DEDUCTED, PARTLY_DEDUCTED, REVERSED ->
                throw new IllegalArgumentException(stage + " is an end: no clock runs");
        };
    }
}
