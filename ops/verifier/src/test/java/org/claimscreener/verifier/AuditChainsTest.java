package org.claimscreener.verifier;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.claimscreener.wire.TopicCatalogue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimscreener.verifier.Verified.assertClean;
import static org.claimscreener.verifier.Verified.verify;

class AuditChainsTest {
    private final TestLog log = new TestLog();
    private List<Row> rows = List.of();

    @BeforeEach
    void chain() {
        rows = AuditRows.chain("console-1", 4).stream()
                .map(bytes -> log.append(TopicCatalogue.AUDIT, 1, "console-1", bytes))
                .toList();
    }

    private Report.Finding i9() {
        return verify(log).of(Invariant.I9);
    }

    @Test
    void anUntouchedChainIsClean() {
        Report report = verify(log);

        assertClean(report);
        assertThat(report.of(Invariant.I9).judged()).isEqualTo(4);
    }

    @Test
    void aMissingRecordIsFound() {
        log.remove(rows.get(1));

        assertThat(i9().shown()).singleElement().satisfies(violation -> {
            assertThat(violation.meaning()).contains("GAP", "console-1");
            assertThat(violation.places()).containsExactly(rows.get(2).place);
        });
    }

    @Test
    void swappedRecordsAreFound() {
        TestLog.swap(rows.get(1), rows.get(2));

        assertThat(i9().violations()).isEqualTo(2);
    }

    @Test
    void aRecordOfAnAbortedTransactionIsNoPartOfIt() {
        Row aborted = log.append(TopicCatalogue.AUDIT, 1, "console-1", "x".getBytes(StandardCharsets.UTF_8));
        aborted.committed = false;

        assertClean(verify(log));
    }
}
