package org.claimscreener.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import org.claimscreener.wire.record.PackChunk;
import org.claimscreener.wire.record.PackControl;
import org.claimscreener.wire.record.PackControlKind;
import org.claimscreener.wire.record.PackRole;
import org.claimscreener.wire.record.PackSignature;
import org.claimscreener.wire.record.PackState;
import org.claimscreener.wire.record.PackStatus;

/** Made-up records about packs. */
final class PackRecords {
    private PackRecords() {}

    static PackChunk chunk() {
        return PackChunk.newBuilder()
                .setPackId("national-policy")
                .setDigest(Records.DIGEST)
                .setIndex(1)
                .setCount(3)
                .setContent(ByteBuffer.wrap("part of a zip".getBytes(StandardCharsets.UTF_8)))
                .build();
    }

    static PackControl control() {
        return PackControl.newBuilder()
                .setKind(PackControlKind.STAGE)
                .setPackId("national-policy")
                .setDigest(Records.DIGEST)
                .setNumber(17)
                .setEffectiveAt(Records.SETTLED)
                .setIssuedAt(Records.ADMITTED)
                .setReason("2026年9月目录调整")
                .setArchiveBytes(2_300_000)
                .setChunks(3)
                .setSignatures(List.of(PackSignature.newBuilder()
                        .setRole(PackRole.APPROVER)
                        .setKeyId("00112233445566aa")
                        .setSignature(signature(1))
                        .build()))
                .setKeyId("00112233445566bb")
                .setSignature(signature(2))
                .build();
    }

    private static ByteBuffer signature(int fill) {
        byte[] bytes = new byte[64];
        Arrays.fill(bytes, (byte) fill);
        return ByteBuffer.wrap(bytes);
    }

    static PackStatus status() {
        return PackStatus.newBuilder()
                .setPackId("national-policy")
                .setDigest(Records.DIGEST)
                .setState(PackState.READY)
                .setJob("screening")
                .setSubtask(1)
                .setSubtasks(2)
                .setControlNumber(17)
                .setDetail("compiled")
                .setTookMs(1_234)
                .setAt(Records.SETTLED)
                .setInForce(List.of(Records.packRef()))
                .build();
    }
}
