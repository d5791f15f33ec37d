package org.claimscreener.accuracy;

import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.claimscreener.accuracy.Answer.Hit;
import org.claimscreener.accuracy.Answer.Rule;
import org.claimscreener.wire.record.Consequence;
import org.claimscreener.wire.record.Verdict;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Reads the results of a screening. Stateless. */
final class Answers {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Answers() {}

    /** The first answer to each settlement, by its id: a retry gets the same once more. */
    static Map<String, Answer> read(Path results) throws IOException {
        Map<String, Answer> answers = new HashMap<>();
        try (BufferedReader reader = Files.newBufferedReader(results, StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                Answer answer = answer(JSON.readTree(line));
                answers.putIfAbsent(answer.settlementId(), answer);
            }
        }
        return answers;
    }

    static Answer answer(JsonNode line) {
        List<Hit> hits = new ArrayList<>();
        for (JsonNode result : line.path("results")) {
            hits.add(new Hit(
                    new Rule(
                            result.path("rule_id").asText(),
                            result.path("rule_name").asText()),
                    Consequence.valueOf(result.path("consequence").asText()),
                    result.path("sev_deg").asInt(),
                    fen(result.path("vola_amt")),
                    result.path("vola_evid").asText()));
        }
        return new Answer(
                line.path("setl_id").asText(),
                Verdict.valueOf(line.path("verdict").asText()),
                fen(line.path("held_amt")),
                fen(line.path("refused_amt")),
                line.path("system_reason").asText(),
                hits);
    }

    private static long fen(JsonNode yuan) {
        return new BigDecimal(yuan.asText("0")).movePointRight(2).longValueExact();
    }
}
