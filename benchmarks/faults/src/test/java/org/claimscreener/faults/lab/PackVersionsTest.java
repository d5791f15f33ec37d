package org.claimscreener.faults.lab;

import java.nio.file.Path;
import java.util.List;

import org.claimscreener.engine.pack.RulePack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

        List<RulePack> versions = PackVersions.after(HOME, folder, first, 2);

        assertThat(versions).extracting(RulePack::version).containsExactly("1.0.1", "1.0.2");
        assertThat(versions).extracting(RulePack::sequence).containsExactly(2L, 3L);
        assertThat(versions)
                .extracting(RulePack::digest)
                .doesNotContain(first.digest())
                .doesNotHaveDuplicates();
    }
}
