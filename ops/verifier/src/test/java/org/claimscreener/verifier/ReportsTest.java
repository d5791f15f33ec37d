package org.claimscreener.verifier;

import java.io.IOException;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimscreener.verifier.Documents.settlement;
import static org.claimscreener.verifier.Verified.verify;

class ReportsTest {
    private final ModelScreener screener = new ModelScreener();

    @Test
    void jsonSaysWhatWasJudgedAndWhatWasBroken() throws IOException {
        CleanLogTest.everything(screener);
        Row lost = screener.send(settlement("S8", "P1", "H1"));

        JsonNode json = new ObjectMapper().readTree(ReportJson.of(verify(screener.log)));

        assertThat(json.path("clean").asBoolean()).isFalse();
        assertThat(json.at("/totals/inputs").asInt()).isEqualTo(17);
        assertThat(json.at("/totals/unanswered").asInt()).isEqualTo(1);
        assertThat(json.at("/invariants/I3/judged").asInt()).isEqualTo(6);
        assertThat(json.at("/invariants/I2/violations").asInt()).isEqualTo(1);
        assertThat(json.at("/invariants/I10/not_checked").size()).isEqualTo(1);
        assertThat(json.at("/violations/0/invariant").asText()).isEqualTo("I2");
        assertThat(json.at("/violations/0/id").asText()).isEqualTo("S8");
        assertThat(json.at("/violations/0/places/0").asText()).isEqualTo(lost.place.toString());
        assertThat(json.at("/pack_sets").size()).isEqualTo(2);
    }

    @Test
    void textSaysViolationsFirstAndTheVerdictLast() {
        CleanLogTest.everything(screener);
        Row lost = screener.send(settlement("S8", "P1", "H1"));

        var lines = ReportText.of(verify(screener.log));

        assertThat(lines.get(0)).startsWith("VIOLATION I2 S8 " + lost.place + ": the input has neither");
        assertThat(lines).anySatisfy(line -> assertThat(line).startsWith("I3        ok "));
        assertThat(lines.get(lines.size() - 1)).startsWith("NOT clean: 1 violations, as of 2026-09-01T");
    }

    @Test
    void noPersonIsNamed() {
        CleanLogTest.everything(screener);
        screener.log.all(org.claimscreener.wire.TopicCatalogue.DECISIONS).forEach(row -> row.committed = false);
        Report report = verify(screener.log);

        assertThat(ReportJson.of(report) + ReportText.of(report))
                .doesNotContain("P1")
                .doesNotContain("P2");
    }

    @Test
    void whatIsNotShownIsCounted() {
        for (int i = 0; i < 12; i++) {
            screener.send(settlement("S" + i, "P1", "H1"));
        }
        VerifySettings few = new VerifySettings(
                java.time.Duration.ZERO, 100, VerifySettings.USUAL_MEMORY, false, java.util.Optional.empty(), 10);

        Report report = verify(screener.log, few);

        assertThat(report.violations()).isEqualTo(12);
        assertThat(ReportText.of(report)).contains("VIOLATION I2: and 2 more");
    }
}
