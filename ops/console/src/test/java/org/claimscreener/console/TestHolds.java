package org.claimscreener.console;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.claimscreener.console.view.PastSettlement;
import org.claimscreener.wire.record.ActorRole;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.Diagnosis;
import org.claimscreener.wire.record.FeatureValue;
import org.claimscreener.wire.record.FeeLine;
import org.claimscreener.wire.record.Finding;
import org.claimscreener.wire.record.HoldEvent;
import org.claimscreener.wire.record.HoldStage;
import org.claimscreener.wire.record.LineOpinion;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.StandingEntry;
import org.claimscreener.wire.record.StandingInForce;
import org.claimscreener.wire.record.SubjectKind;

/** Holds in every stage, as a desk would find them on a working day. */
public final class TestHolds {
    public static final String HOSPITAL_NAME = "长沙市岳麓山示例医院";
    public static final String HOSTILE_INSTITUTION = TestPersons.HOSPITAL;
    public static final String PHARMACY_NAME = "示例大药房五一路店";
    public static final String WAITING = "S430102202611300001";
    public static final String IN_HAND = "S430102202611300002";
    public static final String NOTIFIED = "S430102202611300003";
    public static final String APPEALED = "S430102202611300004";
    public static final String COLLEGIAL = "S430102202611300005";
    public static final String PROPOSED = "S430102202611300006";
    public static final String RELEASED = "S430102202611300007";
    public static final String OVERDUE = "S430102202611300008";
    public static final String PHARMACY_HOLD = "S430102202611300009";
    public static final String UNDECIDED = "S430102202611300010";

    private static final List<Samples.Item> STAY = List.of(
            new Samples.Item("注射用丹参多酚酸", "XC04AXD241B002010100001", 186_400, 186_400),
            new Samples.Item("颈动脉支架植入术", "003206000060000", 1_250_000, 425_050),
            new Samples.Item("床位费（三人间）", "001109000010000", 25_000, 0),
            new Samples.Item("一次性使用输液器 带针", "C1402010010000303712", 3_600, 1_200),
            new Samples.Item("头颅磁共振平扫", "002102000010000", 48_000, 0));
    private static final List<Samples.Item> SALE = List.of(
            new Samples.Item("瑞舒伐他汀钙片 10mg×28", "XC10AAR153A001010100421", 8_820, 8_820),
            new Samples.Item("苯磺酸氨氯地平片 5mg×28", "XC08CAA237A001010201933", 3_140, 3_140));

    private TestHolds() {}

    /** A desk's holds, around an instant. */
    public static TestWorld world(TestWorld world, Instant now) {
        world.add(stay(WAITING, now.minus(Duration.ofDays(2)))).due(now.plus(Duration.ofHours(9)));
        TestHold inHand = world.add(stay(IN_HAND, now.minus(Duration.ofDays(3))));
        inHand.claimed(HoldStage.FIRST_REVIEW, "reviewer-1", ActorRole.REVIEWER, now.minus(Duration.ofHours(1)))
                .due(now.plus(Duration.ofDays(2)));
        TestHold notified = world.add(stay(NOTIFIED, now.minus(Duration.ofDays(6))));
        reviewed(notified, now.minus(Duration.ofDays(4)));
        notified.due(now.plus(Duration.ofDays(9)));
        TestHold appealed = world.add(stay(APPEALED, now.minus(Duration.ofDays(9))));
        reviewed(appealed, now.minus(Duration.ofDays(7)));
        appealed.step(
                        HoldEvent.APPEALED,
                        HoldStage.APPEALED,
                        TestPersons.HOSPITAL_CLERK.id(),
                        ActorRole.INSTITUTION,
                        "患者出院后病情反复，急诊再入院，非分解住院。附出院小结。",
                        now.minus(Duration.ofDays(1)))
                .due(now.plus(Duration.ofDays(5)));
        world.add(collegial(now));
        proposed(world.add(stay(PROPOSED, now.minus(Duration.ofDays(4)))), now);
        released(world.add(stay(RELEASED, now.minus(Duration.ofDays(5)))), now);
        world.add(stay(OVERDUE, now.minus(Duration.ofDays(14)))).due(now.minus(Duration.ofMinutes(3)));
        world.add(sale(PHARMACY_HOLD, now.minus(Duration.ofHours(5))));
        world.add(undecided(UNDECIDED, now.minus(Duration.ofHours(2)))).forgetBill();
        for (int i = 0; i < 60; i++) {
            world.add(sale("S43010220261130" + String.format("%04d", 1_000 + i), now.minus(Duration.ofMinutes(i))));
        }
        return world;
    }

