package org.claimscreener.supervision;

import java.io.Serializable;

import org.claimscreener.engine.calendar.WorkingDays;
import org.claimscreener.engine.credit.CreditScheme;
import org.claimscreener.engine.credit.CreditSchemeRefusedException;
import org.claimscreener.engine.referral.ReferralDesk;
import org.claimscreener.engine.supervision.SubjectDesk;
import org.claimscreener.engine.tip.TipPolicy;
import org.claimscreener.engine.tip.TipPolicyRefusedException;
import org.claimscreener.engine.tip.reported.TargetDesk;

/**
 * What the supervision job is submitted with. The texts are read at once, so that a wrong one fails the submission and not
 * the job.
 *
 * @param bootstrapServers host:port list, as the cluster reaches it
 * @param office in whose name standings are issued; no person's name, at most 300 characters
 * @param creditScheme YAML of {@link CreditScheme}; blank for {@link CreditScheme#STANDARD}
 * @param tipPolicy YAML of {@link TipPolicy}; blank for {@link TipPolicy#STANDARD}
 * @param calendar table of {@link WorkingDays#parse}; blank for the notices that this build knows
 * @param inspectionSeeds path of the secret file of seeds, as each TaskManager reaches it; blank to draw nothing for inspection
 */
public record SupervisionSettings(
        String bootstrapServers,
        String office,
        String creditScheme,
        String tipPolicy,
        String calendar,
        String inspectionSeeds)
        implements Serializable {
    /** Where nothing else is said. */
    public static final String STANDARD_OFFICE = "医疗保障基金智能监管";

    private static final long serialVersionUID = 1L;
    private static final int LONGEST_OFFICE = 300;

    public SupervisionSettings {
        if (bootstrapServers.isBlank()) {
            throw new IllegalArgumentException("bootstrap servers are missing; write host:port, several with commas");
        }
        if (office.isBlank() || office.length() > LONGEST_OFFICE) {
            throw new IllegalArgumentException("the office is blank or longer than " + LONGEST_OFFICE + " characters");
        }
        desk(office, creditScheme, calendar);
        targetDesk(office, tipPolicy, calendar);
    }

    /** Standard scheme, State Council's calendar. */
    public static SupervisionSettings standard(String bootstrapServers) {
        return new SupervisionSettings(bootstrapServers, STANDARD_OFFICE, "", "", "", "");
    }

    public SupervisionSettings withCreditScheme(String yaml) {
        return new SupervisionSettings(bootstrapServers, office, yaml, tipPolicy, calendar, inspectionSeeds);
    }

    public SupervisionSettings withInspectionSeeds(String path) {
        return new SupervisionSettings(bootstrapServers, office, creditScheme, tipPolicy, calendar, path);
    }

    public SupervisionSettings withTipPolicy(String yaml) {
        return new SupervisionSettings(bootstrapServers, office, creditScheme, yaml, calendar, inspectionSeeds);
    }

    /** The desk of subjects by these texts. */
    public SubjectDesk desk() {
        return desk(office, creditScheme, calendar);
    }

    /** The desk of tips by these texts. */
    public TargetDesk targetDesk() {
        return targetDesk(office, tipPolicy, calendar);
    }

    /** The desk for referrals by the same calendar. */
    public ReferralDesk referrals() {
        return new ReferralDesk(calendar(calendar));
    }

    private static SubjectDesk desk(String office, String creditScheme, String calendar) {
        return new SubjectDesk(
                office, creditScheme.isBlank() ? CreditScheme.STANDARD : parsed(creditScheme), calendar(calendar));
    }

    private static TargetDesk targetDesk(String office, String tipPolicy, String calendar) {
        return new TargetDesk(
                office, tipPolicy.isBlank() ? TipPolicy.STANDARD : parsedPolicy(tipPolicy), calendar(calendar));
    }

    private static WorkingDays calendar(String table) {
        return table.isBlank()
                ? WorkingDays.ofTheStateCouncil()
                : WorkingDays.parse("the supervision job's calendar", table);
    }

    private static TipPolicy parsedPolicy(String policy) {
        try {
            return TipPolicy.parse("the supervision job's policy of tips", policy);
        } catch (TipPolicyRefusedException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static CreditScheme parsed(String scheme) {
        try {
            return CreditScheme.parse("the supervision job's credit scheme", scheme);
        } catch (CreditSchemeRefusedException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
