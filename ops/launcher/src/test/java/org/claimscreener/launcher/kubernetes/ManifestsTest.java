package org.claimscreener.launcher.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.apache.flink.configuration.Configuration;
import org.claimscreener.flow.JobSettings;
import org.claimscreener.flow.settings.JobFile;
import org.claimscreener.flow.settings.Setting;
import org.claimscreener.flow.settings.SettingsFile;
import org.claimscreener.holds.HoldsMain;
import org.claimscreener.screening.ScreeningMain;
import org.claimscreener.supervision.io.SupervisionMain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import static org.assertj.core.api.Assertions.assertThat;

class ManifestsTest {
    private static final Path HOME = Path.of("../kubernetes");
    private static final Map<String, Class<?>> MAINS =
            Map.of("screening", ScreeningMain.class, "holds", HoldsMain.class, "supervision", SupervisionMain.class);
    private static final Map<String, List<Setting>> SETTINGS = Map.of(
            "screening", ScreeningMain.SETTINGS,
            "holds", HoldsMain.SETTINGS,
            "supervision", SupervisionMain.SETTINGS);
    private static final String SHARED = "file:///var/lib/screener/shared/";

    @TempDir
    private Path folder;

    @Test
    void everyFileHasOnlyFieldsThatKubernetesKnows() throws Exception {
        Shapes shapes = Shapes.read();
        for (Path file : files()) {
            boolean patch = !file.startsWith(HOME.resolve("base")) && !file.endsWith("kustomization.yaml");
            for (JsonNode document : Manifests.documents(file)) {
                assertThat(shapes.problems(document, patch)).as("%s", file).isEmpty();
            }
        }
    }

    @Test
    void aFieldThatNobodyKnowsIsSeen() throws Exception {
        JsonNode wrong = new ObjectMapper()
                .readTree("{\"apiVersion\":\"v1\",\"kind\":\"ServiceAccount\",\"metadata\":{\"nam\":\"x\"}}");

        assertThat(Shapes.read().problems(wrong, false))
                .containsExactlyInAnyOrder(
                        "ServiceAccount.metadata.nam is no field", "ServiceAccount.metadata lacks name!");
    }

