package org.claimscreener.launcher.up;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.claimscreener.authorkit.local.LocalCrew;
import org.claimscreener.engine.approval.TrustedKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class UpFolderTest {
    @TempDir
    private Path temporary;

    @Test
    void isUsedByOneAtATime() throws Exception {
        Path path = temporary.resolve("up");
        try (UpFolder first = UpFolder.open(path)) {
            assertThat(first.path()).isDirectory();
            assertThatThrownBy(() -> UpFolder.open(path))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("another 'screener up' runs in");
        }
        UpFolder.open(path).close();
    }

    @Test
    void whoSignedInAnEarlierRunIsStillTrusted() throws Exception {
        TrustedKeys first = new LocalCrew().keys();
        TrustedKeys second = new LocalCrew().keys();
        try (UpFolder folder = UpFolder.open(temporary)) {
            folder.trust(first);
            TrustedKeys both = folder.trust(second);

            assertThat(both.all()).hasSize(first.all().size() + second.all().size());
            assertThat(TrustedKeys.parse("f", Files.readString(folder.keysFile()))
                            .all())
                    .hasSameSizeAs(both.all());
            assertThat(first.all())
                    .allSatisfy(key -> assertThat(both.find(key.keyId())).isPresent());
        }
    }

    @Test
    void countsStartsAndSaysWhenTheCountIsDamaged() throws Exception {
        try (UpFolder folder = UpFolder.open(temporary)) {
            assertThat(folder.countStart()).isEqualTo(1);
            assertThat(folder.countStart()).isEqualTo(2);
            Files.writeString(temporary.resolve("starts"), "two");
            assertThatThrownBy(folder::countStart).hasMessageContaining("holds no number");
        }
    }

    @Test
    void removesWhatIsVoidAndNothingElse() throws Exception {
        Path deep = Files.createDirectories(temporary.resolve("flink/recovery/a/b"));
        Files.writeString(deep.resolve("c"), "x");
        try (UpFolder folder = UpFolder.open(temporary)) {
            folder.remove("flink/recovery");
            folder.remove("flink/never");
        }
        assertThat(temporary.resolve("flink/recovery")).doesNotExist();
        assertThat(temporary.resolve("flink")).isDirectory();
    }

    @Test
    void aJobThatNeverRanBeginsAndOneWhoseCheckpointsAreAllDamagedDoesNot() throws Exception {
        assertThat(ResumePoint.in(temporary.resolve("state/screening"))).isEmpty();
        Path checkpoint = Files.createDirectories(temporary.resolve("state/screening/checkpoints/job/chk-3"));
        assertThat(ResumePoint.in(temporary.resolve("state/screening"))).isEmpty();

        Files.writeString(checkpoint.resolve("_metadata"), "damaged");

        assertThatThrownBy(() -> ResumePoint.in(temporary.resolve("state/screening")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("None of 1 checkpoints");
    }

    @Test
    void prometheusReadsEveryTaskManagerAndTheRulesThatAreThere() {
        String settings = PrometheusServer.settings(
                Map.of(
                        "screener-task-managers",
                        List.of(URI.create("http://127.0.0.1:1/metrics"), URI.create("http://127.0.0.1:2/metrics"))),
                List.of(Path.of("/rules/a.yaml")));

        assertThat(settings)
                .contains(
                        "job_name: screener-task-managers", "- '127.0.0.1:1'", "- '127.0.0.1:2'", "- '/rules/a.yaml'");
        assertThat(PrometheusServer.settings(Map.of(), List.of())).doesNotContain("rule_files");
    }
}
