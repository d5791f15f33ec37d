package org.claimscreener.console.desk;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.claimscreener.console.TestConsole;
import org.claimscreener.console.TestHolds;
import org.claimscreener.console.TestWorld;
import org.claimscreener.console.view.HoldView;
import org.claimscreener.wire.record.HoldCommandKind;
import org.claimscreener.wire.record.LineOpinion;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CommandFormTest {
    private static final String NONCE = "6f0c1d2e-0000-4000-8000-000000000001";

    private final HoldView hold = TestHolds.world(new TestWorld(InstantSource.fixed(TestConsole.NOW)), TestConsole.NOW)
            .hold(TestHolds.IN_HAND)
            .orElseThrow();

    private CommandForm form(HoldCommandKind kind, String... namesAndValues) {
        Map<String, List<String>> fields = new HashMap<>();
        fields.put("nonce", List.of(NONCE));
        fields.put("seen", List.of("2"));
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(namesAndValues[i], List.of(namesAndValues[i + 1]));
        }
        return CommandForm.of(kind, hold, fields);
    }

    @Test
    void aReviewSaysSomethingAboutEachLineThatIsWithheld() {
        CommandForm form = form(
                HoldCommandKind.REVIEW, "amount.0", "1864", "amount.1", "0", "amount.2", "12.00", "reason", " why ");

        assertThat(form.problems()).isEmpty();
        assertThat(form.reason()).isEqualTo("why");
        assertThat(form.seenStep()).isEqualTo(2);
        assertThat(form.opinions())
                .containsExactly(
                        new LineOpinion(TestHolds.IN_HAND + "-1", 186_400L),
                        new LineOpinion(TestHolds.IN_HAND + "-2", 0L),
                        new LineOpinion(TestHolds.IN_HAND + "-4", 1_200L));
    }

    @Test
    void aReviewIsNotTakenWithALineLeftOutOrTooMuchOrNonsense() {
        CommandForm form =
                form(HoldCommandKind.REVIEW, "amount.0", "1864.01", "amount.1", "", "amount.2", "-1", "reason", "x");

        assertThat(form.problems())
                .isEqualTo(Map.of(
                        "amount.0", "form.problem.tooMuch",
                        "amount.1", "form.problem.amount",
                        "amount.2", "form.problem.amount"));
        assertThat(form.echo().value(HoldCommandKind.REVIEW, "amount.0", "")).isEqualTo("1864.01");
        assertThat(form.echo().value(HoldCommandKind.VOTE, "amount.0", "other")).isEqualTo("other");
    }

    @Test
    void anAppealContestsOnlyWhatIsFilledIn() {
        CommandForm form = form(HoldCommandKind.APPEAL, "amount.0", "", "amount.1", "4250.50", "reason", "x");

        assertThat(form.problems()).isEmpty();
        assertThat(form.opinions()).containsExactly(new LineOpinion(TestHolds.IN_HAND + "-2", 425_050L));
    }

    @Test
    void anAppealAgainstNothingIsNoAppeal() {
        assertThat(form(HoldCommandKind.APPEAL, "amount.0", "0", "reason", "x").problems())
                .containsEntry("amounts", "form.problem.nothing");
    }

    @Test
    void aReasonIsRequiredWhereTheJobRequiresIt() {
        assertThat(form(HoldCommandKind.ESCALATE, "reason", " \n ").problems())
                .containsEntry("reason", "form.problem.reason");
        assertThat(form(HoldCommandKind.CLAIM).problems()).isEmpty();
        assertThat(form(HoldCommandKind.ESCALATE, "reason", "x".repeat(2_001)).problems())
                .containsEntry("reason", "form.problem.reasonLong");
    }

    @Test
    void takesNoNonceAndNoStepThatIsNoneOfOurs() {
        assertThat(form(HoldCommandKind.CLAIM, "nonce", "x").nonce()).isEmpty();
        assertThat(form(HoldCommandKind.CLAIM, "nonce", "a\nb".repeat(9)).nonce())
                .isEmpty();
        assertThat(form(HoldCommandKind.CLAIM, "seen", "99999999999").seenStep())
                .isZero();
        assertThat(form(HoldCommandKind.CLAIM, "seen", "-3").seenStep()).isZero();
        assertThat(form(HoldCommandKind.CLAIM).nonce()).isEqualTo(NONCE);
    }
}
