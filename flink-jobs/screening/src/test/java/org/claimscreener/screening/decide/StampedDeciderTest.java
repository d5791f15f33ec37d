package org.claimscreener.screening.decide;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.claimscreener.engine.decision.Circumstances;
import org.claimscreener.engine.decision.DecisionFrame;
import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.engine.screen.PackWatch;
import org.claimscreener.screening.packs.PackShelf;
import org.claimscreener.screening.packs.SmallPacks;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.Finding;
import org.claimscreener.wire.record.PackRef;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Source;
import org.claimscreener.wire.record.SystemReason;
import org.claimscreener.wire.record.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimscreener.screening.Inputs.outpatient;

@SuppressWarnings("NullAway.Init") // Filled before each test.
class StampedDeciderTest {
    private static final Settlement OF_37_YUAN = outpatient("S1").build();

    @TempDir
    private Path folder;

    private final List<String> watched = new ArrayList<>();
    private final List<PackShelf.Lease> leases = new ArrayList<>();
    private StampedDecider decider;
    private RulePack noting;
    private RulePack silent;

    @BeforeEach
    void compile() {
        PackWatch watch = (pack, evaluation) -> watched.add(pack.digest());
        decider = new StampedDecider(PackShelf.ofThisJvm(), true, watch);
        noting = compiled(SmallPacks.noting(folder, "small", 100));
        silent = compiled(SmallPacks.after(noting, folder, 1_000_000));
    }

    private RulePack compiled(RulePack pack) {
        leases.add(
                PackShelf.ofThisJvm().compile(pack.digest(), true, () -> pack).join());
        return pack;
    }

    @AfterEach
    void close() {
        decider.close();
        leases.forEach(PackShelf.Lease::close);
    }

    @Test
    void eachSettlementIsDecidedByThePacksOfItsOwnStamp() {
        assertThat(decide(noting).getFindings())
                .extracting(Finding::getRuleCode)
                .containsExactly("T-01");
        assertThat(decide(silent).getFindings()).isEmpty();
        assertThat(decide(noting).getFindings()).hasSize(1);
        assertThat(watched).containsExactly(noting.digest(), silent.digest(), noting.digest());
    }

    @Test
    void aSettlementWhosePackIsNotCompiledHereIsHeldAndSaysWhich() {
        RulePack unknown = SmallPacks.after(silent, folder, 7);

        Decision decision = decide(noting, unknown);

        assertThat(decision.getVerdict()).isEqualTo(Verdict.HOLD);
        assertThat(decision.getSystemReason()).isEqualTo(SystemReason.NO_PACK);
        assertThat(decision.getSystemDetail())
                .contains("small 3.0.0", unknown.digest().substring(0, 12));
        assertThat(decision.getPacks()).hasSize(2);
    }

    @Test
    void itIsDecidedOnceThePackIsThere() {
        RulePack late = SmallPacks.after(silent, folder, 5);
        assertThat(decide(late).getSystemReason()).isEqualTo(SystemReason.NO_PACK);
        compiled(late);

        assertThat(decide(late).getSystemReason()).isNull();
    }

    @Test
    void goesThroughMoreSetsThanItKeeps() {
        List<RulePack> editions = new ArrayList<>(List.of(noting, silent));
        for (int i = 0; i < 6; i++) {
            editions.add(compiled(SmallPacks.after(editions.get(editions.size() - 1), folder, 100 + i)));
        }

        for (int round = 0; round < 2; round++) {
            for (RulePack edition : editions) {
                assertThat(decide(edition).getPacks()).containsExactly(ref(edition));
                assertThat(decide(edition).getSystemReason()).isNull();
            }
        }
    }

    @Test
    void whatWasDecidedIsThereOnceForWhoeverLooksAgain() {
        Decision decision = decide(noting);

        assertThat(decider.takeLast())
                .get()
                .satisfies(
                        screened -> assertThat(screened.screening().decision()).isEqualTo(decision));
        assertThat(decider.takeLast()).isEmpty();
    }

    private Decision decide(RulePack... stamped) {
        List<PackRef> refs =
                List.of(stamped).stream().map(StampedDeciderTest::ref).toList();
        DecisionFrame frame =
                new DecisionFrame(refs, Circumstances.NONE, "digest", new Source("t", 0, 1L), Instant.EPOCH);
        return decider.screen(OF_37_YUAN, List.of(), frame).decision();
    }

    private static PackRef ref(RulePack pack) {
        return new PackRef(pack.id(), pack.version(), pack.digest());
    }
}
