package org.claimscreener.launcher.up;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class UpSettingsTest {
    @Test
    void twoPartsDoNotShareAPort() {
        assertThatThrownBy(() -> ports(9092, 7070, 9092))
                .hasMessage("--kafka-port and --prometheus-port are both 9092");
        assertThat(ports(9092, 7070, 9090).ports().values()).containsExactly(9092, 7070, 9090);
    }

    @Test
    void takesPortsThatAPersonMayListenOn() {
        assertThatCode(() -> ports(1_024, 65_535, 9090)).doesNotThrowAnyException();
        assertThatThrownBy(() -> ports(1_023, 7070, 9090)).hasMessage("--kafka-port is 1023, expected 1024 to 65535");
        assertThatThrownBy(() -> ports(9092, 65_536, 9090)).hasMessageContaining("--desk-port is 65536");
    }

    @Test
    void sendsNoMoreThanTheBooksCanHold() {
        assertThatCode(() -> sending(0, Optional.empty())).doesNotThrowAnyException();
        assertThatCode(() -> sending(0, Optional.of(Duration.ofDays(2)))).doesNotThrowAnyException();
        assertThatCode(() -> sending(555, Optional.empty())).doesNotThrowAnyException();
        assertThatThrownBy(() -> sending(556, Optional.empty())).hasMessageContaining("more than 2000000 messages");
        assertThatThrownBy(() -> sending(-1, Optional.empty())).hasMessageContaining("--rate is -1");
        assertThatThrownBy(() -> sending(0, Optional.of(Duration.ZERO))).hasMessageContaining("--for");
    }

    @Test
    void saysWhichPortIsTakenAndWhatToDo() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            UpSettings settings = ports(taken.getLocalPort(), 7070, 9090);

            assertThatThrownBy(settings::requireRoom)
                    .isInstanceOf(IOException.class)
                    .hasMessage("port " + taken.getLocalPort()
                            + " is taken; end what listens there, or name another one" + " with --kafka-port");
        }
    }

    @Test
    void saysHowMuchMemoryIsMissing() {
        assertThatThrownBy(() -> UpSettings.requireMemory(OptionalLong.of(4_499)))
                .hasMessageContaining("4499 MB of free memory, and 4500 are needed");
        assertThatCode(() -> UpSettings.requireMemory(OptionalLong.of(4_500))).doesNotThrowAnyException();
        assertThatCode(() -> UpSettings.requireMemory(OptionalLong.empty())).doesNotThrowAnyException();
    }

    private static UpSettings ports(int kafka, int desk, int prometheus) {
        return new UpSettings(Path.of("x"), kafka, desk, prometheus, 0, Optional.empty(), false);
    }

    private static UpSettings sending(int rate, Optional<Duration> length) {
        return new UpSettings(Path.of("x"), 9092, 7070, 9090, rate, length, false);
    }
}
