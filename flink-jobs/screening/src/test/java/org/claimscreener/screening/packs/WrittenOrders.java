package org.claimscreener.screening.packs;

import java.nio.ByteBuffer;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.claimscreener.engine.approval.PackApprovals;
import org.claimscreener.engine.approval.PackOrders;
import org.claimscreener.engine.approval.SigningKey;
import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.PackChunk;
import org.claimscreener.wire.record.PackControl;
import org.claimscreener.wire.record.PackControlKind;
import org.claimscreener.wire.record.PackRole;
import org.claimscreener.wire.record.PackSignature;
import org.claimscreener.wire.record.PackState;
import org.claimscreener.wire.record.PackStatus;
import org.jspecify.annotations.Nullable;

/** A log of orders in this JVM, as persons write it whom its keys trust, and the statuses that come of it. */
final class WrittenOrders implements PackLog {
    private static final long serialVersionUID = 1L;
    private static final Instant ISSUED = Instant.parse("2026-11-02T00:00:00Z");
    private static final long PATIENCE_SECONDS = 30;

    private final transient SigningKey author = newKey();
    private final transient List<SigningKey> approvers = List.of(newKey(), newKey());
    private final transient SigningKey promoter = newKey();
    private final transient WireEncoder encoder = new WireEncoder();
    private final transient List<byte[]> records = new ArrayList<>();
    private final transient BlockingQueue<PackStatus> statuses = new LinkedBlockingQueue<>();
    private transient long number;
    private transient volatile boolean away;

    private static SigningKey newKey() {
        try {
            return SigningKey.of(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    OrderedPacks packs() {
        return new OrderedPacks(
                this,
                "keys:\n" + author.trustEntry("A", List.of(PackRole.AUTHOR))
                        + approvers.get(0).trustEntry("B", List.of(PackRole.APPROVER))
                        + approvers.get(1).trustEntry("C", List.of(PackRole.APPROVER))
                        + promoter.trustEntry("D", List.of(PackRole.PROMOTER)));
    }

    void stage(RulePack pack) {
        stage(pack, pack.archive(), signatures(pack));
    }

    /** With its last byte another. */
    void stageDamaged(RulePack pack) {
        byte[] archive = pack.archive();
        archive[archive.length - 1] ^= 1;
        stage(pack, archive, signatures(pack));
    }

    /** Signed by the wrong ones: no order that anybody may take. */
    void stageUnapproved(RulePack pack) {
        stage(pack, pack.archive(), signatures(pack).subList(0, 1));
    }

    private void stage(RulePack pack, byte[] archive, List<PackSignature> signatures) {
        append(encoder.encode(PackChunk.newBuilder()
                .setPackId(pack.id())
                .setDigest(pack.digest())
                .setIndex(0)
                .setCount(1)
                .setContent(ByteBuffer.wrap(archive))
                .build()));
        orderToStage(pack, signatures);
    }

    /** The order alone: the archive stands in the log already. */
    void orderToStage(RulePack pack, List<PackSignature> signatures) {
        append(order(PackControlKind.STAGE, pack)
                .setArchiveBytes(pack.archive().length)
                .setChunks(1)
                .setSignatures(signatures));
    }

    List<PackSignature> signatures(RulePack pack) {
        List<PackSignature> signatures = new ArrayList<>();
        signatures.add(PackApprovals.sign(author, PackRole.AUTHOR, pack.manifestBytes()));
        approvers.forEach(key -> signatures.add(PackApprovals.sign(key, PackRole.APPROVER, pack.manifestBytes())));
        return signatures;
    }

    void order(PackControlKind kind, RulePack pack, @Nullable Instant at) {
        append(order(kind, pack).setEffectiveAt(at));
    }

    void activate(RulePack pack) {
        order(PackControlKind.ACTIVATE, pack, null);
    }

    private PackControl.Builder order(PackControlKind kind, RulePack pack) {
        number++;
        return PackControl.newBuilder()
                .setKind(kind)
                .setPackId(pack.id())
                .setDigest(pack.digest())
                .setNumber(number)
                .setIssuedAt(ISSUED)
                .setReason("test")
                .setKeyId(promoter.keyId())
                .setSignature(ByteBuffer.allocate(64));
    }

    private void append(PackControl.Builder order) {
        append(encoder.encode(PackOrders.sign(promoter, order.build())));
    }

    void append(byte[] value) {
        synchronized (records) {
            records.add(value);
            records.notifyAll();
        }
    }

    /** Nobody can reach it, or everybody again. */
    void away(boolean isAway) {
        away = isAway;
    }

    /** Takes statuses until there is one of that state about the pack. */
    PackStatus await(PackState state, String digest) throws InterruptedException {
        while (true) {
            PackStatus status = statuses.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (status == null) {
                throw new AssertionError("no " + state + " of " + digest + " came");
            }
            if (status.getState() == state && status.getDigest().equals(digest)) {
                return status;
            }
        }
    }

    @Override
    public Orders openOrders() {
        if (away) {
            throw new IllegalStateException("the log is away");
        }
        return new Reader();
    }

    @Override
    public Orders openArchives() {
        return openOrders();
    }

    @Override
    public Statuses openStatuses() {
        return new Statuses() {
            @Override
            public void tell(PackStatus status) {
                statuses.add(status);
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
    }

    private final class Reader implements Orders {
        private int position;

        @Override
        public long end() {
            synchronized (records) {
                return records.size();
            }
        }

        @Override
        public long position() {
            return position;
        }

        @Override
        public void seek(long offset) {
            position = (int) offset;
        }

        @Override
        public void poll(Duration patience, Visitor visitor) {
            List<byte[]> batch;
            int first = position;
            synchronized (records) {
                try {
                    if (position >= records.size()) {
                        records.wait(Math.max(1, patience.toMillis()));
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                batch = List.copyOf(records.subList(Math.min(position, records.size()), records.size()));
            }
            position = first + batch.size();
            for (int i = 0; i < batch.size(); i++) {
                visitor.visit(first + i, System.currentTimeMillis(), batch.get(i));
            }
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
