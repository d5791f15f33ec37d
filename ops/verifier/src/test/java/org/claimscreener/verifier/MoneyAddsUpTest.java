package org.claimscreener.verifier;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.LineDecision;
import org.claimscreener.wire.record.SystemReason;
import org.claimscreener.wire.record.Verdict;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimscreener.verifier.Documents.settlement;
import static org.claimscreener.verifier.Verified.assertClean;
import static org.claimscreener.verifier.Verified.assertOnly;
import static org.claimscreener.verifier.Verified.verify;

/** I3. The settlement has two lines: 1,000 fen on the first, of which 500 are held, and nothing on the second. */
class MoneyAddsUpTest {
    private final ModelScreener screener = new ModelScreener();
    private final TestLog log = screener.log;

    private Row falsified(UnaryOperator<Decision.Builder> how) {
        screener.screen(settlement("S3", "P1", "H1"));
        Row row = log.decision("S3");
        row.say(how.apply(Decision.newBuilder(row.as(Decision.class))).build());
        return row;
    }

    private void assertAccused(String meaning, UnaryOperator<Decision.Builder> how) {
        Row row = falsified(how);

        Report report = verify(log);

        assertOnly(report, Invariant.I3, "S3", row.place);
        assertThat(report.shown().get(0).meaning()).contains(meaning);
    }

    private static List<LineDecision> first(Decision.Builder decision, LineDecision line) {
        List<LineDecision> lines = new ArrayList<>(decision.getLines());
        lines.set(0, line);
        return lines;
    }

    private static LineDecision line(long fund, long released, long held, long refused) {
        return new LineDecision("S3-1", fund, released, held, refused);
    }

    @Test
    void aLineThatLosesAFenIsAccused() {
        assertAccused(
                "line S3-1: released, held and refused are 999",
                decision -> decision.setLines(first(decision, line(1_000, 499, 500, 0))));
    }

    @Test
    void aNegativeAmountIsAccused() {
        assertAccused(
                "line S3-1 has a negative amount",
                decision -> decision.setLines(first(decision, line(1_000, 1_500, -500, 0))));
    }

    @Test
    void amountsTooLargeToAddAreAccused() {
        assertAccused(
                "line S3-1: released, held and refused are",
                decision -> decision.setLines(first(decision, line(-2, Long.MAX_VALUE, Long.MAX_VALUE, 0)))
                        .setLines(first(decision, line(1, Long.MAX_VALUE, Long.MAX_VALUE, 3))));
    }

    @Test
    void sumsThatAreNotTheLinesAreAccused() {
        assertAccused("released_fen is 501", decision -> decision.setReleasedFen(501));
    }

    @Test
    void heldSumsThatAreNotTheLinesAreAccused() {
        assertAccused("held_fen is 499", decision -> decision.setHeldFen(499));
    }

    @Test
    void refusedSumsThatAreNotTheLinesAreAccused() {
        assertAccused("refused_fen is 1", decision -> decision.setRefusedFen(1));
    }

    @Test
    void aFundShareThatIsNotTheLinesIsAccused() {
        assertAccused("fund_fen is 1001", decision -> decision.setFundFen(1_001));
    }

    @Test
    void aFundShareThatIsNotTheSettlementsIsAccused() {
        assertAccused(
                "the settlement's share is 1000",
                decision -> decision.setFundFen(1_001)
                        .setReleasedFen(501)
                        .setLines(first(decision, line(1_001, 501, 500, 0))));
    }

    @Test
    void aVerdictThatTheMoneyDoesNotSayIsAccused() {
        assertAccused("the money says HOLD", decision -> decision.setVerdict(Verdict.RELEASE));
    }

    @Test
    void aMissingLineIsAccused() {
        assertAccused(
                "its lines are not the settlement's",
                decision -> decision.setLines(List.of(decision.getLines().get(0))));
    }

    @Test
    void aLineTwiceIsAccused() {
        assertAccused(
                "its lines are not the settlement's",
                decision -> decision.setLines(List.of(
                        decision.getLines().get(0),
                        decision.getLines().get(1),
                        decision.getLines().get(1))));
    }

    @Test
    void linesInAnotherOrderAreAccused() {
        assertAccused("its lines are not the settlement's", decision -> {
            List<LineDecision> lines = new ArrayList<>(decision.getLines());
            Collections.reverse(lines);
            return decision.setLines(lines);
        });
    }

    @Test
    void aFailureToDecideThatReleasesIsAccused() {
        assertAccused("does not hold everything", decision -> decision.setSystemReason(SystemReason.RULE_ERROR));
    }

    @Test
    void aFailureToDecideThatHoldsAllIsRight() {
        falsified(decision -> decision.setSystemReason(SystemReason.RULE_ERROR)
                .setReleasedFen(0)
                .setHeldFen(1_000)
                .setLines(first(decision, line(1_000, 0, 1_000, 0))));

        assertClean(verify(log));
    }
}
