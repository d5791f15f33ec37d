package org.claimscreener.accuracy;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.claimscreener.accuracy.Answer.Hit;
import org.claimscreener.accuracy.Answer.Rule;
import org.claimscreener.accuracy.Timing.Micros;
import org.claimscreener.engine.decision.RuleInfo;
import org.claimscreener.traffic.FraudPattern;
import org.claimscreener.traffic.Label;
import org.claimscreener.wire.record.Consequence;
import org.claimscreener.wire.record.Verdict;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import static org.assertj.core.api.Assertions.assertThat;

class ReportTest {
    private static final Rule RULE = new Rule("FP-06", "同日重复购药");

    @Test
    void listsEveryFalseAlarmAndEveryMissInThePage() {
        String page = HtmlReport.of(result());

        assertThat(page)
                .contains("S-HONEST")
                .contains("bought &lt;twice&gt;")
                .contains("S-MISSED")
                .contains("SAME_DAY_REPEAT-9")
                .contains("same-drug-same-day")
                .contains("<svg")
                .doesNotContain("src=")
                .doesNotContain("href=");
    }

    @Test
    void saysInTheSummaryWhichGoalsAreMissed() {
        assertThat(MarkdownReport.of(result()))
                .contains("**missed**")
                .contains("50.0 %")
                .contains("FP-06");
    }

    @Test
    void givesTheSameFiguresAsJson() throws IOException {
        JsonNode root = new ObjectMapper().readTree(JsonReport.of(result()));

        assertThat(root.path("meets_goals").asBoolean()).isFalse();
        assertThat(root.path("honest").path("held").asInt()).isOne();
        assertThat(root.path("frauds").path("recall").asDouble()).isEqualTo(0.5);
        assertThat(root.path("false_alarms")).hasSize(1);
        assertThat(root.path("misses")).hasSize(1);
        assertThat(root.path("timing").path("rules")).hasSize(1);
    }

    private static Result result() {
        Sent honest = sent("S-HONEST", Optional.empty());
        Sent caught = sent("S-CAUGHT", label("SAME_DAY_REPEAT-8"));
        Sent missed = sent("S-MISSED", label("SAME_DAY_REPEAT-9"));
        Figures figures = Reckoning.of(
                List.of(honest, caught, missed),
                Map.of("S-HONEST", held("S-HONEST"), "S-CAUGHT", held("S-CAUGHT"), "S-MISSED", released("S-MISSED")),
                Knowledge.read());
        RuleInfo info = new RuleInfo(
                "fraud-patterns", "same-drug-same-day", "FP-06", "同日重复购药", 2, Consequence.HOLD, 2, "第三十八条");
        Micros micros = new Micros(1_000, 20, 18, 60);
        return new Result(
                new AccuracySettings(1_000, 40, 7, AccuracySettings.FROM),
                new Result.Origin("a machine", "abc", "run-accuracy"),
                List.of("fraud-patterns 1.0.0"),
                List.of(info),
                figures,
                12,
                Optional.of(new Timing(
                        10,
                        micros,
                        micros,
                        List.of(new Timing.OfRule("fraud-patterns", "same-drug-same-day", "FP-06", 9)))));
    }

    private static Optional<Label> label(String scheme) {
        return Optional.of(new Label(FraudPattern.SAME_DAY_REPEAT, scheme, true, 500));
    }

    private static Sent sent(String id, Optional<Label> label) {
        return new Sent(id, label, "pharmacy purchase", LocalDate.of(2026, 1, 5), 1_000, 600, 1);
    }

    private static Answer held(String id) {
        return new Answer(
                id, Verdict.HOLD, 300, 0, "", List.of(new Hit(RULE, Consequence.HOLD, 2, 500, "bought <twice>")));
    }

    private static Answer released(String id) {
        return new Answer(id, Verdict.RELEASE, 0, 0, "", List.of());
    }
}
