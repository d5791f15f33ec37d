package org.claimscreener.screening.packs;

import java.nio.file.Path;
import java.util.List;

import org.claimscreener.engine.approval.PackApprovals;
import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.screening.packs.PackMessages.Place;
import org.claimscreener.wire.record.PackSignature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A subtask looks at everything itself. */
class OrderedArchivesTest {
    @TempDir
    private Path folder;

    private final WrittenOrders log = new WrittenOrders();
    private final OrderedArchives archives = new OrderedArchives(log.packs());

    private static Place place(RulePack pack, String digest, List<PackSignature> signatures) {
        return new Place(pack.id(), pack.version(), digest, 0, 0, pack.archive().length, 1, signatures);
    }

    @Test
    void bringsWhatStandsInTheLogAndIsSigned() throws Exception {
        RulePack pack = SmallPacks.noting(folder, "small", 100);
        log.stage(pack);

        assertThat(archives.fetch(place(pack, pack.digest(), log.signatures(pack)))
                        .digest())
                .isEqualTo(pack.digest());
    }

    @Test
    void refusesWhatNotEnoughPersonsHaveSigned() {
        RulePack pack = SmallPacks.noting(folder, "small", 100);
        log.stage(pack);
        List<PackSignature> tooFew = log.signatures(pack).subList(0, PackApprovals.APPROVERS);

        assertThatThrownBy(() -> archives.fetch(place(pack, pack.digest(), tooFew)))
                .hasMessageContaining("not rightly approved");
    }

    /** Who has not signed it gets nothing of it read: a broken archive is told from an unsigned one by its signatures first. */
    @Test
    void looksAtSignaturesBeforeAnythingElse() {
        RulePack pack = SmallPacks.noting(folder, "small", 100);
        RulePack other = SmallPacks.after(pack, folder, 200);
        log.stageDamaged(pack);

        assertThatThrownBy(() -> archives.fetch(place(pack, pack.digest(), log.signatures(other))))
                .hasMessageContaining("not rightly approved");
        assertThatThrownBy(() -> archives.fetch(place(pack, pack.digest(), log.signatures(pack))))
                .hasMessageNotContaining("not rightly approved");
    }
}
