package org.claimscreener.engine.deploy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

import org.claimscreener.engine.approval.PackOrders;
import org.claimscreener.engine.approval.Persons;
import org.claimscreener.engine.pack.Digests;
import org.claimscreener.wire.record.PackChunk;
import org.claimscreener.wire.record.PackControl;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.claimscreener.engine.deploy.OrderLogTest.ignored;
import static org.claimscreener.engine.deploy.Packs.FIRST;
import static org.claimscreener.engine.deploy.Packs.SECOND;
import static org.claimscreener.engine.deploy.Packs.STRANGER;

/** What may be staged, and in how many ways an archive can fail to be there. */
class StagingTest {
    private final WrittenLog log = new WrittenLog();
    private final List<PackChunk> parts = WrittenLog.parts(FIRST);

    @Test
    void partsWithoutAnOrderMeanNothing() {
        parts.forEach(part -> assertThat(log.append(part)).isInstanceOf(Taken.Part.class));

        assertThat(log.fold.orders().byPack()).isEmpty();
    }

    @Test
    void anOrderWithoutPartsIsIgnored() {
        ignored(log.append(stage()), "the archive is not whole: none of its parts stand before the order");
    }

    @Test
    void anOrderBeforeItsLastPartIsIgnored() {
        log.append(parts.get(0));
        log.append(parts.get(1));

        ignored(log.append(stage()), "2 of its 3 parts stand before the order");
        assertThat(log.append(parts.get(2))).isInstanceOf(Taken.Part.class);
        assertThat(log.append(stage())).isInstanceOf(Taken.Accepted.class);
    }

    @Test
    void aPromoterThatBrokeOffStartsOver() {
        log.append(parts.get(0));
        log.append(parts.get(1));
        log.upload(FIRST);

        assertThat(log.append(stage())).isInstanceOf(Taken.Accepted.class);
        assertThat(log.fold
                        .orders()
                        .staged("plain", FIRST.digest())
                        .orElseThrow()
                        .place()
                        .firstOffset())
                .isEqualTo(2);
    }

    @Test
    void aRepeatedOrMissingPartSpoilsTheArchive() {
        log.append(parts.get(0));
        log.append(parts.get(1));
        ignored(log.append(parts.get(1)), "part 1 of 3 does not follow part 1 of 3");
        ignored(log.append(parts.get(2)), "does not follow any part");
        ignored(log.append(stage()), "not whole");
    }

    @Test
    void partsOfOthersMayStandBetween() {
        List<PackChunk> others = WrittenLog.parts(SECOND);
        for (int i = 0; i < 3; i++) {
            log.append(parts.get(i));
            log.append(others.get(i));
        }

        assertThat(log.append(stage())).isInstanceOf(Taken.Accepted.class);
        assertThat(log.append(WrittenLog.signed(WrittenLog.stageOrder(SECOND, 2))))
                .isInstanceOf(Taken.Accepted.class);
    }

    @Test
    void whatIsNoPartIsIgnored() {
        ignored(log.append(changed(0).setIndex(-1).build()), "is no part");
        ignored(log.append(changed(0).setIndex(3).build()), "is no part");
        ignored(log.append(changed(0).setCount(129).build()), "is no part");
        ignored(log.append(changed(0).setContent(ByteBuffer.allocate(0)).build()), "0 bytes");
        ignored(log.append(changed(0).setContent(ByteBuffer.allocate(900_001)).build()), "900001 bytes");
        ignored(log.append(changed(0).setDigest("x").build()), "has not the pack id or digest");
        ignored(log.append(changed(0).setPackId("X").build()), "has not the pack id or digest");
    }

    @Test
    void aShorterArchiveThanOrderedIsIgnored() {
        log.append(parts.get(0));
        log.append(parts.get(1));
        log.append(changed(2).setContent(ByteBuffer.wrap(new byte[] {1})).build());

        ignored(log.append(stage()), "and the order says " + FIRST.archive().length + " in 3");
    }

