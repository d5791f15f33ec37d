package org.claimscreener.console.store;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import org.claimscreener.wire.ContentDigest;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.ActorRole;
import org.claimscreener.wire.record.Amounts;
import org.claimscreener.wire.record.Channel;
import org.claimscreener.wire.record.Consequence;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.FeeLine;
import org.claimscreener.wire.record.Finding;
import org.claimscreener.wire.record.HoldEvent;
import org.claimscreener.wire.record.HoldLapse;
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
import org.jspecify.annotations.Nullable;

/**
 * One hold from its bill to its end, as its records lie in the topics: a bill of two lines of 100 yuan, both withheld.
 * Each method appends what its name says. All persons are invented.
 */
final class Story {
    static final Instant BEGINNING = Instant.parse("2026-11-02T02:00:00Z");
    static final Duration TERM = Duration.ofDays(14);
    static final String DOCTOR = "D430102000001";
    static final long LINE_FEN = 10_000;

    private final WireEncoder encoder = new WireEncoder();
    private final ListLog log;
    private final String holdId;
    private final String patientId;
    private String institutionId = "H43010200001";
    private String institutionName = "机构0001";
    private List<String> rules = List.of("301.1");
    private String practitionerId = DOCTOR;
    private Instant at = BEGINNING;
    private int step;
    private long heldFen = 2 * LINE_FEN;
    private long releasedFen;
    private long releasedBeforeFen;
    private long deductedFen;
    private long deductedBeforeFen;
    private HoldStage stage = HoldStage.HELD;
    private @Nullable HoldStep newest;
    private boolean isDecided;

    Story(ListLog log, String holdId) {
        this.log = log;
        this.holdId = holdId;
        patientId = "P-" + holdId;
    }

    Story institution(String id, String name) {
        institutionId = id;
        institutionName = name;
        return this;
    }

    Story rules(String... codes) {
        rules = List.of(codes);
        return this;
    }

    /** Who ordered the second line; the first one is {@link #DOCTOR}'s. */
    Story practitioner(String id) {
        practitionerId = id;
        return this;
    }

    Story at(Instant instant) {
        at = instant;
        return this;
    }

    /** Bill, decision, and the step that opens the hold. */
    Story opened() {
        decided(billed());
        return step(HoldEvent.OPENED, HoldStage.HELD, null);
    }

    Source billed() {
        RecordLog.Place place = log.append(TopicCatalogue.SETTLEMENTS, patientId, encoder.encode(bill()));
        return new Source(TopicCatalogue.SETTLEMENTS, place.partition().partition(), place.offset());
    }

    /** Whether its decision lies in the topic: the holds job opens no hold before. */
    boolean isDecided() {
        return isDecided;
    }

    Story decided(Source source) {
        isDecided = true;
        log.append(TopicCatalogue.DECISIONS, patientId, encoder.encode(decision(source)));
        return this;
    }

    Story claimedBy(String actor) {
        return step(HoldEvent.CLAIMED, HoldStage.FIRST_REVIEW, actor);
    }

    /** The first line is cleared, the second stays. */
    Story reviewedBy(String actor) {
        heldFen -= LINE_FEN;
        releasedFen += LINE_FEN;
        return step(HoldEvent.REVIEWED, HoldStage.NOTIFIED, actor);
    }

    Story acceptedBy(String actor) {
        heldFen -= LINE_FEN;
        deductedFen += LINE_FEN;
        return step(HoldEvent.ACCEPTED, HoldStage.PARTLY_DEDUCTED, actor);
    }

    Story released() {
        releasedFen += heldFen;
        heldFen = 0;
        return step(HoldEvent.DEADLINE_LAPSED, HoldStage.RELEASED, null);
    }

    Story step(HoldEvent event, HoldStage after, @Nullable String actor) {
        step++;
        at = at.plus(Duration.ofHours(step == 1 ? 0 : 2));
        newest = stepOf(event, after, actor);
        append(newest);
        stage = after;
        releasedBeforeFen = releasedFen;
        deductedBeforeFen = deductedFen;
        return this;
    }

    HoldStage stage() {
        return stage;
    }

    /** The newest step comes once more. */
    Story again() {
        log.append(TopicCatalogue.HOLDS, holdId, encoder.encode(Objects.requireNonNull(newest)));
        return this;
    }

    /** A step is left out. */
    Story gap() {
        step++;
        return this;
    }

    Story append(HoldStep written) {
        log.append(TopicCatalogue.HOLDS, holdId, encoder.encode(written));
        return this;
    }

