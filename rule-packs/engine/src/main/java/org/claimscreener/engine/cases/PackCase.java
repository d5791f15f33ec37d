package org.claimscreener.engine.cases;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.claimscreener.engine.decision.Circumstances;
import org.claimscreener.engine.standing.StandingKey;
import org.claimscreener.engine.standing.StandingsMet;
import org.claimscreener.engine.trace.CodeUse;
import org.claimscreener.engine.trace.EarlierUses;
import org.claimscreener.engine.trace.TraceDesk;
import org.claimscreener.engine.trace.TraceMemory;
import org.claimscreener.wire.record.FeatureValue;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.StandingEntry;
import org.claimscreener.wire.record.StandingInForce;
import org.claimscreener.wire.record.Verdict;

/**
 * One settlement, the past that it arrives in, and what its rule must say.
 *
 * @param file path inside the pack
 * @param line of the case in it
 * @param ruleLine of the name of its rule in it
 * @param rule the rule under test
 * @param name what happens, for people; unique in its file
 * @param hit must the rule find something?
 * @param amountFen what all findings of the rule together must put at stake, where it is stated
 * @param verdict what the whole pack must decide, where it is stated
 * @param because ids of the past settlements that the findings must name, in any order; empty when not stated
 * @param before earlier settlements of the patient, in the order in which they arrived
 * @param features institution features by name and subject; "" stands for the institution as a whole
 * @param standing what has been issued about anybody
 * @param traceUses what is remembered of trace codes, by code
 */
public record PackCase(
        String file,
        int line,
        int ruleLine,
        String rule,
        String name,
        boolean hit,
        Optional<Long> amountFen,
        Optional<Verdict> verdict,
        List<String> because,
        List<CaseSettlement> before,
        CaseSettlement settlement,
        Map<String, Map<String, Long>> features,
        List<StandingInForce> standing,
        Map<String, List<CodeUse>> traceUses) {
    public PackCase {
        because = List.copyOf(because);
        before = List.copyOf(before);
        features = Map.copyOf(features);
        standing = List.copyOf(standing);
        traceUses = Map.copyOf(traceUses);
    }

    /** What the case says is known besides the person's past. */
    Circumstances known(Settlement settlement) {
        List<FeatureValue> values = new ArrayList<>();
        features.forEach((name, bySubject) -> bySubject.forEach((subject, value) -> values.add(FeatureValue.newBuilder()
                .setName(name)
                .setSubject(subject)
                .setValue(value)
                .setCoverageSince(settlement.getSettledAt())
                .build())));
        return Circumstances.of(values)
                .withStanding(StandingsMet.by(settlement, this::issuedAbout))
                .withTraceUses(EarlierUses.of(settlement, answers(settlement)));
    }

    private List<StandingEntry> issuedAbout(StandingKey subject) {
        return standing.stream()
                .filter(one -> one.getSubjectKind() == subject.kind()
                        && one.getSubjectId().equals(subject.subjectId()))
                .map(StandingInForce::getEntry)
                .toList();
    }

    /** What the codes answer, when they remember what the case says. */
    private Map<String, List<CodeUse>> answers(Settlement settlement) {
        CodeUse own = new CodeUse(
                settlement.getSettlementId(),
                settlement.getPerson().getPatientId(),
                settlement.getInstitution().getInstitutionId(),
                settlement.getSettledAt());
        Map<String, List<CodeUse>> answers = new HashMap<>();
        traceUses.forEach((code, uses) -> answers.put(code, TraceDesk.ask(own, new Remembered(uses))));
        return answers;
    }

    /** A code's memory that nobody asks again. */
    private record Remembered(List<CodeUse> uses) implements TraceMemory {
        @Override
        public void replace(List<CodeUse> changed) {
            // The case ends with its settlement.
        }
    }

    @Override
    public String toString() {
        return rule + (hit ? " hits: " : " leaves alone: ") + name;
    }
}
