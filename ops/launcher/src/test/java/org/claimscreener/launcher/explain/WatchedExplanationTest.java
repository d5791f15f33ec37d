package org.claimscreener.launcher.explain;

import java.time.Instant;
import java.util.List;

import org.claimscreener.engine.fact.Standing;
import org.claimscreener.engine.pack.WatchedValue;
import org.claimscreener.engine.replay.Replayed;
import org.claimscreener.verifier.Place;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.Source;
import org.claimscreener.wire.record.StandingKind;
import org.claimscreener.wire.record.SubjectKind;
import org.claimscreener.wire.record.Verdict;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WatchedExplanationTest {
    private static final Instant NOON = Instant.parse("2026-09-01T04:00:00Z");
    private static final WatchedValue TEN_DAYS = new WatchedValue(
            "split_stay_max_gap_days",
            "days",
            10,
            7,
            new Standing(
                    SubjectKind.INSTITUTION, "H1", StandingKind.CREDIT_GRADE, "D", NOON, null, "信1号", "条例", false));
    private static final String SAID =
            "split_stay_max_gap_days = 10 days in place of 7: credit grade D of institution H1, by order 信1号,"
                    + " since 2026-09-01";

    @Test
    void saysWhichValueHeldAndWhyWhetherOrNotTheSameCameOfIt() {
        assertThat(ExplanationText.of(explanation(new Replayed.Same(List.of(), List.of(TEN_DAYS)))))
                .contains("  watched   " + SAID);
        assertThat(ExplanationText.of(
                        explanation(new Replayed.Different("held_fen", "1", "2", List.of(), List.of(TEN_DAYS)))))
                .contains("  watched   " + SAID);
        assertThat(ExplanationText.of(explanation(new Replayed.Impossible("no pack"))))
                .noneMatch(line -> line.startsWith("  watched"));
    }

    @Test
    void saysItToPrograms() {
        assertThat(ExplanationJson.of(explanation(new Replayed.Same(List.of(), List.of(TEN_DAYS)))))
                .contains("\"watched\":[{\"parameter\":\"split_stay_max_gap_days\",\"value\":10,\"usual\":7,\"why\":\""
                        + SAID + "\"}]");
    }

    private static Explanation explanation(Replayed replayed) {
        Decision decision = Decision.newBuilder()
                .setSettlementId("S1")
                .setPatientId("P1")
                .setInstitutionId("H1")
                .setVerdict(Verdict.RELEASE)
                .setFundFen(100)
                .setReleasedFen(100)
                .setHeldFen(0)
                .setRefusedFen(0)
                .setLines(List.of())
                .setFindings(List.of())
                .setPacks(List.of())
                .setFeatures(List.of())
                .setPastSettlements(0)
                .setPastDigest("0".repeat(32))
                .setEngineVersion("2")
                .setContentDigest("")
                .setSource(new Source(TopicCatalogue.SETTLEMENTS, 0, 0L))
                .setReceivedAt(NOON)
                .build();
        return new Explanation(
                decision, new Place(TopicCatalogue.DECISIONS, 0, 0), 0, 0, List.of(), List.of(), List.of(), replayed);
    }
}
