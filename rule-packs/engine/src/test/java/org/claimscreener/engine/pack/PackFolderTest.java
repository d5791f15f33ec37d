package org.claimscreener.engine.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;

import org.claimscreener.engine.feature.FeatureKey;
import org.claimscreener.engine.feature.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PackFolderTest {
    @TempDir
    Path temp;

    @Test
    void readsEverythingThatAFolderSays() throws Exception {
        RulePack pack = PackFolder.load(PackUnderTest.plainFolder());

        assertThat(pack.id()).isEqualTo("plain");
        assertThat(pack.version()).isEqualTo("1.2.0");
        assertThat(pack.header().owner()).isEqualTo("测试");
        assertThat(pack.header().limits()).isEqualTo(new PackLimits(100, 1_000_000));
        assertThat(pack.parameters()).extracting(ParameterDeclaration::name).containsExactly("max_age", "daily_units");
        assertThat(pack.tables()).extracting(TableDeclaration::name).containsExactly("drug_sex", "drug_days");
        assertThat(pack.rules()).extracting(PackText::name).containsExactly("rules/drugs.drl", "rules/visits.drl");
        assertThat(pack.cases()).extracting(PackText::name).containsExactly("cases/drug-sex.yaml");
        assertThat(pack.features()).singleElement().satisfies(feature -> {
            assertThat(feature.key()).isEqualTo(FeatureKey.INSTITUTION);
            assertThat(feature.where()).isEqualTo("visit.channel == 'PHARMACY'");
            assertThat(feature.window()).isEqualTo(new Window.Sliding(Duration.ofMinutes(3)));
        });
        assertThat(pack.fileHashes()).hasSize(7);
        assertThat(pack.digest()).matches("[0-9a-f]{64}");
    }

    @Test
    void limitsHaveDefaults() {
        RulePack pack = PackUnderTest.plain()
                .replacing("pack.yaml", "limits: {max_firings: 100, max_micros: 1000000}\n", "")
                .checked();

        assertThat(pack.header().limits()).isEqualTo(new PackLimits(500, 50_000));
    }

    @Test
    void looksRowsUpByItemCode() throws Exception {
        KnowledgeTables knowledge = PackFolder.load(PackUnderTest.plainFolder()).knowledge();

        assertThat(knowledge.rowCount()).isEqualTo(3);
        assertThat(knowledge.rowsOf("XG04CBD247E002")).singleElement().satisfies(row -> {
            assertThat(row.table()).isEqualTo("drug_sex");
            assertThat(row.columns())
                    .containsEntry("sex", "M")
                    .containsEntry("source", "第一批")
                    .containsEntry("item_code", "XG04CBD247E002")
                    .hasSize(3);
            assertThat(row.columns().get("no_such_column")).isNull();
        });
        assertThat(knowledge.rowsOf("UNKNOWN")).isEmpty();
    }

    @Test
    void theDigestHangsOnContentAlone() throws Exception {
        Path one = temp.resolve("one");
        Path other = temp.resolve("other");
        PackUnderTest.plain().writeTo(one);
        PackUnderTest.plain().writeTo(other);
        Files.setLastModifiedTime(other.resolve("pack.yaml"), FileTime.from(Instant.parse("2001-01-01T00:00:00Z")));

        assertThat(PackFolder.load(one).digest())
                .isEqualTo(PackFolder.load(other).digest())
                .isEqualTo(PackUnderTest.plain().checked().digest());
    }

    @Test
    void anyChangeChangesTheDigest() {
        String digest = PackUnderTest.plain().checked().digest();

        assertThat(PackUnderTest.plain()
                        .replacing("cases/drug-sex.yaml", "here", "there")
                        .checked()
                        .digest())
                .isNotEqualTo(digest);
    }

    @Test
    void leavesWhatIsForPeopleAndToolsAside() throws Exception {
        Path folder = temp.resolve("plain");
        PackUnderTest.plain()
                .with("README.md", "# Plain")
                .with(".editorconfig", "")
                .writeTo(folder);

        assertThat(PackFolder.load(folder).digest())
                .isEqualTo(PackUnderTest.plain().checked().digest());
    }

    @Test
    void refusesFilesThatHaveNoPlace() throws IOException {
        Path folder = temp.resolve("plain");
        PackUnderTest.plain()
                .with("rules/evil.sh", "rm")
                .with("rules/deep/a.drl", "")
                .writeTo(folder);

        assertThatThrownBy(() -> PackFolder.load(folder))
                .isInstanceOf(PackRefusedException.class)
                .hasMessageContaining("rules/evil.sh: has no place in a pack")
                .hasMessageContaining("rules/deep/a.drl: has no place in a pack");
    }

    @Test
    void refusesLinksOutOfTheFolder() throws IOException {
        Path folder = temp.resolve("plain");
        PackUnderTest.plain().writeTo(folder);
        Path secret = Files.writeString(temp.resolve("secret"), "x");
        Files.createSymbolicLink(folder.resolve("rules/link.drl"), secret);

        assertThatThrownBy(() -> PackFolder.load(folder)).hasMessageContaining("rules/link.drl: has no place");
    }

    @Test
    void saysWhenThereIsNothing() throws IOException {
        Path empty = Files.createDirectory(temp.resolve("empty"));

        assertThatThrownBy(() -> PackFolder.load(empty))
                .hasMessageContaining("pack.yaml: is missing")
                .hasMessageContaining("rules: holds no .drl file");
        assertThatThrownBy(() -> PackFolder.load(temp.resolve("nowhere"))).isInstanceOf(IOException.class);
    }
}
