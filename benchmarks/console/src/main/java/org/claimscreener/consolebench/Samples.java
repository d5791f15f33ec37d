package org.claimscreener.consolebench;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.Amounts;
import org.claimscreener.wire.record.Channel;
import org.claimscreener.wire.record.Consequence;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.FeeLine;
import org.claimscreener.wire.record.Finding;
import org.claimscreener.wire.record.HoldEvent;
import org.claimscreener.wire.record.HoldLine;
import org.claimscreener.wire.record.HoldStage;
import org.claimscreener.wire.record.HoldStep;
import org.claimscreener.wire.record.Institution;
import org.claimscreener.wire.record.LineDecision;
import org.claimscreener.wire.record.Person;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Sex;
import org.claimscreener.wire.record.Source;
import org.claimscreener.wire.record.Verdict;
import org.claimscreener.wire.record.Visit;

/** Records of a usual size; all invented. */
final class Samples {
    private static final int LINES = 6;
    static final int LAST_STEP = 4;
    private static final long HELD_FEN = 10_000;

    private static final List<HoldEvent> EVENTS =
            List.of(HoldEvent.OPENED, HoldEvent.CLAIMED, HoldEvent.REVIEWED, HoldEvent.DEADLINE_LAPSED);
    private static final List<HoldStage> STAGES =
            List.of(HoldStage.HELD, HoldStage.FIRST_REVIEW, HoldStage.NOTIFIED, HoldStage.RELEASED);

    private final WireEncoder encoder = new WireEncoder();

    byte[] step() {
        return encoder.encode(step(Drawn.USUAL, 1));
    }

    byte[] decision() {
        return encoder.encode(decision(Drawn.USUAL, new Source("claims.settlements.v1", 0, 0L)));
    }

    byte[] bill() {
        return encoder.encode(bill(Drawn.USUAL));
    }

    /** Of four: opened, claimed, reviewed, ended. */
    static HoldStep step(Drawn drawn, int number) {
        boolean ends = number == LAST_STEP;
        long paid = ends && !drawn.confirmed() ? HELD_FEN : 0;
        long deducted = ends && drawn.confirmed() ? HELD_FEN : 0;
        return HoldStep.newBuilder()
                .setHoldId(drawn.hold())
                .setStep(number)
                .setEvent(EVENTS.get(number - 1))
                .setAt(drawn.opened()
                        .plus(drawn.took().multipliedBy(number - 1L).dividedBy(LAST_STEP - 1)))
                .setStageAfter(ends && drawn.confirmed() ? HoldStage.DEDUCTED : STAGES.get(number - 1))
                .setInstitutionId(drawn.institution())
                .setPatientId(number == 1 ? "P-" + drawn.hold() : null)
                .setSeverity(2)
                .setActorId(number == 1 || ends ? null : "reviewer-" + number)
                .setLines(
                        number == 1
                                ? List.of(
                                        new HoldLine("L0", HELD_FEN / 2, null, null, 0L, 0L, 0L),
                                        new HoldLine("L1", HELD_FEN / 2, null, null, 0L, 0L, 0L))
                                : List.of())
                .setSuspectedFen(HELD_FEN)
                .setHeldFen(ends ? 0 : HELD_FEN)
                .setReleasedFen(paid)
                .setReleasedNowFen(paid)
                .setDeductedFen(deducted)
                .setDeductedNowFen(deducted)
                .setDeadline(ends ? null : drawn.opened().plusSeconds(1_000_000))
                .build();
    }

    static Decision decision(Drawn drawn, Source source) {
        String hold = drawn.hold();
        return Decision.newBuilder()
                .setSettlementId(hold)
                .setPatientId("P-" + hold)
                .setInstitutionId(drawn.institution())
                .setVerdict(Verdict.HOLD)
                .setFundFen(60_000)
                .setReleasedFen(50_000)
                .setHeldFen(10_000)
                .setRefusedFen(0)
                .setLines(IntStream.range(0, LINES)
                        .mapToObj(line -> new LineDecision(
                                "L" + line, 10_000L, line < 2 ? 5_000L : 10_000L, line < 2 ? 5_000L : 0L, 0L))
                        .toList())
                .setFindings(
                        drawn.rules().stream().map(rule -> finding(hold, rule)).toList())
                .setPacks(List.of())
                .setFeatures(List.of())
                .setEngineVersion("0.1.0")
                .setContentDigest("0123456789abcdef".repeat(4))
                .setSource(source)
                .setReceivedAt(drawn.opened())
                .build();
    }

    private static Finding finding(String hold, String rule) {
        return Finding.newBuilder()
                .setFindingId(hold + "/" + rule + "/1")
                .setRuleCode(rule)
                .setRuleName("限制频次" + rule)
                .setPackId("national-policy")
                .setSeverity(2)
                .setConsequence(Consequence.HOLD)
                .setBehaviour(2)
                .setLegalBasis("医疗保障基金使用监督管理条例 第三十八条(一)")
                .setLineIds(List.of("L0", "L1"))
                .setAmountFen(10_000)
                .setEvidence("10天内第3次开出同一药品,前两次的用量还够用6天,见以前的结算。")
                .setEvidenceEn("The third time within 10 days; what was given before lasts 6 more days.")
                .setPastSettlementIds(List.of("S000000000002", "S000000000003"))
                .setPastDays(List.of(LocalDate.of(2025, 10, 25), LocalDate.of(2025, 10, 29)))
                .build();
    }

    static Settlement bill(Drawn drawn) {
        String hold = drawn.hold();
        return Settlement.newBuilder()
                .setSettlementId(hold)
                .setChannel(Channel.OUTPATIENT)
                .setSettledAt(drawn.opened())
                .setSentAt(drawn.opened())
                .setTreatmentArea("430000")
                .setInsuranceArea("430000")
                .setPerson(new Person("P-" + hold, Sex.FEMALE, LocalDate.of(1958, 11, 30), "390", null, null))
                .setInstitution(new Institution(drawn.institution(), "机构1", "1", null))
                .setVisit(Visit.newBuilder()
                        .setVisitId("M-" + hold)
                        .setVisitType("11")
                        .setBeganAt(drawn.opened())
                        .build())
                .setDiagnoses(List.of())
                .setFeeLines(IntStream.range(0, LINES)
                        .mapToObj(line -> feeLine(drawn, line))
                        .toList())
                .setAmounts(Amounts.newBuilder()
                        .setTotalFen(60_000)
                        .setFundFen(60_000)
                        .setPooledFen(60_000)
                        .setPersonFen(0)
                        .setAccountFen(0)
                        .setCashFen(0)
                        .setInScopeFen(60_000)
                        .setInstitutionFen(0)
                        .setOtherFen(0)
                        .build())
                .build();
    }

    private static FeeLine feeLine(Drawn drawn, int number) {
        return FeeLine.newBuilder()
                .setLineId("L" + number)
                .setOccurredAt(drawn.opened())
                .setItemCode("XJ01DDT021B001010100001")
                .setItemName("注射用头孢曲松钠")
                .setQuantityE4(10_000)
                .setUnitPriceE6(100_000_000)
                .setAmountFen(10_000)
                .setInScopeFen(10_000)
                .setPractitionerId(drawn.practitioners().get(number % 2))
                .setCirculatedPrescription(false)
                .setLimitedUse(false)
                .setSplitPack(false)
                .build();
    }
}
