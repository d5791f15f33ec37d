package org.claimscreener.screening.io;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.claimscreener.screening.record.Arrival;
import org.claimscreener.wire.WireFormat;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NationalLinesTest {
    @Test
    void numbersLinesFromOneAndPassesBlankOnesOver() throws IOException {
        List<Arrival> lines = lines("a\n\n  \r\nb\r\nc");

        assertThat(lines).extracting(Arrival::getOffset).containsExactly(1L, 4L, 5L);
        assertThat(lines).extracting(NationalLinesTest::text).containsExactly("a", "b\r", "c");
    }

    @Test
    void hasNoLinesInAnEmptyFile() throws IOException {
        assertThat(lines("")).isEmpty();
    }

    @Test
    void keepsALineAtTheBoundAndDropsTheBytesOfALongerOne() throws IOException {
        String longest = "x".repeat(WireFormat.MAX_MESSAGE_BYTES);
        List<Arrival> lines = lines(longest + "\n" + longest + "x\nz");

        assertThat(text(lines.get(0))).hasSize(WireFormat.MAX_MESSAGE_BYTES);
        assertThat(lines.get(1).getPayload()).isNull();
        assertThat(text(lines.get(2))).isEqualTo("z");
    }

    private static String text(Arrival arrival) {
        return StandardCharsets.UTF_8.decode(arrival.getPayload().duplicate()).toString();
    }

    private static List<Arrival> lines(String content) throws IOException {
        List<Arrival> lines = new ArrayList<>();
        var in = new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
        try (var reader = new NationalLines.LineReader("file", in)) {
            for (Arrival line = reader.read(); line != null; line = reader.read()) {
                lines.add(line);
            }
        }
        return lines;
    }
}
