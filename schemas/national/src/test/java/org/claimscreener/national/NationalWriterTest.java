package org.claimscreener.national;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.Settlement;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class NationalWriterTest {

    private static final int RECORDS = 5_000;

    private final NationalReader reader = new NationalReader();

    @Test
    void readingWhatWasWrittenGivesTheSettlementBack() {
        for (int seed = 0; seed < RECORDS; seed++) {
            Settlement settlement = new RandomRecords(seed).settlement();

            assertThat(read(NationalWriter.line(settlement)))
                    .as("seed %d", seed)
                    .isEqualTo(new NationalReading.OfSettlement(settlement));
        }
    }

    @Test
    void readingWhatWasWrittenGivesTheReversalBack() {
        for (int seed = 0; seed < RECORDS; seed++) {
            Reversal reversal = new RandomRecords(seed).reversal();

            assertThat(read(NationalWriter.line(reversal)))
                    .as("seed %d", seed)
                    .isEqualTo(new NationalReading.OfReversal(reversal));
        }
    }

    @Test
    void writesTheSampleAsItStands() {
        assertWrittenAlike(Line.outpatient());
        assertWrittenAlike(Line.pharmacy());
        assertWrittenAlike(Line.inpatient());
    }

    @Test
    void writesOneLineAndTheSameEachTime() {
        Settlement settlement = new RandomRecords(1).settlement();

        assertThat(NationalWriter.line(settlement))
                .isEqualTo(NationalWriter.line(settlement))
                .doesNotContain("\n");
    }

    private NationalReading read(String line) {
        return reader.read(line.getBytes(StandardCharsets.UTF_8));
    }

    /** Whatever is written is what the sample says; fields that the sample leaves out are zero. */
    private static void assertWrittenAlike(Line line) {
        assertContained(NationalWriter.json(line.settlement()), line.json(), "");
    }

    private static void assertContained(JsonNode written, JsonNode sample, String path) {
        if (written.isValueNode()) {
            String text = sample.isMissingNode() ? "0" : sample.asText();
            assertThat(written.asText()).as(path).isIn(text, text + ".00");
            return;
        }
        for (Map.Entry<String, JsonNode> field : written.properties()) {
            assertContained(field.getValue(), sample.path(field.getKey()), path + "." + field.getKey());
        }
        for (int i = 0; written.isArray() && i < written.size(); i++) {
            assertContained(written.get(i), sample.path(i), path + "[" + i + "]");
        }
    }
}
