package org.claimscreener.engine.fact;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimscreener.engine.fact.Facts.MONDAY;
import static org.claimscreener.engine.fact.Facts.bill;
import static org.claimscreener.engine.fact.Facts.line;
import static org.claimscreener.engine.fact.Facts.selfPaid;

class ChargesTest {
    private static final String APPENDECTOMY = "003310030220000";
    private static final String GANGRENOUS_APPENDECTOMY = "003310030220300";
    private static final String HYSTERECTOMY = "003313030140000";
    private static final String STENT = "C0101010010100104744";

    @Test
    void takesPaidLinesByTheBeginningOfTheirCode() {
        Charges charges = charges(line(STENT, MONDAY, 0), selfPaid(STENT, MONDAY, 0), line("C02", MONDAY, 0));

        assertThat(charges.claimedLinesOf("C0101")).extracting(FeeLine::index).containsExactly(0);
        assertThat(charges.claimedLinesOf("C")).extracting(FeeLine::index).containsExactly(0, 2);
        assertThat(charges.claimedLinesOf(STENT + "1")).isEmpty();
    }

    @Test
    void firstClaimedLineIsTheFirstThatTheFundPays() {
        Charges charges = charges(selfPaid(STENT, MONDAY, 0), line(STENT, MONDAY, 0), line(STENT, MONDAY, 0));

        assertThat(charges.lines())
                .extracting(line -> charges.isFirstClaimedOf("C01", line))
                .containsExactly(false, true, false);
    }

    @Test
    void countsUnitsBeyondALimit() {
        Charges charges = charges(line(STENT, MONDAY, 0), line(STENT, MONDAY, 0), selfPaid(STENT, MONDAY, 0));

        assertThat(charges.beyondUnitsE4("C01", 2)).isZero();
        assertThat(charges.beyondUnitsE4("C01", 1)).isEqualTo(10_000);
        assertThat(charges.beyondUnitsText("C01", 1)).isEqualTo("1");
    }

    @Test
    void turnsTheFundsShareIntoQuantity() {
        Charges charges = charges(line(STENT, MONDAY, 0, 1000, 700), line(STENT, MONDAY, 0, 500, 300));

        assertThat(charges.fundFenOf("C01")).isEqualTo(1000);
        assertThat(charges.quantityForFundE4("C01", 500)).isEqualTo(10_000);
        assertThat(charges.quantityForFundE4("C01", 333)).isEqualTo(6_660);
        assertThat(charges.quantityForFundE4("C01", 2000)).isEqualTo(20_000);
        assertThat(charges.quantityForFundE4("C02", 500)).isZero();
    }

    @Test
    void onlyWhatIsAboveTheCeilingIsBeyondThePrice() {
        FeeLine line = line(APPENDECTOMY, MONDAY, 0, 1001, 700);

        assertThat(charges().beyondPriceFen(line, 1000)).isEqualTo(1);
        assertThat(charges().beyondPriceFen(line, 1001)).isZero();
        assertThat(charges().beyondPriceFen(line, 2000)).isZero();
    }

    @Test
    void halfAUnitHasHalfTheCeilingRoundedUp() {
        FeeLine half = Facts.withQuantity(line(APPENDECTOMY, MONDAY, 0, 501, 300), 5_000);

        assertThat(charges().beyondPriceFen(half, 999)).isEqualTo(1);
    }

    @Test
    void bothBoundsOfAPeriodAreInIt() {
        LocalDate day = LocalDate.of(2026, 2, 1);

        assertThat(charges().inForce("", "", day)).isTrue();
        assertThat(charges().inForce("2026-02-01", "2026-02-01", day)).isTrue();
        assertThat(charges().inForce("2026-02-02", "", day)).isFalse();
        assertThat(charges().inForce("", "2026-01-31", day)).isFalse();
    }

    @Test
    void variantsOfAnOperationAreOneOperation() {
        FeeLine one = line(APPENDECTOMY, MONDAY, 0);

        assertThat(charges().differentOperations(one, line(GANGRENOUS_APPENDECTOMY, MONDAY, 0)))
                .isFalse();
        assertThat(charges().differentOperations(one, line(HYSTERECTOMY, MONDAY, 0)))
                .isTrue();
    }

    @Test
    void ofTwoAtOnePriceTheFirstIsTheDearer() {
        Charges charges = charges(line(APPENDECTOMY, MONDAY, 0), line(HYSTERECTOMY, MONDAY, 0));

        assertThat(charges.dearer(charges.lines().get(0), charges.lines().get(1)))
                .isTrue();
        assertThat(charges.dearer(charges.lines().get(1), charges.lines().get(0)))
                .isFalse();
    }

    @Test
    void twoOfAnOperationAreComparedByThePriceOfOne() {
        FeeLine both = Facts.withQuantity(line(APPENDECTOMY, MONDAY, 0, 1000, 700), 20_000);
        FeeLine dearest = line(HYSTERECTOMY, MONDAY, 0, 1000, 700);

        assertThat(charges().dearer(both, dearest)).isFalse();
        assertThat(charges().undiscounted(both, dearest, 50)).isFalse();
        assertThat(charges().undiscounted(both, dearest, 49)).isTrue();
        assertThat(charges().discountFen(both, 50)).isEqualTo(500);
    }

    @Test
    void operationsAreChapter33WithoutAnaesthesia() {
        Charges charges = charges(
                line("003301000060000", MONDAY, 0),
                line(APPENDECTOMY, MONDAY, 0),
                selfPaid(HYSTERECTOMY, MONDAY, 0),
                line("001109000010000", MONDAY, 0));

        assertThat(charges.claimedOperations(1000)).extracting(FeeLine::index).containsExactly(1);
        assertThat(charges.claimedOperations(1001)).isEmpty();
        assertThat(charges.claimedOperationsOrAll()).extracting(FeeLine::index).containsExactly(1);
    }

    @Test
    void withoutOperationsOnTheBillAllPaidLinesStandForThem() {
        Charges charges = charges(line("001109000010000", MONDAY, 0), selfPaid("001102000020000", MONDAY, 0));

        assertThat(charges.claimedOperationsOrAll()).extracting(FeeLine::index).containsExactly(0);
    }

    @Test
    void aDepartmentOfTheLineOrOfTheVisitExcuses() {
        FeeLine internal = line(APPENDECTOMY, MONDAY, 0);
        Visit visit = Facts.visitOn(MONDAY);

        assertThat(charges().providedOutside(internal, visit, "A04 A08")).isTrue();
        assertThat(charges().providedOutside(internal, visit, "A04 A03")).isFalse();
        assertThat(charges().providedOutside(internal, visit, "A03.01")).isTrue();
        assertThat(charges().departmentOf(internal, visit)).isEqualTo("A03");
    }

    private static Charges charges(FeeLine... lines) {
        return new Charges(lines.length == 0 ? List.of() : bill(lines).lines());
    }
}
