package org.claimscreener.engine.drools;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.claimscreener.engine.fact.Bill;
import org.claimscreener.engine.fact.Diagnosis;
import org.claimscreener.engine.fact.FactSet;
import org.claimscreener.engine.fact.Features;
import org.claimscreener.engine.fact.FeeLine;
import org.claimscreener.engine.fact.Institution;
import org.claimscreener.engine.fact.ItemKind;
import org.claimscreener.engine.fact.PastVisit;
import org.claimscreener.engine.fact.PatientHistory;
import org.claimscreener.engine.fact.Person;
import org.claimscreener.engine.fact.Settlement;
import org.claimscreener.engine.fact.Standing;
import org.claimscreener.engine.fact.Visit;
import org.claimscreener.engine.fact.VisitMode;
import org.claimscreener.wire.record.Channel;
import org.claimscreener.wire.record.FeatureValue;
import org.claimscreener.wire.record.Sex;
import org.claimscreener.wire.record.StandingKind;
import org.claimscreener.wire.record.SubjectKind;
import org.claimscreener.wire.record.Verdict;

/** An outpatient visit of a woman of 40, with the changes that a test is about. */
final class FactsUnderTest {
    static final String DRUG_FOR_MEN = "XG04CBD247E002";
    static final String SEVEN_DAY_DRUG = "XJ01AAD000A001";
    static final LocalDate DAY = LocalDate.parse("2026-03-10");
    private static final Instant SETTLED_AT = Instant.parse("2026-03-10T02:00:00Z");

    private Sex sex = Sex.FEMALE;
    private String area = "430100";
    private LocalDate settledOn = DAY;
    private Features features = Features.NONE;
    private List<Diagnosis> diagnoses = List.of();
    private List<PastVisit> past = List.of();
    private List<Standing> standing = List.of();
    private final List<FeeLine> lines = new ArrayList<>();

    static FactsUnderTest outpatient() {
        return new FactsUnderTest();
    }

    /** A line without days of supply. */
    static FeeLine line(int index, String itemCode, long quantityE4, long amountFen) {
        return line(index, itemCode, quantityE4, amountFen, 0);
    }

    static FeeLine line(int index, String itemCode, long quantityE4, long amountFen, int supplyDaysE2) {
        return new FeeLine(
                "L" + index,
                index,
                SETTLED_AT,
                DAY,
                itemCode,
                "药品" + index,
                ItemKind.DRUG,
                quantityE4,
                1_000_000,
                amountFen,
                amountFen,
                supplyDaysE2,
                "",
                "",
                "",
                false,
                false,
                "",
                "",
                false,
                List.of());
    }

    static PastVisit pastVisit(String settlementId) {
        return new PastVisit(
                settlementId,
                "H2",
                Channel.OUTPATIENT,
                "430102",
                "11",
                VisitMode.OUTPATIENT,
                false,
                SETTLED_AT,
                DAY,
                DAY,
                "",
                "",
                "",
                "",
                Sex.FEMALE,
                100,
                Verdict.RELEASE,
                null,
                List.of());
    }

    FactsUnderTest sex(Sex value) {
        sex = value;
        return this;
    }

    FactsUnderTest treatedIn(String areaCode, LocalDate day) {
        area = areaCode;
        settledOn = day;
        return this;
    }

    FactsUnderTest feature(String name, long value) {
        features = Features.of(List.of(FeatureValue.newBuilder()
                .setName(name)
                .setValue(value)
                .setCoverageSince(SETTLED_AT)
                .build()));
        return this;
    }

    FactsUnderTest diagnosis(String code) {
        diagnoses = List.of(new Diagnosis("icd", 1, code, ""));
        return this;
    }

    FactsUnderTest past(PastVisit... visits) {
        past = List.of(visits);
        return this;
    }

    /** Since the year before, without an end. */
    FactsUnderTest standing(SubjectKind subject, String id, StandingKind kind, String value) {
        standing = List.of(new Standing(
                subject, id, kind, value, Instant.parse("2025-12-31T16:00:00Z"), null, "信1号", "条例", false));
        return this;
    }

    FactsUnderTest with(FeeLine... added) {
        lines.addAll(List.of(added));
        return this;
    }

    FactSet facts() {
        return new FactSet(
                new Settlement(
                        "S1",
                        Channel.OUTPATIENT,
                        SETTLED_AT,
                        SETTLED_AT,
                        settledOn,
                        area,
                        area,
                        false,
                        100,
                        100,
                        0,
                        0,
                        0,
                        100),
                new Person("P1", sex, LocalDate.parse("1986-01-01"), 40, 14_600, "310", "11", ""),
                new Institution("H1", "医院", false, "3", 3),
                new Visit("V1", "11", VisitMode.OUTPATIENT, false, SETTLED_AT, DAY, DAY, 1, "", "", "", "", "", null),
                diagnoses,
                List.of(),
                new Bill(lines),
                new PatientHistory(past),
                features,
                standing,
                List.of());
    }
}
