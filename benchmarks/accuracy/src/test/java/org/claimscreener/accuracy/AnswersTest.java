package org.claimscreener.accuracy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.claimscreener.accuracy.Answer.Rule;
import org.claimscreener.wire.record.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class AnswersTest {
    private static final String HELD = """
            {"setl_id":"S1","verdict":"HOLD","released_amt":"1.00","held_amt":"12.34","refused_amt":"0.00","results":[\
            {"rule_id":"FP-06","rule_name":"同日重复购药","vola_amt":"20.50","sev_deg":"2","vola_evid":"两次","consequence":"HOLD"}]}
            """;

    @TempDir
    private Path folder;

    @Test
    void readsVerdictAmountsAndFindings() throws IOException {
        Answer answer = read(HELD).get("S1");

        assertThat(answer).isNotNull();
        assertThat(answer.verdict()).isEqualTo(Verdict.HOLD);
        assertThat(answer.withheldFen()).isEqualTo(1_234);
        assertThat(answer.hits()).singleElement().satisfies(hit -> {
            assertThat(hit.rule()).isEqualTo(new Rule("FP-06", "同日重复购药"));
            assertThat(hit.amountFen()).isEqualTo(2_050);
            assertThat(hit.withholds()).isTrue();
            assertThat(hit.evidence()).isEqualTo("两次");
        });
    }

    @Test
    void takesTheFirstAnswerWhereARetryGetsItOnceMore() throws IOException {
        Map<String, Answer> answers = read(HELD + HELD.replace("HOLD\",\"released", "RELEASE\",\"released"));

        assertThat(answers.values()).extracting(Answer::verdict).containsExactly(Verdict.HOLD);
    }

    private Map<String, Answer> read(String lines) throws IOException {
        Path file = folder.resolve("results.jsonl");
        Files.writeString(file, lines);
        return Answers.read(file);
    }
}