    @Test
    void changedBytesOfTheSameSizeAreFound() {
        log.append(parts.get(0));
        log.append(changed(1)
                .setContent(ByteBuffer.allocate(parts.get(1).getContent().remaining()))
                .build());
        log.append(parts.get(2));

        ignored(log.append(stage()), "have another digest");
    }

    @Test
    void anotherNumberOfPartsThanOrderedIsIgnored() {
        log.upload(FIRST);

        ignored(
                log.append(WrittenLog.signed(WrittenLog.stageOrder(FIRST, 1).setChunks(2))),
                "in 3 parts, and the order says");
    }

    @Test
    void whatIsNoArchiveIsIgnored() {
        byte[] junk = {1, 2, 3};
        String digest = Digests.sha256(junk);
        log.append(changed(0)
                .setCount(1)
                .setDigest(digest)
                .setContent(ByteBuffer.wrap(junk))
                .build());

        ignored(
                log.append(WrittenLog.signed(WrittenLog.stageOrder(FIRST, 1)
                        .setDigest(digest)
                        .setChunks(1)
                        .setArchiveBytes(3))),
                "the archive cannot be used");
    }

    @Test
    void anArchiveOfAnotherIdIsIgnored() {
        WrittenLog.parts(STRANGER)
                .forEach(part ->
                        log.append(PackChunk.newBuilder(part).setPackId("plain").build()));

        ignored(
                log.append(WrittenLog.signed(WrittenLog.stageOrder(STRANGER, 1).setPackId("plain"))),
                "the archive holds pack 'other'");
    }

    @Test
    void allThatIsMissingInItsApprovalIsSaidAtOnce() {
        log.upload(FIRST);

        ignored(
                log.append(WrittenLog.signed(WrittenLog.stageOrder(FIRST, 1).setSignatures(List.of()))),
                "the author has not signed it; 0 of 2 persons have approved it");
        ignored(
                log.append(WrittenLog.signed(WrittenLog.stageOrder(FIRST, 1).setSignatures(Persons.approvals(SECOND)))),
                "is not under this pack");
    }

    @Test
    void aPredecessorNeedNotBeInThisLog() {
        assertThat(log.stage(SECOND)).isInstanceOf(Taken.Accepted.class);
    }

    @Test
    void aLogThatCannotBeReadIsNoVerdict() throws Exception {
        log.upload(FIRST);
        PackControl order = stage();

        assertThatThrownBy(() -> log.fold.take(log.now(), order, place -> {
                    throw new IOException("away");
                }))
                .hasMessage("away");
        assertThat(log.append(order)).isInstanceOf(Taken.Accepted.class);
    }

    @Test
    void remembersABoundedNumberOfUnfinishedArchives() {
        PartsSeen seen = new PartsSeen();
        for (int i = 0; i <= PartsSeen.MOST_ARCHIVES; i++) {
            assertThat(seen.add(i, changed(0).setDigest(digest(i)).build())).isEmpty();
        }

        assertThat(seen.archives()).isEqualTo(PartsSeen.MOST_ARCHIVES);
        assertThat(seen.inWords("plain", digest(0))).isEqualTo("none of its parts");
        assertThat(seen.inWords("plain", digest(1))).isEqualTo("1 of its 3 parts");
    }

    @Test
    void thereIsABoundToPackIds() throws Exception {
        for (int i = 0; i <= OrderLog.MOST_PACK_IDS; i++) {
            var pack = Packs.named("pack-" + i);
            log.upload(pack);
            Taken taken = log.append(PackOrders.sign(
                    Persons.PROMOTER, WrittenLog.stageOrder(pack, 1).build()));
            if (i == OrderLog.MOST_PACK_IDS) {
                ignored(taken, "64 pack ids already");
            }
        }

        assertThat(log.fold.orders().byPack()).hasSize(64);
    }

    private PackChunk.Builder changed(int part) {
        return PackChunk.newBuilder(parts.get(part));
    }

    private static String digest(int i) {
        return String.format("%064x", i);
    }

    private static PackControl stage() {
        return WrittenLog.signed(WrittenLog.stageOrder(FIRST, 1));
    }
}
