package org.claimscreener.console.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.claimscreener.wire.record.Consequence;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.FeeLine;
import org.claimscreener.wire.record.Finding;
import org.claimscreener.wire.record.HoldStep;
import org.claimscreener.wire.record.LineDecision;
import org.claimscreener.wire.record.Settlement;

/**
 * What does not change about a hold after its first step.
 *
 * @param ruleCodes of the findings that withhold money, gravest first, as many as fit into {@link #MOST_RULE_BYTES}
 * @param practitionerIds who ordered withheld lines, at most {@link #MOST_PRACTITIONERS}
 */
record Opening(
        String holdId,
        String patientId,
        String institutionId,
        String institutionName,
        List<String> ruleCodes,
        List<String> practitionerIds,
        Instant openedAt) {
    /** Beyond it they are left out: a hold that names more says nothing of one. */
    static final int MOST_PRACTITIONERS = 50;

    /** A row of an index has room for so much; it is some two hundred rules. */
    private static final int MOST_RULE_BYTES = 1_500;

    private static final int AREA_BEGIN = 1;
    private static final int AREA_END = 7;

    Opening {
        ruleCodes = List.copyOf(ruleCodes);
        practitionerIds = List.copyOf(practitionerIds);
    }

    static Opening of(HoldStep opened, Optional<Decision> decision, Optional<Settlement> bill) {
        return new Opening(
                opened.getHoldId(),
                Objects.requireNonNullElse(opened.getPatientId(), ""),
                opened.getInstitutionId(),
                Ids.name(bill.map(settled -> settled.getInstitution().getName()).orElse("")),
                decision.map(made -> bounded(withholding(made).keySet())).orElse(List.of()),
                decision.flatMap(made -> bill.map(settled -> practitioners(made, settled)))
                        .orElse(List.of()),
                opened.getAt());
    }

    /** The findings that withhold money for review, the first of each rule, gravest first. */
    static Map<String, Finding> withholding(Decision decision) {
        Map<String, Finding> byRule = new LinkedHashMap<>();
        for (Finding finding : decision.getFindings()) {
            if (finding.getConsequence() == Consequence.HOLD && Ids.fit(finding.getRuleCode())) {
                byRule.putIfAbsent(finding.getRuleCode(), finding);
            }
        }
        return byRule;
    }

    private static List<String> bounded(Collection<String> rules) {
        List<String> kept = new ArrayList<>();
        int bytes = 0;
        for (String rule : rules) {
            bytes += rule.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > MOST_RULE_BYTES) {
                break;
            }
            kept.add(rule);
        }
        return kept;
    }

    private static List<String> practitioners(Decision decision, Settlement bill) {
        Set<String> withheld = decision.getLines().stream()
                .filter(line -> line.getHeldFen() > 0)
                .map(LineDecision::getLineId)
                .collect(Collectors.toSet());
        return bill.getFeeLines().stream()
                .filter(line -> withheld.contains(line.getLineId()))
                .map(FeeLine::getPractitionerId)
                .filter(id -> id != null && !id.isBlank() && Ids.fit(id))
                .distinct()
                .limit(MOST_PRACTITIONERS)
                .toList();
    }

    /** Area code of the institution: digits 2 to 7 of its code. Blank where its code is no such code. */
    String region() {
        return institutionId.length() < AREA_END ? "" : institutionId.substring(AREA_BEGIN, AREA_END);
    }
}
