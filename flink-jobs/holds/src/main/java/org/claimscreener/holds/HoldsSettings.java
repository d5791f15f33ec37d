package org.claimscreener.holds;

import java.time.Duration;

import org.claimscreener.engine.calendar.WorkingDays;
import org.claimscreener.engine.hold.HoldDesk;
import org.claimscreener.engine.hold.HoldPolicy;
import org.claimscreener.engine.hold.HoldPolicyRefusedException;

/**
 * What the holds job is submitted with. Both texts are read at once, so that a wrong one fails the submission and not the
 * job.
 *
 * @param bootstrapServers host:port list, as the cluster reaches it
 * @param policy YAML of {@link HoldPolicy}; blank for {@link HoldPolicy#STANDARD}
 * @param calendar table of {@link WorkingDays#parse}; blank for the notices that this build knows
 * @param clockSkew by how much event time stays behind the wall clock: more than the clocks of brokers and of the job differ,
 *     and than a record takes from its append to all replicas; zero to {@link #LONGEST_SKEW}
 */
public record HoldsSettings(String bootstrapServers, String policy, String calendar, Duration clockSkew) {
    public static final Duration STANDARD_SKEW = Duration.ofSeconds(1);

    /** Whoever needs more has clocks to set. */
    public static final Duration LONGEST_SKEW = Duration.ofMinutes(10);

    public HoldsSettings {
        if (bootstrapServers.isBlank()) {
            throw new IllegalArgumentException("bootstrap servers are missing; write host:port, several with commas");
        }
        if (clockSkew.isNegative() || clockSkew.compareTo(LONGEST_SKEW) > 0) {
            throw new IllegalArgumentException("clock skew must be 0 to 10 minutes, is " + clockSkew);
        }
        desk(policy, calendar);
    }

    /** Standard policy, State Council's calendar. */
    public static HoldsSettings standard(String bootstrapServers) {
        return new HoldsSettings(bootstrapServers, "", "", STANDARD_SKEW);
    }

    public HoldsSettings withPolicy(String yaml) {
        return new HoldsSettings(bootstrapServers, yaml, calendar, clockSkew);
    }

    public HoldsSettings withCalendar(String table) {
        return new HoldsSettings(bootstrapServers, policy, table, clockSkew);
    }

    /**
     * The desk by these texts.
     *
     * @throws IllegalArgumentException when one of them cannot be read; the message says where
     */
    public static HoldDesk desk(String policy, String calendar) {
        return new HoldDesk(
                policy.isBlank() ? HoldPolicy.STANDARD : parsed(policy),
                calendar.isBlank()
                        ? WorkingDays.ofTheStateCouncil()
                        : WorkingDays.parse("the holds job's calendar", calendar));
    }

    private static HoldPolicy parsed(String policy) {
        try {
            return HoldPolicy.parse("the holds job's policy", policy);
        } catch (HoldPolicyRefusedException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
