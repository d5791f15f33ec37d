package org.claimscreener.engine.drools;

import java.util.List;

import org.claimscreener.engine.decision.RuleFinding;
import org.claimscreener.engine.decision.RuleFinding.Stake;
import org.claimscreener.engine.decision.RuleInfo;
import org.claimscreener.engine.fact.Bill;
import org.claimscreener.engine.fact.FeeLine;
import org.claimscreener.wire.record.Consequence;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.claimscreener.engine.drools.FactsUnderTest.line;

class FindingCollectorTest {
    private static final RuleInfo RULE = new RuleInfo("plain", "rule", "C-1", "t", 1, Consequence.HOLD, 2, "l");

    private final FeeLine first = line(0, "XA00", 30_000, 1_000);
    private final FeeLine second = line(1, "XA00", 20_000, 333);
    private final FindingCollector collector =
            new FindingCollector(new Bill(List.of(first, second)), rule -> CoverageNotes.Note.NONE);

    @BeforeEach
    void fire() {
        collector.firing(RULE);
    }

    /** excess in ten-thousandths, stakes of the first (3 units, 1,000 fen) and second line (2 units, 333 fen) */
    @ParameterizedTest
    @CsvSource({
        "10000, , 167", // 166.5 rounds up
        "5000, , 83", // 83.25 rounds down
        "20000, , 333",
        "20001, 0, 333", // 0.03 fen of the first
        "30000, 333, 333", // 333.33
        "40000, 667, 333", // 666.67
        "50000, 1000, 333",
        "999999, 1000, 333", // more than the lines hold
    })
    void takesExcessFromTheLastLineBackwards(long excessE4, Long ofFirst, long ofSecond) {
        collector.excess(List.of(first, second), excessE4).evidence("x");

        assertThat(only().stakes().get(only().stakes().size() - 1)).isEqualTo(new Stake(1, ofSecond));
        if (ofFirst == null) {
            assertThat(only().stakes()).hasSize(1);
        } else {
            assertThat(only().stakes().get(0)).isEqualTo(new Stake(0, ofFirst));
        }
        assertThat(only().concernedLines()).containsExactly(0, 1);
    }

    @Test
    void takesExcessDaysInProportionToTheLinesDays() {
        FeeLine seven = line(0, "XA00", 10_000, 700, 700);
        FeeLine three = line(1, "XA00", 10_000, 1_000, 300);

        collector.excessDays(List.of(seven, three), 450).evidence("x");

        assertThat(only().stakes()).containsExactly(new Stake(0, 150), new Stake(1, 1_000));
    }

    @Test
    void aLineWithoutQuantityHoldsNothingToTake() {
        collector.excess(List.of(first, line(2, "XA00", 0, 500)), 30_000).evidence("x");

        assertThat(only().stakes()).containsExactly(new Stake(0, 1_000));
        assertThat(only().concernedLines()).containsExactly(0, 2);
    }

    @Test
    void aLineGivenTwiceIsTakenOnce() {
        collector.excess(List.of(second, second), 40_000).evidence("x");
        assertThat(only().stakes()).containsExactly(new Stake(1, 333));
    }

    @Test
    void aPartIsNeverMoreThanTheLine() {
        collector.part(second, 5_000).evidence("x");

        assertThat(only().stakes()).containsExactly(new Stake(1, 333));
    }

    @Test
    void theVisitIsEveryLine() {
        collector.visit().evidence("x");

        assertThat(only().stakes()).containsExactly(new Stake(0, 1_000), new Stake(1, 333));
        assertThat(only().concernedLines()).containsExactly(0, 1);
    }

    @Test
    void aLineCanBeConcernedWithoutBeingAtStake() {
        collector.line(second).concerning(first).evidence("x");

        assertThat(only().stakes()).containsExactly(new Stake(1, 333));
        assertThat(only().concernedLines()).containsExactly(0, 1);
    }

    @Test
    void keepsFiveHundredCharactersOfEvidenceAndNoHalfOnes() {
        collector.line(first).evidence("%s", "字".repeat(600));
        assertThat(only().evidence()).hasSize(500);

        FindingCollector other = new FindingCollector(new Bill(List.of(first)), rule -> CoverageNotes.Note.NONE);
        other.firing(RULE);
        other.line(first).evidence("x%s", "\uD840\uDC00".repeat(300));
        assertThat(other.findings().get(0).evidence()).hasSize(499);
    }

    @Test
    void wrongCallsAreFaultsOfTheRule() {
        assertThatThrownBy(() -> collector.excess(List.of(first), 0)).isInstanceOf(RuleFault.class);
        assertThatThrownBy(() -> collector.excessDays(List.of(first), -1)).isInstanceOf(RuleFault.class);
        assertThatThrownBy(() -> collector.part(first, 0)).isInstanceOf(RuleFault.class);
        assertThatThrownBy(() -> collector.lines(List.of())).isInstanceOf(RuleFault.class);
        assertThatThrownBy(() -> collector.line(first).evidence("%d", "text")).isInstanceOf(RuleFault.class);
        assertThatThrownBy(() -> collector.line(first).evidence("a").evidence("b"))
                .isInstanceOf(RuleFault.class);
        assertThatThrownBy(
                        () -> collector.line(first).evidence("a").english("b").english("c"))
                .isInstanceOf(RuleFault.class);
    }

    @Test
    void whatIsSaidInEnglishStandsBesideTheEvidence() {
        collector.line(first).evidence("超出%d天", 3).english("%d days too long", 3);

        assertThat(only().evidence()).isEqualTo("超出3天");
        assertThat(only().english()).isEqualTo("3 days too long");
    }

    @Test
    void sinceWhenAFeatureIsCompleteIsSaidInBothLanguages() {
        var note = new CoverageNotes.Note("（自2026-01-01起统计）", " (counted since 2026-01-01)");
        FindingCollector noted = new FindingCollector(new Bill(List.of(first)), rule -> note);
        noted.firing(RULE);
        noted.line(first).evidence("%s", "字".repeat(600)).english("x");

        assertThat(noted.findings().get(0).evidence()).hasSize(500).endsWith("（自2026-01-01起统计）");
        assertThat(noted.findings().get(0).english()).isEqualTo("x (counted since 2026-01-01)");
    }

    @Test
    void aFindingWithoutEvidenceIsAFaultOfTheRule() {
        collector.line(first);

        assertThatThrownBy(collector::findings)
                .isInstanceOf(RuleFault.class)
                .hasMessage("rule 'rule': a finding without evidence");
    }

    private RuleFinding only() {
        assertThat(collector.findings()).hasSize(1);
        return collector.findings().get(0);
    }
}
