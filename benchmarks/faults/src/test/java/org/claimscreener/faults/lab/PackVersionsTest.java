package org.claimscreener.faults.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.claimscreener.engine.pack.PackText;
import org.claimscreener.engine.pack.RulePack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class PackVersionsTest {
    private static final Path HOME = Path.of("..", "..").toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    @Test
    void eachVersionFollowsTheOneBeforeAndIsAnother() throws Exception {
        RulePack first = LabPacks.build(HOME).stream()
                .filter(pack -> pack.id().equals(PackVersions.ID))
                .findFirst()
                .orElseThrow();

        List<RulePack> versions = PackVersions.after(HOME, folder, first, 2, VersionChange.ONE_RULE);

        assertThat(versions).extracting(RulePack::version).containsExactly("1.2.1", "1.2.2");
        assertThat(versions).extracting(RulePack::sequence).containsExactly(2L, 3L);
        assertThat(versions)
                .extracting(RulePack::digest)
                .doesNotContain(first.digest())
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(VersionChange.class)
    void asManyRulesDifferAsTheChangeSays(VersionChange change) throws Exception {
        RulePack first = LabPacks.build(HOME).stream()
                .filter(pack -> pack.id().equals(PackVersions.ID))
                .findFirst()
                .orElseThrow();

        RulePack next = PackVersions.after(HOME, folder, first, 1, change).get(0);

        List<PackText> same = new ArrayList<>(next.rules());
        same.retainAll(first.rules());
        assertThat(first.rules().size() - same.size())
                .isEqualTo(change == VersionChange.ONE_RULE ? 1 : first.rules().size());
    }
}
