package org.claimscreener.engine.intake;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

import org.claimscreener.engine.decision.Circumstances;
import org.claimscreener.engine.fact.FactSet;
import org.claimscreener.engine.fact.FeeLine;
import org.claimscreener.engine.fact.Institution;
import org.claimscreener.engine.fact.ItemKind;
import org.claimscreener.engine.fact.PatientHistory;
import org.claimscreener.engine.fact.VisitMode;
import org.claimscreener.wire.record.Channel;
import org.claimscreener.wire.record.Settlement;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimscreener.engine.testkit.WireSettlements.MONDAY;
import static org.claimscreener.engine.testkit.WireSettlements.amounts;
import static org.claimscreener.engine.testkit.WireSettlements.hospital;
import static org.claimscreener.engine.testkit.WireSettlements.line;
import static org.claimscreener.engine.testkit.WireSettlements.lineOf;
import static org.claimscreener.engine.testkit.WireSettlements.outpatient;
import static org.claimscreener.engine.testkit.WireSettlements.person;
import static org.claimscreener.engine.testkit.WireSettlements.visit;

class FactMakerTest {
    @Test
    void sharesTheFundOverLinesInProportionToWhatIsInScope() {
        FactSet facts = facts(outpatient());

        assertThat(facts.bill().lines()).extracting(FeeLine::fundFen).containsExactly(1050L, 2590L);
    }

    @Test
    void givesALineOutsideTheScopeNoShare() {
        FactSet facts = facts(outpatient()
                .setFeeLines(List.of(
                        line("L1", 1500),
                        lineOf("L2", "X2", 3700).setInScopeFen(0).build())));

        assertThat(facts.bill().lines()).extracting(FeeLine::claimed).containsExactly(true, false);
    }

    @Test
    void netsALineThatTakesBackAndLeavesItInItsPlace() {
        FactSet facts = facts(outpatient()
                .setFeeLines(List.of(
                        line("L1", 1500),
                        lineOf("L2", "XC08CAA247A001010101547", 0)
                                .setAmountFen(-500)
                                .setInScopeFen(-500)
                                .setQuantityE4(-3_333)
                                .setTakesBackLineId("L1")
                                .build())));

        assertThat(facts.bill().lines()).extracting(FeeLine::amountFen).containsExactly(1000L, 0L);
        assertThat(facts.bill().lines()).extracting(FeeLine::fundFen).containsExactly(3640L, 0L);
        assertThat(facts.bill().lines()).extracting(FeeLine::netted).containsExactly(true, true);
    }

    @Test
    void countsAgeInWholeYearsUpToTheBirthday() {
        assertThat(ageOn(LocalDate.of(2008, 9, 7))).isEqualTo(18);
        assertThat(ageOn(LocalDate.of(2008, 9, 8))).isEqualTo(17);
    }

    @Test
    void countsTheDaysOfAStayFirstAndLastIncluded() {
        FactSet facts = facts(outpatient()
                .setChannel(Channel.INPATIENT)
                .setVisit(visit().setVisitType("2101")
                        .setBeganAt(MONDAY.minus(Duration.ofDays(5)))
                        .setEndedAt(MONDAY)
                        .build()));

        assertThat(facts.visit().stay()).isTrue();
        assertThat(facts.visit().days()).isEqualTo(6);
    }

    @Test
    void readsTheModeFromTheVisitTypeAndTheChannel() {
        assertThat(FactMaker.mode(Channel.OUTPATIENT, "11")).isEqualTo(VisitMode.OUTPATIENT);
        assertThat(FactMaker.mode(Channel.OUTPATIENT, "1301")).isEqualTo(VisitMode.EMERGENCY);
        assertThat(FactMaker.mode(Channel.INPATIENT, "21")).isEqualTo(VisitMode.INPATIENT);
        assertThat(FactMaker.mode(Channel.PHARMACY, "14")).isEqualTo(VisitMode.PHARMACY);
    }

    @Test
    void knowsNoLevelWhereNoneIsStated() {
        FactSet facts =
                facts(outpatient().setInstitution(hospital().setLevel(null).build()));

        assertThat(facts.institution().levelRank()).isEqualTo(Institution.UNKNOWN_LEVEL);
    }

    @Test
    void tellsTheKindOfAnItemByItsCodeWhereTheListTypeIsMissing() {
        assertThat(NetLines.kind("", "XC08CAA247A001010101547")).isEqualTo(ItemKind.DRUG);
        assertThat(NetLines.kind("", "T000700200")).isEqualTo(ItemKind.HERB);
        assertThat(NetLines.kind("", "001109000010000")).isEqualTo(ItemKind.SERVICE);
        assertThat(NetLines.kind("", "C0101010010000100001")).isEqualTo(ItemKind.CONSUMABLE);
        assertThat(NetLines.kind("102", "X1")).isEqualTo(ItemKind.HERB);
        assertThat(NetLines.kind("", "12345")).isEqualTo(ItemKind.OTHER);
    }

    @Test
    void keepsTheSharesWholeWhenNothingIsInScope() {
        FactSet facts = facts(outpatient()
                .setFeeLines(List.of(lineOf("L1", "X1", 1000).setInScopeFen(0).build()))
                .setAmounts(amounts(1000, 700).build()));

        assertThat(facts.bill().lines()).extracting(FeeLine::fundFen).containsExactly(700L);
    }

    private static int ageOn(LocalDate birth) {
        return facts(outpatient().setPerson(person().setBirthDate(birth).build()))
                .person()
                .ageYears();
    }

    private static FactSet facts(Settlement.Builder settlement) {
        return FactMaker.facts(settlement.build(), PatientHistory.NONE, Circumstances.NONE);
    }
}
