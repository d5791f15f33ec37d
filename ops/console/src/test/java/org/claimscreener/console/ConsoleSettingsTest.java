package org.claimscreener.console;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ConsoleSettingsTest {
    private static final Path FOLDER = Path.of("attachments");
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Test
    void takesWhatIsWithinItsBounds() {
        assertThat(new ConsoleSettings("127.0.0.1", 0, FOLDER, Duration.ofMillis(100)).port())
                .isZero();
        assertThat(new ConsoleSettings("127.0.0.1", 65_535, FOLDER, Duration.ofSeconds(30)).port())
                .isEqualTo(65_535);
    }

    @Test
    void refusesWhatIsNotAndSaysWhat() {
        assertThatThrownBy(() -> new ConsoleSettings(" ", 1, FOLDER, PATIENCE)).hasMessageContaining("host");
        assertThatThrownBy(() -> new ConsoleSettings("h", -1, FOLDER, PATIENCE)).hasMessageContaining("-1");
        assertThatThrownBy(() -> new ConsoleSettings("h", 65_536, FOLDER, PATIENCE))
                .hasMessageContaining("65536");
        for (String wrong : List.of("localhost:9090", "file:///etc/passwd", "http:/", "")) {
            assertThatThrownBy(() -> new ConsoleSettings("h", 1, FOLDER, PATIENCE, Optional.of(URI.create(wrong))))
                    .hasMessageContaining("http://localhost:9090");
        }
        assertThatThrownBy(() -> new ConsoleSettings("h", 1, FOLDER, Duration.ofMillis(99)))
                .hasMessageContaining("patience");
        assertThatThrownBy(() -> new ConsoleSettings("h", 1, FOLDER, Duration.ofSeconds(31)))
                .hasMessageContaining("patience");
    }
}
