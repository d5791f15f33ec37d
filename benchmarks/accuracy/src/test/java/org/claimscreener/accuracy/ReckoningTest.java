package org.claimscreener.accuracy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.claimscreener.accuracy.Answer.Hit;
import org.claimscreener.accuracy.Answer.Rule;
import org.claimscreener.accuracy.Figures.OfPattern;
import org.claimscreener.accuracy.Figures.OfRule;
import org.claimscreener.traffic.FraudPattern;
import org.claimscreener.traffic.Label;
import org.claimscreener.wire.record.Consequence;
import org.claimscreener.wire.record.Verdict;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ReckoningTest {
    private static final Rule SAME_DAY = new Rule("FP-06", "同日重复购药");
    private static final Rule OTHER = new Rule("FP-05", "囤药");
    private static final Rule NOTE = new Rule("GZ10000204003000", "频繁购药");

    @Test
    void countsAnHonestSettlementWithMoneyWithheldAsAFalseAlarm() {
        Figures figures = figures(honest("S1"), hold("S1", hit(SAME_DAY, 900)));

        assertThat(figures.honest().withheld()).isOne();
        assertThat(figures.honest().rate()).isEqualTo(1.0);
        assertThat(figures.falseAlarms())
                .singleElement()
                .satisfies(
                        alarm -> assertThat(alarm.hits()).extracting(Hit::rule).containsExactly(SAME_DAY));
        assertThat(figures.sparesTheHonest()).isFalse();
        assertThat(figures.meetsGoals()).isFalse();
    }

    @Test
    void countsANoteOnTheHonestAsNoFalseAlarm() {
        Figures figures = figures(honest("S1"), released("S1", note(NOTE)));

        assertThat(figures.honest().withheld()).isZero();
        assertThat(figures.honest().noted()).isOne();
        assertThat(figures.honest().notesInThousand()).isEqualTo(1000.0);
        assertThat(figures.falseAlarms()).isEmpty();
        assertThat(figures.meetsGoals()).isTrue();
    }

    @Test
    void countsAFraudThatIsOnlyNotedAsMissed() {
        Figures figures = figures(fraud("S1", true, 500), released("S1", note(NOTE)));

        OfPattern pattern = figures.patterns().get(0);
        assertThat(pattern.caught()).isZero();
        assertThat(pattern.noted()).isOne();
        assertThat(figures.misses()).hasSize(1);
        assertThat(figures.findsTheFrauds()).isFalse();
    }

    @Test
    void tellsWhetherAFraudIsCaughtByARuleThatIsMeantForIt() {
        Figures meant = figures(fraud("S1", true, 500), hold("S1", hit(SAME_DAY, 500)));
        Figures other = figures(fraud("S1", true, 500), hold("S1", hit(OTHER, 500)));

        assertThat(meant.patterns().get(0).onTarget()).isOne();
        assertThat(other.patterns().get(0).caught()).isOne();
        assertThat(other.patterns().get(0).onTarget()).isZero();
    }

    @Test
    void comparesTheSumOfARulesStakesWithWhatIsUndue() {
        assertThat(stakes(200, 300).exact()).isOne();
        assertThat(stakes(200, 299).below()).isOne();
        assertThat(stakes(200, 301).above()).isOne();
    }

    private static Figures.Stakes stakes(long one, long other) {
        return figures(fraud("S1", true, 500), hold("S1", hit(SAME_DAY, one), hit(SAME_DAY, other)))
                .patterns()
                .get(0)
                .stakes();
    }

    @Test
    void countsWhatOnlyPreparesAFraudAsNeither() {
        Figures figures = figures(fraud("S1", false, 500), hold("S1", hit(SAME_DAY, 500)));

        assertThat(figures.labelled()).isZero();
        assertThat(figures.misses()).isEmpty();
        assertThat(figures.patterns().get(0).preparingWithheld()).isOne();
        OfRule rule = figures.rules().get(0);
        assertThat(rule.onPreparing()).isOne();
        assertThat(rule.onFrauds() + rule.onHonest()).isZero();
    }

    @Test
    void countsASettlementOnceForARuleHoweverOftenItHits() {
        Figures figures = figures(honest("S1"), hold("S1", hit(SAME_DAY, 200), hit(SAME_DAY, 300)));

        OfRule rule = figures.rules().get(0);
        assertThat(rule.onHonest()).isOne();
        assertThat(rule.stakeOnHonestFen()).isEqualTo(500);
        assertThat(rule.precision()).isZero();
    }

    @Test
    void missesTheGoalWhenASettlementHasNoAnswer() {
        Figures figures = Reckoning.of(List.of(honest("S1")), Map.of(), Knowledge.read());

        assertThat(figures.unanswered()).containsExactly("S1");
        assertThat(figures.meetsGoals()).isFalse();
    }

    private static Figures figures(Sent sent, Answer answer) {
        return Reckoning.of(List.of(sent), Map.of(answer.settlementId(), answer), Knowledge.read());
    }

    private static Sent honest(String id) {
        return new Sent(id, Optional.empty(), "outpatient visit", LocalDate.of(2026, 1, 5), 1_000, 600, 3);
    }

    private static Sent fraud(String id, boolean discernible, long undueFen) {
        Label label = new Label(FraudPattern.SAME_DAY_REPEAT, "SAME_DAY_REPEAT-1", discernible, undueFen);
        return new Sent(id, Optional.of(label), "", LocalDate.of(2026, 1, 5), 1_000, 600, 1);
    }

    private static Hit hit(Rule rule, long amountFen) {
        return new Hit(rule, Consequence.HOLD, 2, amountFen, "evidence");
    }

    private static Hit note(Rule rule) {
        return new Hit(rule, Consequence.NOTE, 3, 0, "evidence");
    }

    private static Answer hold(String id, Hit... hits) {
        return new Answer(id, Verdict.HOLD, 600, 0, "", List.of(hits));
    }

    private static Answer released(String id, Hit... hits) {
        return new Answer(id, Verdict.RELEASE, 0, 0, "", List.of(hits));
    }
}
