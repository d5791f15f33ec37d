package org.claimscreener.flow.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SettingsFileTest {
    private static final Setting INTERVAL = JobFile.interval(10_000);
    private static final Setting KEYS = Setting.required("keys-file", Setting.Form.FILE, "whose signatures count");
    private static final Setting POLICY = Setting.optional("policy-file", Setting.Form.FILE, "", "deadlines");
    private static final List<Setting> OWN = List.of(KEYS, POLICY);
    private static final List<Setting> KNOWN = JobFile.known(INTERVAL, OWN);

    @TempDir
    private Path folder;

    @Test
    void saysWhatIsUsualWhereNothingElseIsSaid() throws Exception {
        SettingsFile settings = SettingsFile.parse("f", minimal(), KNOWN);

        assertThat(settings.number(JobFile.PARALLELISM)).isEqualTo(1);
        assertThat(settings.millis(INTERVAL)).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.content(POLICY)).isEmpty();
        assertThat(settings.content(KEYS)).isEqualTo("keys: []");
    }

    @Test
    void refusesAnUnknownNameWithTheNearestOne() throws Exception {
        assertThatThrownBy(() -> with("paralelism = 2", "policyfile ="))
                .isInstanceOf(SettingsRefusedException.class)
                .hasMessageContaining("2 problem(s)")
                .hasMessageContaining("line 5: paralelism is no setting; the nearest is parallelism")
                .hasMessageContaining("line 6: policyfile is no setting; the nearest is policy-file");
    }

    @Test
    void namesEveryProblemAtOnce() {
        assertThatThrownBy(() -> SettingsFile.parse(
                        "job.properties",
                        List.of("parallelism = 129", "checkpoint-interval-ms = soon", "keys-file = /nowhere", "what"),
                        KNOWN))
                .hasMessageStartingWith("job.properties is refused, 7 problem(s)")
                .hasMessageContaining("line 1: parallelism is '129', expected a whole number from 1 to 128")
                .hasMessageContaining("line 2: checkpoint-interval-ms is 'soon'")
                .hasMessageContaining("line 3: keys-file is '/nowhere', which is no file that can be read")
                .hasMessageContaining("line 4: 'what' is not 'name = value'")
                .hasMessageContaining("bootstrap-servers is missing: Kafka")
                .hasMessageContaining("state-folder is missing")
                .hasMessageContaining("local-folder is missing");
    }

    @Test
    void refusesWhatIsSaidTwice() {
        assertThatThrownBy(() -> with("parallelism = 2", "parallelism = 2"))
                .hasMessageContaining("parallelism is said twice");
    }

    @Test
    void takesTheBoundsAndNothingBeyondThem() throws Exception {
        assertThat(with("parallelism = 1").number(JobFile.PARALLELISM)).isEqualTo(1);
        assertThat(with("parallelism = 128").number(JobFile.PARALLELISM)).isEqualTo(128);
        for (String wrong : List.of("0", "129", "-1", "1.0", "", "99999999999999999999")) {
            assertThatThrownBy(() -> with("parallelism = " + wrong))
                    .as(wrong)
                    .isInstanceOf(SettingsRefusedException.class);
        }
    }

    @Test
    void linesThatSayNothingAreSkipped() throws Exception {
        assertThat(with("", "  # parallelism = 3", "parallelism=4 ").number(JobFile.PARALLELISM))
                .isEqualTo(4);
    }

    @Test
    void distanceIsThatOfAnInsertionARemovalOrAnExchange() {
        assertThat(SettingsFile.distance("", "abc")).isEqualTo(3);
        assertThat(SettingsFile.distance("office", "office")).isZero();
        assertThat(SettingsFile.distance("ofice", "office")).isEqualTo(1);
        assertThat(SettingsFile.distance("kitten", "sitting")).isEqualTo(3);
        long seed = 20_261_201;
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            String one = word(random);
            String other = word(random);
            assertThat(SettingsFile.distance(one, other))
                    .as("seed %s, %s and %s", seed, one, other)
                    .isEqualTo(SettingsFile.distance(other, one))
                    .isBetween(Math.abs(one.length() - other.length()), Math.max(one.length(), other.length()));
        }
    }

    @Test
    void rocksDbLiesOnTheLocalDiskAndCheckpointsOnTheSharedOne() throws Exception {
        Path file = folder.resolve("job.settings");
        Files.write(file, minimal());

        Configuration flink = JobFile.read(new String[] {"--settings", file.toString()}, INTERVAL, OWN)
                .toFlink();

        assertThat(flink.toMap())
                .containsEntry("state.backend.rocksdb.localdir", "/local")
                .containsEntry("execution.checkpointing.dir", "file:///state/checkpoints")
                .containsEntry("pipeline.max-parallelism", "128");
    }

    @Test
    void refusesACommandLineWithoutAFile() {
        assertThatThrownBy(() -> JobFile.read(new String[] {"--setings", "x"}, INTERVAL, OWN))
                .hasMessageContaining("expected --settings FILE");
        assertThatThrownBy(() -> JobFile.read(new String[] {"--settings", "/nowhere"}, INTERVAL, OWN))
                .hasMessageContaining("/nowhere cannot be read");
    }

    private SettingsFile with(String... more) throws Exception {
        List<String> lines = new ArrayList<>(minimal());
        lines.addAll(List.of(more));
        return SettingsFile.parse("f", lines, KNOWN);
    }

    private List<String> minimal() throws Exception {
        Path keys = folder.resolve("keys.yaml");
        Files.writeString(keys, "keys: []");
        return List.of(
                "bootstrap-servers = kafka:9092",
                "state-folder = /state",
                "local-folder = /local",
                "keys-file = " + keys);
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int length = random.nextInt(8); length > 0; length--) {
            word.append((char) ('a' + random.nextInt(3)));
        }
        return word.toString();
    }
}
