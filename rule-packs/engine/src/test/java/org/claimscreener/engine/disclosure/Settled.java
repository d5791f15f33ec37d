package org.claimscreener.engine.disclosure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.claimscreener.wire.record.Consequence;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.Finding;
import org.claimscreener.wire.record.HoldEvent;
import org.claimscreener.wire.record.HoldRefusal;
import org.claimscreener.wire.record.HoldStage;
import org.claimscreener.wire.record.HoldStep;
import org.claimscreener.wire.record.Source;
import org.claimscreener.wire.record.Verdict;

/** Decisions and steps of holds for tests. */
final class Settled {
    static final Instant MIDDLE = Instant.parse("2026-11-15T04:00:00Z");
    static final String CHANGSHA = "H43010200001";

    private Settled() {}

    static Decision released(String id, Instant receivedAt) {
        return decision(id, CHANGSHA, 0, receivedAt);
    }

    static Decision held(String id, long heldFen, String... rules) {
        return decision(id, CHANGSHA, heldFen, MIDDLE, rules);
    }

    static Decision decision(String id, String institution, long heldFen, Instant receivedAt, String... rules) {
        return Decision.newBuilder()
                .setSettlementId(id)
                .setPatientId("P" + id)
                .setInstitutionId(institution)
                .setVerdict(heldFen > 0 ? Verdict.HOLD : Verdict.RELEASE)
                .setFundFen(heldFen)
                .setReleasedFen(0)
                .setHeldFen(heldFen)
                .setRefusedFen(0)
                .setLines(List.of())
                .setFindings(Stream.concat(
                                Stream.of(rules).map(rule -> finding(rule, Consequence.HOLD)),
                                Stream.of(finding("NOTED", Consequence.NOTE), finding("SURE", Consequence.REFUSE)))
                        .toList())
                .setPacks(List.of())
                .setFeatures(List.of())
                .setEngineVersion("1")
                .setContentDigest("0")
                .setSource(new Source("claims.settlements.v1", 0, 1L))
                .setReceivedAt(receivedAt)
                .build();
    }

    private static Finding finding(String code, Consequence consequence) {
        return Finding.newBuilder()
                .setFindingId(code)
                .setRuleCode(code)
                .setRuleName("规则" + code)
                .setPackId("pack")
                .setSeverity(1)
                .setConsequence(consequence)
                .setBehaviour(1)
                .setLegalBasis("第三十八条")
                .setLineIds(List.of())
                .setAmountFen(1)
                .setEvidence("")
                .build();
    }

    /** The steps by which a hold reaches these stages, one hour apart; all that is left goes with the last one. */
    static List<HoldStep> steps(String id, long heldFen, long deductedFen, HoldStage... stages) {
        List<HoldStep> steps = new ArrayList<>();
        for (HoldStage stage : stages) {
            boolean last = steps.size() == stages.length - 1;
            steps.add(HoldStep.newBuilder()
                    .setHoldId(id)
                    .setStep(steps.size() + 1)
                    .setEvent(steps.isEmpty() ? HoldEvent.OPENED : HoldEvent.REVIEWED)
                    .setAt(MIDDLE.plusSeconds(3_600L * steps.size()))
                    .setStageAfter(stage)
                    .setInstitutionId(CHANGSHA)
                    .setSuspectedFen(heldFen)
                    .setDeductedFen(last ? deductedFen : 0)
                    .setReleasedFen(last ? heldFen - deductedFen : 0)
                    .build());
        }
        return steps;
    }

    static HoldStep refused(HoldStep newest) {
        return HoldStep.newBuilder(newest)
                .setStep(newest.getStep() + 1)
                .setEvent(HoldEvent.COMMAND_REFUSED)
                .setRefusal(HoldRefusal.NO_SUCH_HOLD)
                .setStageAfter(HoldStage.RELEASED)
                .build();
    }
}
