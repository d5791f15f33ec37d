package org.claimscreener.screening;

import java.util.List;

import org.claimscreener.engine.drools.CompiledPack;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PacksTest {
    private static final PackArchives BOTH = Inputs.bundledPacks();
    private static final PackArchives FIRST =
            new PackArchives(List.of(BOTH.archives().get(0)));
    private static final PackArchives SECOND =
            new PackArchives(List.of(BOTH.archives().get(1)));

    @Test
    void subtasksOfOneProcessShareOneCompilation() {
        try (Packs.Lease one = Packs.compile(FIRST);
                Packs.Lease other = Packs.compile(FIRST)) {
            assertThat(other.packs()).isSameAs(one.packs());
        }
    }

    @Test
    void aJobThatRestartsFindsItsPacksCompiled() {
        List<CompiledPack> before = compiledAndGivenBack(FIRST);

        assertThat(compiledAndGivenBack(FIRST)).isSameAs(before);
    }

    @Test
    void anUnusedSetGoesWhenAnotherIsCompiled() {
        List<CompiledPack> before = compiledAndGivenBack(FIRST);

        compiledAndGivenBack(SECOND);

        assertThat(compiledAndGivenBack(FIRST)).isNotSameAs(before);
    }

    @Test
    void aSetInUseStaysWhateverElseIsCompiled() {
        try (Packs.Lease used = Packs.compile(FIRST)) {
            compiledAndGivenBack(SECOND);

            assertThat(compiledAndGivenBack(FIRST)).isSameAs(used.packs());
        }
    }

    @Test
    void packsWithoutTheirLimitsOfTimeAreAnotherSet() {
        try (Packs.Lease timed = Packs.compile(FIRST)) {
            assertThat(compiledAndGivenBack(FIRST.untimed())).isNotSameAs(timed.packs());
        }
    }

    private static List<CompiledPack> compiledAndGivenBack(PackArchives archives) {
        try (Packs.Lease lease = Packs.compile(archives)) {
            return lease.packs();
        }
    }
}
