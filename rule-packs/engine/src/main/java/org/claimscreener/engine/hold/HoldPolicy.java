package org.claimscreener.engine.hold;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.claimscreener.wire.record.HoldLapse;
import org.jspecify.annotations.Nullable;

/**
 * What an office sets about holds: deadlines with their defaults, when two persons must agree, how long a claim lasts. A
 * change concerns what begins after it; a clock that runs keeps its deadline. Immutable, thread-safe.
 *
 * @param twoPersonsAboveFen a review of more withheld money than this takes effect with a second person only, in fen
 * @param claimMinutes how long a claim lasts, 1 to {@link #LONGEST_CLAIM_MINUTES}
 * @param collegialVotes votes that decide a collegial review; odd, 3 to {@link HoldLimits#MAX_VOTES}
 * @param longestPauseDays after how many working days a pause ends by itself, 1 to {@link HoldTerm#LONGEST_DAYS}
 * @param terms one for each phase
 * @param localTerms what holds instead in a region or for a severity
 */
public record HoldPolicy(
        long twoPersonsAboveFen,
        int claimMinutes,
        int collegialVotes,
        int longestPauseDays,
        Map<HoldPhase, HoldTerm> terms,
        List<LocalTerm> localTerms) {
    /** A week. */
    public static final int LONGEST_CLAIM_MINUTES = 7 * 24 * 60;

    static final int LEAST_VOTES = 3;
    private static final int TERM_DAYS = 10;

    /**
     * What holds where an office has said nothing. As local procedures have it: appeal, review and collegial review within
     * 10 working days each, and an appeal that does not come in time counts as acceptance. When it is we who are slow, the
     * money is paid or goes to the next body up.
     */
    public static final HoldPolicy STANDARD = new HoldPolicy(
            1_000_000,
            240,
            LEAST_VOTES,
            30,
            Map.of(
                    HoldPhase.FIRST_REVIEW, new HoldTerm(TERM_DAYS, HoldLapse.RELEASE),
                    HoldPhase.APPEAL, new HoldTerm(TERM_DAYS, HoldLapse.ACCEPT),
                    HoldPhase.RE_REVIEW, new HoldTerm(TERM_DAYS, HoldLapse.ESCALATE),
                    HoldPhase.COLLEGIAL_REVIEW, new HoldTerm(TERM_DAYS, HoldLapse.RELEASE)),
            List.of());

    public HoldPolicy {
        terms = Collections.unmodifiableMap(new EnumMap<>(terms));
        localTerms = List.copyOf(localTerms);
        if (twoPersonsAboveFen < 0 || claimMinutes < 1 || claimMinutes > LONGEST_CLAIM_MINUTES) {
            throw new IllegalArgumentException("a limit or a claim that cannot be");
        }
        if (collegialVotes < LEAST_VOTES || collegialVotes > HoldLimits.MAX_VOTES || collegialVotes % 2 == 0) {
            throw new IllegalArgumentException("a collegial review of " + collegialVotes + " votes");
        }
        if (longestPauseDays < 1 || longestPauseDays > HoldTerm.LONGEST_DAYS) {
            throw new IllegalArgumentException("a pause of " + longestPauseDays + " working days");
        }
        for (HoldPhase phase : HoldPhase.values()) {
            requireAllowed(phase, terms.get(phase));
        }
        localTerms.forEach(local -> requireAllowed(local.phase(), local.term()));
    }

    private static void requireAllowed(HoldPhase phase, @Nullable HoldTerm term) {
        if (term == null || !phase.allows(term.onLapse())) {
            throw new IllegalArgumentException("no term for " + phase + ", or one that ends as it may not");
        }
    }

    /**
     * Reads a policy from YAML; what it does not say is as in {@link #STANDARD}.
     *
     * @param name what to call the text in messages, e.g. its file name
     * @throws HoldPolicyRefusedException when anything is wrong with it
     */
    public static HoldPolicy parse(String name, String yaml) throws HoldPolicyRefusedException {
        return HoldPolicyText.parse(name, yaml);
    }

    /**
     * The term of a phase.
     *
     * @param area the institution's area code; empty when it is not known
     * @param severity 1 to 3, or 0
     */
    public HoldTerm term(HoldPhase phase, String area, int severity) {
        LocalTerm nearest = null;
        for (LocalTerm local : localTerms) {
            if (local.concerns(phase, area, severity) && (nearest == null || local.weight() > nearest.weight())) {
                nearest = local;
            }
        }
        if (nearest != null) {
            return nearest.term();
        }
        return Objects.requireNonNull(terms.get(phase), "no term for a phase");
    }
}
