package org.claimscreener.authorkit.deploy;

import java.util.List;

import org.claimscreener.wire.record.PackState;
import org.claimscreener.wire.record.PackStatus;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimscreener.authorkit.deploy.Reports.FIRST;
import static org.claimscreener.authorkit.deploy.Reports.SECOND;
import static org.claimscreener.authorkit.deploy.Reports.ref;
import static org.claimscreener.authorkit.deploy.Reports.report;

class StatusBookTest {
    private final StatusBook book = new StatusBook();

    @Test
    void nobodyIsReadyWhereNoJobHasReported() {
        assertThat(book.readiness(FIRST).isComplete()).isFalse();
        assertThat(book.readiness(FIRST).inWords()).isEqualTo("-");
    }

    @Test
    void readyMeansAllSubtasksOfAllJobs() {
        take(PackState.READY, FIRST, 0);
        take(PackState.READY, FIRST, 0);
        assertThat(book.readiness(FIRST).inWords()).isEqualTo("1/2");

        take(PackState.READY, FIRST, 1);
        assertThat(book.readiness(FIRST).isComplete()).isTrue();
        assertThat(book.readiness(SECOND).inWords()).isEqualTo("0/2");

        book.take(report(PackState.STAGED, FIRST, -1).setJob("second").build());
        assertThat(book.readiness(FIRST).inWords()).isEqualTo("2/4");
    }

    @Test
    void oneRefusalIsEnoughUntilItIsReadyAfterAll() {
        take(PackState.READY, FIRST, 0);
        book.take(report(PackState.REFUSED, FIRST, 1).setDetail("rules/a.drl:3").build());
        assertThat(book.readiness(FIRST).refused()).isEqualTo("rules/a.drl:3");
        assertThat(book.readiness(FIRST).isComplete()).isFalse();

        take(PackState.READY, FIRST, 1);
        assertThat(book.readiness(FIRST).isComplete()).isTrue();
        assertThat(book.problems("plain")).hasSize(1);
    }

    @Test
    void aJobOfAnotherSizeReportsAnew() {
        take(PackState.READY, FIRST, 0);
        take(PackState.READY, FIRST, 1);
        book.take(report(PackState.READY, FIRST, 2).setSubtasks(4).build());

        assertThat(book.readiness(FIRST).inWords()).isEqualTo("1/4");
    }

    @Test
    void whatWasRetiredIsReadyNoMore() {
        take(PackState.READY, FIRST, 0);
        take(PackState.READY, FIRST, 1);
        take(PackState.RETIRED, FIRST, -1);

        assertThat(book.readiness(FIRST).inWords()).isEqualTo("0/2");
    }

    @Test
    void theLastReportSaysWhatIsInForce() {
        book.take(active(FIRST, "1.0.0"));
        assertThat(book.isInForce(FIRST)).isTrue();

        book.take(active(SECOND, "1.1.0"));
        assertThat(book.isInForce(FIRST)).isFalse();
        assertThat(book.isInForce(SECOND)).isTrue();

        book.take(report(PackState.TRIPPED, SECOND, -1)
                .setInForce(List.of(ref("1.0.0", FIRST)))
                .build());
        assertThat(book.isInForce(FIRST)).isTrue();
        assertThat(book.last(SECOND))
                .hasValueSatisfying(last -> assertThat(last.getState()).isEqualTo(PackState.TRIPPED));
    }

    @Test
    void remembersTheLastFewProblems() {
        for (int i = 0; i < 9; i++) {
            book.take(
                    report(PackState.REFUSED, FIRST, 0).setDetail("fault " + i).build());
        }

        assertThat(book.problems("plain"))
                .extracting(PackStatus::getDetail)
                .containsExactly("fault 4", "fault 5", "fault 6", "fault 7", "fault 8");
        assertThat(book.problems("other")).isEmpty();
    }

    private void take(PackState state, String digest, int subtask) {
        book.take(report(state, digest, subtask).build());
    }

    private static PackStatus active(String digest, String version) {
        return report(PackState.ACTIVE, digest, -1)
                .setInForce(List.of(ref(version, digest)))
                .build();
    }
}
