package org.claimscreener.engine.hold;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.claimscreener.engine.intake.IntakeLimits;
import org.claimscreener.engine.pack.Problems;
import org.claimscreener.engine.pack.YamlFields;
import org.claimscreener.engine.pack.YamlText;
import org.claimscreener.wire.record.HoldLapse;
import org.jspecify.annotations.Nullable;

/** Reads a {@link HoldPolicy}; HOLDS.md shows a whole one. Stateless. */
final class HoldPolicyText {
    private static final String LIMIT = "two_persons_above_fen";
    private static final String CLAIM = "claim_minutes";
    private static final String VOTES = "collegial_votes";
    private static final String PAUSE = "longest_pause_working_days";
    private static final String TERMS = "terms";
    private static final String LOCAL = "local_terms";
    private static final String DAYS = "working_days";
    private static final String LAPSE = "on_lapse";
    private static final String PHASE = "phase";
    private static final String REGION = "region";
    private static final String SEVERITY = "severity";

    private static final List<String> FIELDS = List.of(LIMIT, CLAIM, VOTES, PAUSE, TERMS, LOCAL);
    private static final List<String> TERM_FIELDS = List.of(DAYS, LAPSE);
    private static final List<String> LOCAL_FIELDS = List.of(PHASE, REGION, SEVERITY, DAYS, LAPSE);
    private static final Pattern AREA = Pattern.compile("[0-9]{1,6}");
    private static final int MOST_LOCAL_TERMS = 1_000;

    private HoldPolicyText() {}

    static HoldPolicy parse(String name, String yaml) throws HoldPolicyRefusedException {
        Problems problems = new Problems();
        Optional<HoldPolicy> policy = YamlText.read(name, yaml, problems)
                .flatMap(root -> YamlFields.of(name, name, root, problems, FIELDS))
                .flatMap(fields -> policy(fields, problems));
        if (policy.isEmpty()) {
            throw new HoldPolicyRefusedException(name, problems.sorted());
        }
        return policy.get();
    }

    private static Optional<HoldPolicy> policy(YamlFields fields, Problems problems) {
        HoldPolicy standard = HoldPolicy.STANDARD;
        long limit = number(fields, LIMIT, standard.twoPersonsAboveFen(), 0, IntakeLimits.MAX_AMOUNT_FEN);
        long claim = number(fields, CLAIM, standard.claimMinutes(), 1, HoldPolicy.LONGEST_CLAIM_MINUTES);
        long votes = number(fields, VOTES, standard.collegialVotes(), HoldPolicy.LEAST_VOTES, HoldLimits.MAX_VOTES);
        if (votes % 2 == 0) {
            fields.problem(VOTES, "'" + VOTES + "' is " + votes, "an odd number, so that there is a majority");
        }
        long pause = number(fields, PAUSE, standard.longestPauseDays(), 1, HoldTerm.LONGEST_DAYS);
        Map<HoldPhase, HoldTerm> terms = terms(fields);
        List<LocalTerm> local = localTerms(fields);
        if (problems.count() > 0) {
            return Optional.empty();
        }
        return Optional.of(new HoldPolicy(limit, (int) claim, (int) votes, (int) pause, terms, local));
    }

    private static long number(YamlFields fields, String key, long otherwise, long least, long most) {
        return fields.has(key) ? fields.number(key, least, most) : otherwise;
    }

    private static Map<HoldPhase, HoldTerm> terms(YamlFields fields) {
        Map<HoldPhase, HoldTerm> terms = new EnumMap<>(HoldPolicy.STANDARD.terms());
        List<String> known = Stream.of(HoldPhase.values()).map(HoldPhase::key).toList();
        Optional<YamlFields> section = fields.section(TERMS, known);
        for (HoldPhase phase : HoldPhase.values()) {
            section.flatMap(all -> all.section(phase.key(), TERM_FIELDS))
                    .flatMap(term -> term(term, phase))
                    .ifPresent(term -> terms.put(phase, term));
        }
        return terms;
    }

    private static Optional<HoldTerm> term(YamlFields fields, HoldPhase phase) {
        long days = fields.number(DAYS, 1, HoldTerm.LONGEST_DAYS);
        HoldLapse lapse = lapse(fields);
        if (lapse == null) {
            return Optional.empty();
        }
        if (!phase.allows(lapse)) {
            fields.problem(
                    LAPSE,
                    phase.key() + " cannot end with " + lapse,
                    phase == HoldPhase.FIRST_REVIEW
                            ? "ESCALATE or RELEASE: nobody has looked yet, so nothing may be deducted"
                            : "RELEASE or ACCEPT: there is nobody above");
            return Optional.empty();
        }
        return Optional.of(new HoldTerm((int) days, lapse));
    }

    private static @Nullable HoldLapse lapse(YamlFields fields) {
        String word = fields.text(LAPSE);
        for (HoldLapse lapse : HoldLapse.values()) {
            if (lapse.name().equals(word)) {
                return lapse;
            }
        }
        if (!word.isEmpty()) {
            fields.problem(LAPSE, "'" + LAPSE + "' is '" + word + "'", "ESCALATE, RELEASE or ACCEPT");
        }
        return null;
    }

    private static List<LocalTerm> localTerms(YamlFields fields) {
        List<LocalTerm> terms = new ArrayList<>();
        Set<List<Object>> seen = new HashSet<>();
        List<YamlFields> sections = fields.sections(LOCAL, LOCAL_FIELDS);
        if (sections.size() > MOST_LOCAL_TERMS) {
            fields.problem(LOCAL, "'" + LOCAL + "' has " + sections.size() + " entries", "at most " + MOST_LOCAL_TERMS);
            return terms;
        }
        for (YamlFields section : sections) {
            localTerm(section).ifPresent(term -> {
                terms.add(term);
                if (!seen.add(List.of(term.phase(), term.region(), term.severity()))) {
                    section.problem(PHASE, "phase, region and severity stand twice", "keep one of them");
                }
            });
        }
        return terms;
    }

    private static Optional<LocalTerm> localTerm(YamlFields fields) {
        Optional<HoldPhase> phase = phase(fields);
        String region =
                fields.has(REGION) ? fields.text(REGION, AREA, "the first 1 to 6 digits of area codes, in quotes") : "";
        long severity = number(fields, SEVERITY, LocalTerm.ANY_SEVERITY, 0, 3);
        if (!fields.has(REGION) && !fields.has(SEVERITY)) {
            fields.problem(PHASE, "neither region nor severity is stated", "name one, or set it under '" + TERMS + "'");
        }
        return phase.flatMap(
                found -> term(fields, found).map(term -> new LocalTerm(found, region, (int) severity, term)));
    }

    private static Optional<HoldPhase> phase(YamlFields fields) {
        String word = fields.text(PHASE);
        for (HoldPhase phase : HoldPhase.values()) {
            if (phase.key().equals(word)) {
                return Optional.of(phase);
            }
        }
        if (!word.isEmpty()) {
            fields.problem(
                    PHASE, "'" + PHASE + "' is '" + word + "'", "first_review, appeal, re_review or collegial_review");
        }
        return Optional.empty();
    }
}
