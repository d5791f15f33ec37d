package org.claimscreener.commandline;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LiveScreenTest {
    private static final String ESCAPE = "\u001b[";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void givesTheTerminalBackAsItWas() {
        try (LiveScreen screen = new LiveScreen(out, 10, 3)) {
            screen.draw(List.of("one"));
        }

        assertThat(written())
                .startsWith(ESCAPE + "?1049h" + ESCAPE + "?25l")
                .endsWith(ESCAPE + "?25h" + ESCAPE + "?1049l");
    }

    @Test
    void overwritesLineByLineWithoutBlankingFirst() {
        try (LiveScreen screen = new LiveScreen(out, 10, 3)) {
            bytes.reset();
            screen.draw(List.of("one", "two"));

            assertThat(written())
                    .isEqualTo(ESCAPE + "H" + "one" + ESCAPE + "K\r\n" + "two" + ESCAPE + "K\r\n" + ESCAPE + "J");
        }
    }

    @Test
    void neverScrolls() {
        try (LiveScreen screen = new LiveScreen(out, 4, 2)) {
            bytes.reset();
            screen.draw(List.of("a long line", "two", "three"));

            assertThat(written()).isEqualTo(ESCAPE + "H" + "a l…" + ESCAPE + "K\r\n" + "two" + ESCAPE + "K");
        }
    }

    @Test
    void drawsNothingOnceClosed() {
        LiveScreen screen = new LiveScreen(out, 10, 3);
        screen.close();
        bytes.reset();

        screen.draw(List.of("late"));
        screen.close();

        assertThat(written()).isEmpty();
    }

    private String written() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