    /** A hold with so many suspect lines. */
    public static TestHold large(String id, int lines, Instant at) {
        List<Samples.Item> items = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < lines; i++) {
            items.add(new Samples.Item("项目" + i, "00110900001" + i, 2_000, 1_000));
            ids.add(id + "-" + (i + 1));
        }
        Settlement bill = Samples.bill(id, TestPersons.HOSPITAL, HOSPITAL_NAME, at.minus(Duration.ofDays(5)), items);
        List<Finding> findings = List.of(Samples.finding(id, "FP-05", "分解住院", 2, ids, 1_000L * lines));
        TestHold hold = new TestHold(bill, Samples.decision(bill, findings, items), List.of(), at);
        return hold.claimed(HoldStage.FIRST_REVIEW, "reviewer-1", ActorRole.REVIEWER, at);
    }

    /** A hold that is not there yet. */
    public static TestHold another(Instant now) {
        return stay("S430102202611309999", now);
    }

    /** One that the college votes on, nobody having reviewed the appeal in time. */
    public static TestHold collegial(Instant now) {
        TestHold hold = stay(COLLEGIAL, now.minus(Duration.ofDays(20)));
        reviewed(hold, now.minus(Duration.ofDays(15)));
        return hold.lapsed(HoldStage.COLLEGIAL_REVIEW, now.minus(Duration.ofDays(3)));
    }

    private static void reviewed(TestHold hold, Instant at) {
        hold.claimed(HoldStage.FIRST_REVIEW, "reviewer-2", ActorRole.REVIEWER, at.minus(Duration.ofHours(2)));
        hold.result(
                hold.by(
                        HoldEvent.REVIEWED,
                        HoldStage.NOTIFIED,
                        "reviewer-2",
                        ActorRole.REVIEWER,
                        "两次住院间隔4日，主诊断相同，无病情变化记录；输液器予以通过。",
                        at),
                Map.of(hold.id() + "-4", 0L),
                false);
    }

    private static void proposed(TestHold hold, Instant now) {
        hold.claimed(HoldStage.FIRST_REVIEW, "reviewer-2", ActorRole.REVIEWER, now.minus(Duration.ofHours(3)));
        hold.proposed(
                "reviewer-2",
                ActorRole.REVIEWER,
                List.of(
                        new LineOpinion(hold.id() + "-1", 186_400L),
                        new LineOpinion(hold.id() + "-2", 425_050L),
                        new LineOpinion(hold.id() + "-4", 0L)),
                "金额较大，请第二人确认。",
                now.minus(Duration.ofHours(1)));
    }

    private static void released(TestHold hold, Instant now) {
        hold.claimed(HoldStage.FIRST_REVIEW, "reviewer-1", ActorRole.REVIEWER, now.minus(Duration.ofDays(2)));
        hold.result(
                hold.by(
                        HoldEvent.REVIEWED,
                        HoldStage.RELEASED,
                        "reviewer-1",
                        ActorRole.REVIEWER,
                        "病历证实为急诊再入院，予以通过。",
                        now.minus(Duration.ofDays(1))),
                Map.of(hold.id() + "-1", 0L, hold.id() + "-2", 0L, hold.id() + "-4", 0L),
                false);
    }

    static TestHold stay(String id, Instant at) {
        Settlement bill = Samples.bill(id, TestPersons.HOSPITAL, HOSPITAL_NAME, at.minus(Duration.ofDays(5)), STAY);
        List<Finding> findings = List.of(
                Samples.finding(id, "FP-05", "分解住院", 2, List.of(id + "-1", id + "-2"), 611_450),
                Samples.finding(id, "ZK2025-030", "医疗服务项目与医用耗材重复收费", 3, List.of(id + "-4"), 1_200));
        LocalDate today = LocalDate.ofInstant(at, java.time.ZoneOffset.UTC);
        List<PastSettlement> past = new ArrayList<>();
        past.add(new PastSettlement(
                "S430102202607120411", Optional.of(today.minusDays(141)), List.of("FP-05"), Optional.empty()));
        past.add(new PastSettlement(
                "S430102202610180093",
                Optional.of(today.minusDays(43)),
                List.of("FP-05"),
                Optional.of(HoldStage.RELEASED)));
        past.add(new PastSettlement(
                "S430102202611030127",
                Optional.of(today.minusDays(27)),
                List.of("FP-05", "ZK2025-030"),
                Optional.of(HoldStage.DEDUCTED)));
        return new TestHold(bill, Samples.decision(bill, findings, STAY), past, at);
    }

    /** A hold in which every text that somebody else wrote is the same. */
    public static TestHold hostile(String id, String text, Instant at) {
        List<Samples.Item> items = List.of(new Samples.Item(text, text, 10_000, 5_000));
        Settlement honest = Samples.bill(id, HOSTILE_INSTITUTION, text, at.minus(Duration.ofDays(5)), items);
        Settlement bill = Settlement.newBuilder(honest)
                .setDiagnoses(List.of(Diagnosis.newBuilder(honest.getDiagnoses().get(0))
                        .setName(text)
                        .build()))
                .setFeeLines(List.of(FeeLine.newBuilder(honest.getFeeLines().get(0))
                        .setPractitionerId(text)
                        .build()))
                .build();
        Finding finding = Finding.newBuilder(Samples.finding(id, "FP-<i>", text, 1, List.of(id + "-1"), 5_000))
                .setEvidence(text)
                .setEvidenceEn(text)
                .setLegalBasis(text)
                .build();
        Decision plain = Samples.decision(bill, List.of(finding), items);
        Decision decision = Decision.newBuilder(plain)
                .setFeatures(List.of(FeatureValue.newBuilder(plain.getFeatures().get(0))
                        .setName(text)
                        .setSubject(text)
                        .build()))
                .setStanding(List.of(new StandingInForce(
                        SubjectKind.INSTITUTION,
                        text,
                        StandingEntry.newBuilder(Samples.scrutiny(bill))
                                .setValue(text)
                                .build())))
                .build();
        List<PastSettlement> past = List.of(
                new PastSettlement(text, Optional.of(LocalDate.of(2026, 10, 1)), List.of(text), Optional.empty()));
        return new TestHold(bill, decision, past, at);
    }

    static TestHold sale(String id, Instant at) {
        Settlement bill = Samples.bill(id, TestPersons.PHARMACY, PHARMACY_NAME, at.minus(Duration.ofDays(5)), SALE);
        List<Finding> findings =
                List.of(Samples.finding(id, "FP-02", "住院期间药店购药", 3, List.of(id + "-1", id + "-2"), 11_960));
        return new TestHold(bill, Samples.decision(bill, findings, SALE), List.of(), at);
    }

    private static TestHold undecided(String id, Instant at) {
        Settlement bill = Samples.bill(id, TestPersons.PHARMACY, PHARMACY_NAME, at.minus(Duration.ofDays(5)), SALE);
        Decision decision = Decision.newBuilder(Samples.decision(bill, List.of(), SALE))
                .setSystemReason(org.claimscreener.wire.record.SystemReason.BUDGET_EXCEEDED)
                .build();
        return new TestHold(bill, decision, List.of(), at);
    }
}
