package org.claimscreener.engine.tip;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the person who takes a tip up says of it: each condition of 医保办发〔2022〕22号 by itself.
 *
 * @param clearTarget who did it is clear
 * @param specificLead what was done is told so that it can be checked
 * @param evidence something shows it
 * @param notAlreadyHeld the office did not hold the facts before
 */
public record TipConditions(boolean clearTarget, boolean specificLead, boolean evidence, boolean notAlreadyHeld) {
    /** All are met. */
    public static final TipConditions MET = new TipConditions(true, true, true, true);

    /** Those that are not met, in words; empty when all are. */
    Optional<String> unmet() {
        List<String> unmet = new ArrayList<>();
        if (!clearTarget) {
            unmet.add("a clear target");
        }
        if (!specificLead) {
            unmet.add("a specific lead");
        }
        if (!evidence) {
            unmet.add("evidence");
        }
        if (!notAlreadyHeld) {
            unmet.add("facts that the office did not hold before");
        }
        return unmet.isEmpty()
                ? Optional.empty()
                : Optional.of("医保办发〔2022〕22号 asks for " + String.join(", ", unmet) + "; dismiss the tip, saying why");
    }
}
