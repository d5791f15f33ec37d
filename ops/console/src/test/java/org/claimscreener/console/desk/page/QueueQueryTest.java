package org.claimscreener.console.desk.page;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import org.claimscreener.console.view.HoldSort;
import org.claimscreener.console.view.QueueFilter;
import org.claimscreener.wire.record.HoldStage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class QueueQueryTest {
    private static final Instant NOW = Instant.parse("2026-11-30T01:30:00Z");

    private static QueueQuery asked(String... namesAndValues) {
        Map<String, List<String>> parameters = new java.util.HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            parameters.put(namesAndValues[i], List.of(namesAndValues[i + 1]));
        }
        return QueueQuery.of(parameters);
    }

    @Test
    void asksForAllOpenHoldsByDeadlineWhenNothingIsSaid() {
        QueueFilter filter = asked().filter("reviewer-1", NOW);

        assertThat(filter.stages()).isEmpty();
        assertThat(filter.sort()).isEqualTo(HoldSort.DEADLINE);
        assertThat(filter.limit()).isEqualTo(QueueQuery.ROWS);
        assertThat(filter.claimedBy()).isEmpty();
        assertThat(asked().narrows()).isFalse();
    }

    @Test
    void understandsEachField() {
        QueueFilter filter = asked(
                        "region",
                        "4301",
                        "institution",
                        "H43010200001",
                        "rule",
                        "FP-05",
                        "severity",
                        "2",
                        "stage",
                        "HELD",
                        "mine",
                        "1",
                        "unclaimed",
                        "1",
                        "due",
                        "72",
                        "least",
                        "1,200.50",
                        "sort",
                        "AMOUNT",
                        "after",
                        "token")
                .filter("reviewer-1", NOW);

        assertThat(filter)
                .isEqualTo(new QueueFilter(
                        Optional.of("4301"),
                        Optional.of("H43010200001"),
                        Optional.of("FP-05"),
                        OptionalInt.of(2),
                        java.util.Set.of(HoldStage.HELD),
                        Optional.of("reviewer-1"),
                        true,
                        Optional.of(NOW.plus(Duration.ofDays(3))),
                        120_050,
                        HoldSort.AMOUNT,
                        Optional.of("token"),
                        QueueQuery.ROWS));
    }

    @Test
    void tellsAtTheFieldWhatItDoesNotUnderstandAndLeavesItOut() {
        for (String[] wrong : new String[][] {
            {"region", "43x"},
            {"region", "4301020"},
            {"institution", "' OR 1=1 --"},
            {"rule", "<b>"},
            {"severity", "9"},
            {"stage", "held"},
            {"due", "5"},
            {"least", "abc"},
            {"sort", "; drop"}
        }) {
            QueueQuery query = asked(wrong);
            assertThat(query.problem(wrong[0])).as(wrong[1]).contains("queue.problem." + wrong[0]);
            assertThat(query.value(wrong[0])).isEqualTo(wrong[1]);
            assertThat(query.filter("reviewer-1", NOW)).isEqualTo(asked().filter("reviewer-1", NOW));
        }
    }

    @Test
    void takesNothingEndless() {
        QueueQuery query = asked("after", "x".repeat(301), "region", "1".repeat(5_000));

        assertThat(query.problem("region")).contains("queue.problem.long");
        assertThat(query.filter("reviewer-1", NOW).after()).isEmpty();
        assertThat(query.fields()).isEmpty();
    }

    @Test
    void keepsTheQuestionFromPageToPage() {
        QueueQuery query = asked("rule", "FP-05", "after", "old", "unknown", "x");

        assertThat(query.from(Optional.of("a&b"))).isEqualTo("rule=FP-05&after=a%26b");
        assertThat(query.from(Optional.empty())).isEqualTo("rule=FP-05");
    }
}
