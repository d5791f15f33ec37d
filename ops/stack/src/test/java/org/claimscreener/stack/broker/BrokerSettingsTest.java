package org.claimscreener.stack.broker;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BrokerSettingsTest {
    private static final Path FOLDER = Path.of("/run/broker-2");

    @Test
    void aLoneBrokerKeepsOneCopy() {
        BrokerSettings settings = new BrokerSettings(1, FOLDER, 9092, List.of(9093));

        assertThat(settings.replicas()).isEqualTo((short) 1);
        assertThat(settings.values())
                .containsEntry("controller.quorum.voters", "1@127.0.0.1:9093")
                .containsEntry("min.insync.replicas", "1")
                .containsEntry("transaction.state.log.min.isr", "1")
                .containsEntry("offsets.topic.replication.factor", "1");
    }

    @Test
    void ofThreeEachHasEverythingAndTwoMustHaveAWrite() {
        BrokerSettings settings = new BrokerSettings(2, FOLDER, 9192, List.of(1, 2, 3));

        assertThat(settings.replicas()).isEqualTo((short) 3);
        assertThat(settings.values())
                .containsEntry("node.id", "2")
                .containsEntry("controller.quorum.voters", "1@127.0.0.1:1,2@127.0.0.1:2,3@127.0.0.1:3")
                .containsEntry("listeners", "PLAINTEXT://127.0.0.1:9192,CONTROLLER://127.0.0.1:2")
                .containsEntry("min.insync.replicas", "2")
                .containsEntry("transaction.state.log.replication.factor", "3")
                .containsEntry("transaction.state.log.min.isr", "2")
                .containsEntry("offsets.topic.replication.factor", "3");
    }

    @Test
    void aSecuredOneHasNoListenerThatTakesWhoShowsNoCertificate() {
        BrokerTls tls = new BrokerTls(Path.of("/k.p12"), Path.of("/t.p12"), "secret");
        BrokerSettings settings = new BrokerSettings(1, FOLDER, 9092, List.of(9093), Optional.of(tls));

        assertThat(settings.values())
                .containsEntry("listeners", "SSL://127.0.0.1:9092,CONTROLLER://127.0.0.1:9093")
                .containsEntry("listener.security.protocol.map", "SSL:SSL,CONTROLLER:SSL")
                .containsEntry("ssl.client.auth", "required")
                .containsEntry("super.users", "User:broker;User:administrator")
                .doesNotContainKey("allow.everyone.if.no.acl.found");
        assertThat(tls).asString().doesNotContain("secret");
    }

    @Test
    void refusesANodeThatIsNoneOfThem() {
        assertThatThrownBy(() -> new BrokerSettings(2, FOLDER, 9092, List.of(9093)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
