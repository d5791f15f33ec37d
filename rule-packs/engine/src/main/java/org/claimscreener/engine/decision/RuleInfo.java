package org.claimscreener.engine.decision;

import org.claimscreener.wire.record.Consequence;

/**
 * What a rule says about itself, from the annotations in its DRL.
 *
 * @param rule unique name within the pack
 * @param code official code where one is published, else the pack's own
 * @param title official Chinese name
 * @param severity sev_deg, 1 plain breach, 2 highly suspect, 3 slightly suspect
 * @param behaviour vola_bhvr_type, 1 concerns the visit, 2 concerns items
 */
public record RuleInfo(
        String packId,
        String rule,
        String code,
        String title,
        int severity,
        Consequence consequence,
        int behaviour,
        String legalBasis) {}