    HoldStep stepOf(HoldEvent event, HoldStage after, @Nullable String actor) {
        boolean claimed = after == HoldStage.FIRST_REVIEW;
        boolean ended = HoldFold.isEnded(after);
        return HoldStep.newBuilder()
                .setHoldId(holdId)
                .setStep(step)
                .setEvent(event)
                .setAt(at)
                .setStageBefore(step == 1 ? null : stage)
                .setStageAfter(after)
                .setInstitutionId(institutionId)
                .setPatientId(step == 1 ? patientId : null)
                .setSeverity(2)
                .setCommandId(actor == null ? null : holdId + "/" + step)
                .setActorId(actor)
                .setActorRole(actor == null ? null : ActorRole.REVIEWER)
                .setReason("因为")
                .setLines(List.of(line(1), line(2)))
                .setSuspectedFen(2 * LINE_FEN)
                .setHeldFen(heldFen)
                .setReleasedFen(releasedFen)
                .setDeductedFen(deductedFen)
                .setReleasedNowFen(releasedFen - releasedBeforeFen)
                .setDeductedNowFen(deductedFen - deductedBeforeFen)
                .setClaimedBy(claimed ? actor : null)
                .setClaimUntil(claimed ? at.plus(Duration.ofHours(4)) : null)
                .setDeadline(ended ? null : at.plus(TERM))
                .setOnLapse(ended ? null : HoldLapse.RELEASE)
                .build();
    }

    private HoldLine line(int number) {
        boolean cleared = number == 1 && releasedFen > 0;
        return HoldLine.newBuilder()
                .setLineId(lineId(number))
                .setSuspectedFen(LINE_FEN)
                .setFirstReviewFen(cleared ? (Long) 0L : null)
                .setDeductedFen(number == 2 ? deductedFen : 0)
                .setReleasedFen(cleared ? LINE_FEN : 0)
                .setWithdrawnFen(0)
                .build();
    }

    private String lineId(int number) {
        return holdId + "-" + number;
    }

    Settlement bill() {
        return Settlement.newBuilder()
                .setSettlementId(holdId)
                .setChannel(Channel.OUTPATIENT)
                .setSettledAt(BEGINNING)
                .setSentAt(BEGINNING)
                .setTreatmentArea("430102")
                .setInsuranceArea("430100")
                .setPerson(Person.newBuilder()
                        .setPatientId(patientId)
                        .setSex(Sex.FEMALE)
                        .setBirthDate(LocalDate.of(1958, 11, 30))
                        .setInsuranceType("390")
                        .build())
                .setInstitution(Institution.newBuilder()
                        .setInstitutionId(institutionId)
                        .setName(institutionName)
                        .setKind("1")
                        .build())
                .setVisit(Visit.newBuilder()
                        .setVisitId("M-" + holdId)
                        .setVisitType("11")
                        .setBeganAt(BEGINNING)
                        .build())
                .setDiagnoses(List.of())
                .setFeeLines(List.of(feeLine(1), feeLine(2)))
                .setAmounts(Amounts.newBuilder()
                        .setTotalFen(2 * LINE_FEN)
                        .setFundFen(2 * LINE_FEN)
                        .setPooledFen(2 * LINE_FEN)
                        .setPersonFen(0)
                        .setAccountFen(0)
                        .setCashFen(0)
                        .setInScopeFen(2 * LINE_FEN)
                        .setInstitutionFen(0)
                        .setOtherFen(0)
                        .build())
                .build();
    }

    private FeeLine feeLine(int number) {
        return FeeLine.newBuilder()
                .setLineId(lineId(number))
                .setOccurredAt(BEGINNING)
                .setItemCode("XJ01DDT021B001010100001")
                .setQuantityE4(10_000)
                .setUnitPriceE6(100_000_000)
                .setAmountFen(LINE_FEN)
                .setInScopeFen(LINE_FEN)
                .setPractitionerId(number == 1 ? DOCTOR : practitionerId)
                .setCirculatedPrescription(false)
                .setLimitedUse(false)
                .setSplitPack(false)
                .build();
    }

    Decision decision(Source source) {
        return Decision.newBuilder()
                .setSettlementId(holdId)
                .setPatientId(patientId)
                .setInstitutionId(institutionId)
                .setVerdict(Verdict.HOLD)
                .setFundFen(2 * LINE_FEN)
                .setReleasedFen(0)
                .setHeldFen(2 * LINE_FEN)
                .setRefusedFen(0)
                .setLines(List.of(lineDecision(1), lineDecision(2)))
                .setFindings(rules.stream().map(this::finding).toList())
                .setPacks(List.of())
                .setFeatures(List.of())
                .setEngineVersion("0.1.0")
                .setContentDigest(new ContentDigest().of(bill()))
                .setSource(source)
                .setReceivedAt(BEGINNING)
                .build();
    }

    private LineDecision lineDecision(int number) {
        return new LineDecision(lineId(number), LINE_FEN, 0L, LINE_FEN, 0L);
    }

    private Finding finding(String rule) {
        return Finding.newBuilder()
                .setFindingId(holdId + "/" + rule + "/1")
                .setRuleCode(rule)
                .setRuleName("规则" + rule)
                .setPackId("national-policy")
                .setSeverity(2)
                .setConsequence(Consequence.HOLD)
                .setBehaviour(2)
                .setLegalBasis("第三十八条(一)")
                .setLineIds(List.of(lineId(1), lineId(2)))
                .setAmountFen(2 * LINE_FEN)
                .setEvidence("10天内第3次")
                .setPastSettlementIds(List.of("S-earlier"))
                .setPastDays(List.of(LocalDate.of(2026, 9, 1)))
                .build();
    }
}
