package org.claimscreener.wire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class KafkaAddressTest {
    @TempDir
    private Path folder;

    @Test
    void aBareListOfServersNeedsNoFile() {
        assertThat(KafkaAddress.settings("a:1,b:2", Map.of("acks", "all")))
                .isEqualTo(Map.of("bootstrap.servers", "a:1,b:2", "acks", "all"));
        assertThat(KafkaAddress.parse("a:1,b:2")).hasToString("a:1,b:2");
    }

    @Test
    void theFileSaysWhoAClientIsAndTheAddressWhereItGoes() throws IOException {
        String address = "a:1#" + file("security.protocol=SSL\nbootstrap.servers=elsewhere:9\n");

        assertThat(KafkaAddress.settings(address, Map.of()))
                .isEqualTo(Map.of("security.protocol", "SSL", "bootstrap.servers", "a:1"));
        assertThat(KafkaAddress.servers(address)).isEqualTo("a:1");
        assertThat(KafkaAddress.parse(address)).hasToString(address);
    }

    @Test
    void whatAClientInsistsOnIsNotChangedByTheFile() throws IOException {
        String address = "a:1#" + file("acks=0\nisolation.level=read_committed\n");
        Properties own = new Properties();
        own.setProperty("acks", "all");

        assertThat(KafkaAddress.settings(address, Map.of("acks", "all"))).containsEntry("acks", "all");
        assertThat(KafkaAddress.properties(address, own))
                .containsEntry("acks", "all")
                .containsEntry("isolation.level", "read_committed");
    }

    @Test
    void aFileThatIsMissingOrNoneOfSettingsIsNamed() throws IOException {
        String missing = "a:1#" + folder.resolve("nothing.properties");
        String large = "a:1#" + file("x=" + "y".repeat(65_536));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> KafkaAddress.settings(missing, Map.of()))
                .withMessageContaining("nothing.properties");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KafkaAddress.settings(large, Map.of()))
                .withMessageContaining("65536 bytes");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("client.properties"), text);
    }
}