    @Test
    void everyFileIsPartOfSomething() throws Exception {
        Set<Path> named = new TreeSet<>();
        for (Path file : files()) {
            if (file.endsWith("kustomization.yaml")) {
                JsonNode kustomization = Manifests.documents(file).get(0);
                kustomization.path("resources").forEach(name -> named.add(file.resolveSibling(name.asText())));
                kustomization
                        .path("patches")
                        .forEach(patch ->
                                named.add(file.resolveSibling(patch.path("path").asText())));
            }
        }
        assertThat(files()).allMatch(file -> file.endsWith("kustomization.yaml") || named.contains(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/rehearsal", "overlays/province"})
    void whatAnOverlayGivesIsWholeAgain(String name) throws Exception {
        Shapes shapes = Shapes.read();

        assertThat(built(name).values())
                .hasSizeGreaterThan(10)
                .allSatisfy(
                        document -> assertThat(shapes.problems(document, false)).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/rehearsal", "overlays/province"})
    void eachJobStartsWithSettingsThatItKnowsAndAsManySubtasks(String name) throws Exception {
        for (String job : MAINS.keySet()) {
            JsonNode spec = document(built(name), "FlinkDeployment/" + job).path("spec");
            SettingsFile settings = settings(built(name), job);

            assertThat(spec.path("job").path("entryClass").asText())
                    .isEqualTo(Objects.requireNonNull(MAINS.get(job)).getName());
            assertThat(spec.path("job").path("parallelism").asInt())
                    .isEqualTo(settings.number(JobFile.PARALLELISM))
                    .isBetween(1, JobSettings.MAX_PARALLELISM);
            assertThat(spec.path("job").path("args"))
                    .extracting(JsonNode::asText)
                    .containsExactly("--settings", "/etc/screener/settings/job.settings");
        }
    }

    /** What a cluster says and what its job says are the same: the job's own word counts, and people read the other. */
    @Test
    void checkpointsLieWhereTheJobPutsThem() throws Exception {
        Map<String, JsonNode> base = built("base");
        for (String job : MAINS.keySet()) {
            JsonNode cluster = configuration(base, job);
            JobSettings settings =
                    new JobSettings(Path.of(settings(base, job).text(JobFile.STATE_FOLDER)), 1, Duration.ofSeconds(1));
            Configuration flink = settings.toFlink();

            assertThat(cluster.path("execution.checkpointing.dir").asText())
                    .isEqualTo(SHARED + job + "/checkpoints")
                    .isEqualTo(flink.toMap().get("execution.checkpointing.dir"));
            assertThat(cluster.path("execution.checkpointing.savepoint-dir").asText())
                    .isEqualTo(flink.toMap().get("execution.checkpointing.savepoint-dir"));
            assertThat(cluster.path("execution.checkpointing.num-retained").asInt())
                    .isEqualTo(JobSettings.RETAINED_CHECKPOINTS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/rehearsal", "overlays/province"})
    void stateOutlivesAnUpgradeAndALeader(String name) throws Exception {
        for (String job : MAINS.keySet()) {
            JsonNode spec = document(built(name), "FlinkDeployment/" + job).path("spec");

            assertThat(spec.path("job").path("upgradeMode").asText()).isEqualTo("savepoint");
            assertThat(spec.path("job").path("allowNonRestoredState").asBoolean())
                    .isFalse();
            JsonNode flink = spec.path("flinkConfiguration");
            assertThat(flink.path("high-availability.type").asText()).isEqualTo("kubernetes");
            assertThat(flink.path("high-availability.storageDir").asText()).startsWith(SHARED + job + "/");
            assertThat(flink.path("kubernetes.operator.job.upgrade.last-state-fallback.enabled")
                            .asText())
                    .isEqualTo("false");
        }
    }

    @Test
    void nobodySubmitsAndEveryProcessIsKnown() throws Exception {
        for (String job : MAINS.keySet()) {
            JsonNode flink = configuration(built("base"), job);
            for (String closed : List.of("web.submit.enable", "web.cancel.enable", "web.rescale.enable")) {
                assertThat(flink.path(closed).asText()).as(closed).isEqualTo("false");
            }
            assertThat(flink.path("security.ssl.internal.enabled").asText()).isEqualTo("true");
        }
    }

    @Test
    void everyContainerIsNobodyAndWritesNowhereButInItsVolumes() throws Exception {
        Collection<JsonNode> all = built("overlays/province").values();
        List<JsonNode> pods = all.stream()
                .flatMap(document -> document.findValues("containers").stream())
                .toList();

        assertThat(pods)
                .hasSize(4)
                .allSatisfy(containers -> assertThat(containers).isNotEmpty().allSatisfy(container -> {
                    JsonNode security = container.path("securityContext");
                    assertThat(security.path("readOnlyRootFilesystem").asBoolean())
                            .isTrue();
                    assertThat(security.path("allowPrivilegeEscalation").asBoolean(true))
                            .isFalse();
                    assertThat(security.path("capabilities")
                                    .path("drop")
                                    .path(0)
                                    .asText())
                            .isEqualTo("ALL");
                }));
        assertThat(all.stream().flatMap(document -> document.findValues("runAsNonRoot").stream()))
                .hasSize(4)
                .allMatch(JsonNode::asBoolean);
    }

    @Test
    void nothingComesInOrGoesOutThatNoPolicyNames() throws Exception {
        JsonNode deny = document(built("base"), "NetworkPolicy/default-deny").path("spec");

        assertThat(deny.path("podSelector")).isEmpty();
        assertThat(deny.path("policyTypes")).extracting(JsonNode::asText).containsExactly("Ingress", "Egress");
        assertThat(deny.has("ingress") || deny.has("egress")).isFalse();
    }

    @Test
    void secretsAreNamedAndNeverSaid() throws Exception {
        Pattern secret = Pattern.compile("(?i)(password|secret|token|private.?key)[\"']?\\s*[:=]\\s*(?!false$)\\S+");
        for (Path file : files()) {
            for (JsonNode document : Manifests.documents(file)) {
                assertThat(document.path("kind").asText()).as("%s", file).isNotEqualTo("Secret");
            }
            assertThat(Files.readAllLines(file))
                    .as("%s", file)
                    .filteredOn(line -> secret.matcher(line).find())
                    .allMatch(line -> line.contains("guarded-by-the-secret"));
        }
    }

    private static Map<String, JsonNode> built(String name) throws IOException {
        return Manifests.built(HOME.resolve(name));
    }

    private static JsonNode document(Map<String, JsonNode> all, String key) {
        return Objects.requireNonNull(all.get(key), key);
    }

    private static JsonNode configuration(Map<String, JsonNode> all, String job) {
        return document(all, "FlinkDeployment/" + job).path("spec").path("flinkConfiguration");
    }

    /** Read as the job's main class reads them; files that only the pod has are put elsewhere. */
    private SettingsFile settings(Map<String, JsonNode> all, String job) throws Exception {
        JsonNode data = document(all, "ConfigMap/" + job + "-settings").path("data");
        List<String> lines = new ArrayList<>();
        for (String line : data.path("job.settings").asText().lines().toList()) {
            lines.add(line.replace("/etc/screener/settings", folder.toString()));
        }
        for (Map.Entry<String, JsonNode> file : data.properties()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue().asText());
        }
        Path own = folder.resolve(job);
        Files.write(own, lines);
        return SettingsFile.read(own, SETTINGS.getOrDefault(job, List.of()));
    }

    private static List<Path> files() {
        try (Stream<Path> all = Files.walk(HOME)) {
            List<Path> files = all.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
            assertThat(files).hasSizeGreaterThan(10);
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
