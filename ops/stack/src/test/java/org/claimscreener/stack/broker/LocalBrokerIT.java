package org.claimscreener.stack.broker;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.claimscreener.wire.Topic;
import org.claimscreener.wire.TopicCatalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class LocalBrokerIT {
    private static final int PATIENCE_SECONDS = 60;

    @TempDir
    private Path folder;

    @Test
    void hasTheCataloguesTopicsAndEndsWhenClosed() throws Exception {
        long pid;
        try (LocalBroker broker = LocalBroker.start(folder)) {
            pid = broker.pid();
            String servers = broker.bootstrapServers();

            assertThat(TopicSetup.createMissing(servers, (short) 1))
                    .containsExactlyElementsOf(
                            TopicCatalogue.existing().stream().map(Topic::name).toList());
            assertThat(TopicSetup.createMissing(servers, (short) 1)).isEmpty();
            assertThat(setting(servers, TopicCatalogue.SETTLEMENTS, "message.timestamp.type"))
                    .isEqualTo("LogAppendTime");
            assertThat(broker.isAlive()).isTrue();
        }
        assertThat(ProcessHandle.of(pid)).isEmpty();
        try (LocalBroker again = LocalBroker.start(folder)) {
            assertThat(TopicSetup.createMissing(again.bootstrapServers(), (short) 1))
                    .as("what a second start in the same folder lacks")
                    .isEmpty();
        }
    }

    @Test
    void doesNotOutliveWhoStartedItHoweverThatOneEnds() throws Exception {
        Process owner = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Owner.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said;
        try (BufferedReader reader = owner.inputReader(StandardCharsets.UTF_8)) {
            said = reader.readLine();
        }
        assertThat(said).as("the broker's process id").isNotNull();

        owner.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);

        ProcessHandle.of(Long.parseLong(said))
                .ifPresent(broker -> assertThat(broker.onExit()).succeedsWithin(PATIENCE_SECONDS, TimeUnit.SECONDS));
    }

    private static String setting(String servers, String topic, String name) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers))) {
            Map<ConfigResource, Config> configs =
                    admin.describeConfigs(java.util.List.of(resource)).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return configs.values().iterator().next().get(name).value();
        }
    }

    /** Starts a broker and dies without a word to it. */
    static final class Owner {
        private Owner() {}

        public static void main(String[] args) throws Exception {
            @SuppressWarnings("resource") // Not closing it is the point.
            LocalBroker broker = LocalBroker.start(Path.of(args[0]));
            System.out.println(broker.pid());
            System.out.flush();
            Runtime.getRuntime().halt(1);
        }
    }
}
