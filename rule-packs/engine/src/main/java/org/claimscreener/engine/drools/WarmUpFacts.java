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
import org.claimscreener.engine.fact.Operation;
import org.claimscreener.engine.fact.PastLine;
import org.claimscreener.engine.fact.PastVisit;
import org.claimscreener.engine.fact.PatientHistory;
import org.claimscreener.engine.fact.Person;
import org.claimscreener.engine.fact.Settlement;
import org.claimscreener.engine.fact.Standing;
import org.claimscreener.engine.fact.TraceUse;
import org.claimscreener.engine.fact.Visit;
import org.claimscreener.engine.fact.VisitMode;
import org.claimscreener.engine.feature.FeatureDeclaration;
import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.engine.pack.TableKey;
import org.claimscreener.wire.record.Channel;
import org.claimscreener.wire.record.FeatureValue;
import org.claimscreener.wire.record.Sex;
import org.claimscreener.wire.record.StandingKind;
import org.claimscreener.wire.record.SubjectKind;
import org.claimscreener.wire.record.Verdict;

/**
 * Invented settlements that make as many of a pack's rules as possible run: a suspicious visit of each kind, with items
 * from the pack's own tables. They warm a pack up and mean nothing. Stateless.
 */
final class WarmUpFacts {
    private static final LocalDate DAY = LocalDate.of(2026, 1, 5);
    private static final Instant TIME = Instant.parse("2026-01-05T02:00:00Z");
    private static final int MOST_LINES = 40;
    private static final int PAST_VISITS = 10;
    private static final int MOST_CODES = 10;

    private WarmUpFacts() {}

    static List<FactSet> of(RulePack pack) {
        List<FeeLine> lines = lines(pack);
        List<FeatureValue> features = new ArrayList<>();
        for (FeatureDeclaration feature : pack.features()) {
            if (feature.key().ofPatient()) {
                continue;
            }
            features.add(FeatureValue.newBuilder()
                    .setName(feature.name())
                    .setValue(1_000_000)
                    .setCoverageSince(TIME)
                    .build());
        }
        List<FactSet> facts = new ArrayList<>();
        for (Channel channel : Channel.values()) {
            facts.add(facts(pack, channel, Sex.FEMALE, lines, Features.of(features)));
            facts.add(facts(pack, channel, Sex.MALE, lines, Features.of(features)));
        }
        return facts;
    }

    private static FactSet facts(RulePack pack, Channel channel, Sex sex, List<FeeLine> lines, Features features) {
        boolean pharmacy = channel == Channel.PHARMACY;
        boolean stay = channel == Channel.INPATIENT;
        return new FactSet(
                new Settlement("S", channel, TIME, TIME, DAY, "0", "0", true, 9_000, 5_000, 1, 1, 1, 100),
                new Person("P", sex, LocalDate.of(1986, 1, 1), 40, 14_600, "310", "11", ""),
                new Institution("H", "H", pharmacy, "", pharmacy ? 0 : 1),
                new Visit("V", "11", mode(channel), stay, TIME, DAY, DAY, 1, "O80", "D", "DR", "", "5", DAY),
                diagnoses(pack),
                operations(pack),
                new Bill(lines),
                new PatientHistory(past(lines, sex)),
                features,
                standing(),
                traceUses(lines));
    }

    private static List<Diagnosis> diagnoses(RulePack pack) {
        List<String> codes = new ArrayList<>(List.of("O80", "N40"));
        codes.addAll(pack.knowledge().someKeys(TableKey.DIAGNOSIS_PREFIX, MOST_CODES));
        List<Diagnosis> diagnoses = new ArrayList<>();
        for (String code : codes) {
            diagnoses.add(new Diagnosis("1", diagnoses.size() + 1, code, ""));
        }
        return diagnoses;
    }

    private static List<Operation> operations(RulePack pack) {
        List<Operation> operations = new ArrayList<>(List.of(new Operation("1", "", true, TIME, "DR")));
        for (String code : pack.knowledge().someKeys(TableKey.OPERATION_PREFIX, MOST_CODES)) {
            operations.add(new Operation(code, "", false, TIME, "DR"));
        }
        return operations;
    }

    /** One of each kind about each kind of subject. */
    private static List<Standing> standing() {
        List<Standing> all = new ArrayList<>();
        for (StandingKind kind : StandingKind.values()) {
            all.add(new Standing(SubjectKind.INSTITUTION, "H", kind, "9", TIME, TIME.plusSeconds(1), "1", "1", false));
            all.add(new Standing(
                    SubjectKind.PRACTITIONER, "DR", kind, "9", TIME, TIME.plusSeconds(1), "1", "1", false));
            all.add(new Standing(SubjectKind.DEPARTMENT, "H/D", kind, "9", TIME, TIME.plusSeconds(1), "1", "1", false));
            all.add(new Standing(SubjectKind.PATIENT, "P", kind, "9", TIME, TIME.plusSeconds(1), "1", "1", false));
        }
        return all;
    }

    private static List<TraceUse> traceUses(List<FeeLine> lines) {
        return lines.stream()
                .map(line -> new TraceUse(line, "8", "S0", "H0", TIME))
                .toList();
    }

    private static VisitMode mode(Channel channel) {
        return switch (channel) {
            case OUTPATIENT -> VisitMode.OUTPATIENT;
            case INPATIENT -> VisitMode.INPATIENT;
            case PHARMACY -> VisitMode.PHARMACY;
        };
    }

    /** Two of each item, some of each table. */
    private static List<FeeLine> lines(RulePack pack) {
        List<String> codes = pack.knowledge().someItemCodes(MOST_LINES / 2);
        List<FeeLine> lines = new ArrayList<>();
        for (String code : codes.isEmpty() ? List.of("X") : codes) {
            lines.add(line(lines.size(), code));
            lines.add(line(lines.size(), code));
        }
        return lines;
    }

    private static FeeLine line(int index, String code) {
        ItemKind kind = code.startsWith("T") ? ItemKind.HERB : code.startsWith("0") ? ItemKind.SERVICE : ItemKind.DRUG;
        return new FeeLine(
                "L" + index,
                index,
                TIME,
                DAY,
                code,
                code,
                kind,
                10_000_000,
                1_000_000,
                200_000,
                100_000,
                1_000_000,
                "",
                "",
                "DR",
                false,
                false,
                "",
                "",
                false,
                List.of());
    }

    private static List<PastVisit> past(List<FeeLine> lines, Sex sex) {
        List<PastLine> billed = lines.stream()
                .map(line -> new PastLine(
                        line.lineId(), DAY.minusDays(1), line.itemCode(), line.kind(), 1_000_000, 100, 100, 100_000))
                .toList();
        List<PastVisit> past = new ArrayList<>();
        for (int i = 0; i < PAST_VISITS; i++) {
            boolean stay = i % 2 == 0;
            VisitMode mode = stay ? VisitMode.INPATIENT : i % 3 == 0 ? VisitMode.PHARMACY : VisitMode.OUTPATIENT;
            past.add(new PastVisit(
                    "S" + i,
                    i % 4 == 0 ? "H" : "H" + i,
                    Channel.OUTPATIENT,
                    "",
                    "",
                    mode,
                    stay,
                    TIME.minusSeconds(3_600),
                    DAY.minusDays(5),
                    DAY.plusDays(i % 2),
                    "O80",
                    "D",
                    "",
                    "",
                    i % 5 == 0 ? Sex.UNKNOWN : sex,
                    100,
                    Verdict.RELEASE,
                    i % 7 == 0 ? TIME.minusSeconds(3_000) : null,
                    billed));
        }
        return past;
    }
}
