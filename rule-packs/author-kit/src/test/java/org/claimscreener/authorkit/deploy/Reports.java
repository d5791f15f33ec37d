package org.claimscreener.authorkit.deploy;

import java.time.Instant;
import java.util.List;

import org.claimscreener.engine.deploy.ArchivePlace;
import org.claimscreener.engine.deploy.StagedPack;
import org.claimscreener.wire.record.PackRef;
import org.claimscreener.wire.record.PackState;
import org.claimscreener.wire.record.PackStatus;

/** Packs and what a job of two subtasks reports about them. */
final class Reports {
    static final Instant NOON = Instant.parse("2026-11-02T04:00:00Z");
    static final String FIRST = "1a".repeat(32);
    static final String SECOND = "1a1a1a1a" + "2b".repeat(28);

    private Reports() {}

    static StagedPack staged(String version, String digest, long sequence) {
        ArchivePlace place = new ArchivePlace("plain", digest, 0, 0, 100, 1);
        return new StagedPack("plain", version, digest, sequence, "", place, List.of(), sequence);
    }

    static PackStatus.Builder report(PackState state, String digest, int subtask) {
        return PackStatus.newBuilder()
                .setPackId("plain")
                .setDigest(digest)
                .setState(state)
                .setJob("screening")
                .setSubtask(subtask)
                .setSubtasks(2)
                .setControlNumber(7)
                .setDetail("")
                .setAt(NOON);
    }

    static PackRef ref(String version, String digest) {
        return PackRef.newBuilder()
                .setPackId("plain")
                .setVersion(version)
                .setDigest(digest)
                .build();
    }
}
