package org.claimscreener.engine.inspection;

import java.util.HashSet;
import java.util.Optional;

import org.claimscreener.engine.intake.IntakeLimits;
import org.claimscreener.wire.record.InspectionDraw;
import org.claimscreener.wire.record.InspectionFinding;
import org.claimscreener.wire.record.InspectionResult;

/** What must hold of a result. Whoever sends or reads one asks here first. Stateless, thread-safe. */
public final class ResultCheck {
    private static final int LEAST_INSPECTORS = 2;
    private static final int MOST_INSPECTORS = 10;

    private ResultCheck() {}

    /**
     * The first problem, for people; empty when there is none.
     *
     * @param draw of the same settlement
     */
    public static Optional<String> firstProblem(InspectionResult result, InspectionDraw draw) {
        if (!result.getSettlementId().equals(draw.getSettlementId())) {
            return Optional.of("the result is of another settlement than the draw");
        }
        return byItself(result)
                .or(() -> problemIf(
                        result.getUndueFen() > draw.getReleasedFen(),
                        "undue_fen is more than the " + draw.getReleasedFen() + " fen that were paid"));
    }

    private static Optional<String> byItself(InspectionResult result) {
        boolean violation = result.getFound() == InspectionFinding.VIOLATION;
        String ruleCode = result.getRuleCode();
        return id("result_id", result.getResultId())
                .or(() -> id("actor_id", result.getActorId()))
                .or(() -> problemIf(
                        violation != (result.getUndueFen() > 0) || result.getUndueFen() < 0,
                        "a violation has an undue amount of 1 fen or more, anything else none"))
                .or(() -> problemIf(ruleCode != null && !violation, "rule_code belongs to a violation"))
                .or(() -> ruleCode == null ? Optional.empty() : id("rule_code", ruleCode))
                .or(() -> problemIf(
                        result.getGrounds().isBlank() || result.getGrounds().length() > IntakeLimits.MAX_TEXT_LENGTH,
                        "grounds is blank or longer than " + IntakeLimits.MAX_TEXT_LENGTH + " characters"))
                .or(() -> inspectors(result));
    }

    private static Optional<String> inspectors(InspectionResult result) {
        int least = result.getFound() == InspectionFinding.NOT_INSPECTED ? 1 : LEAST_INSPECTORS;
        int persons = new HashSet<>(result.getInspectedBy()).size();
        if (persons < least || persons != result.getInspectedBy().size() || persons > MOST_INSPECTORS) {
            return Optional.of("inspected_by names " + persons + " different persons; at least " + least
                    + " inspect, at most " + MOST_INSPECTORS + ", each named once");
        }
        return result.getInspectedBy().stream()
                .map(person -> id("inspected_by", person))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> id(String field, String id) {
        return problemIf(
                id.isBlank() || id.length() > IntakeLimits.MAX_ID_LENGTH,
                field + " is blank or longer than " + IntakeLimits.MAX_ID_LENGTH + " characters");
    }

    private static Optional<String> problemIf(boolean wrong, String problem) {
        return wrong ? Optional.of(problem) : Optional.empty();
    }
}
