package org.claimscreener.engine.deploy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.apache.avro.specific.SpecificRecord;
import org.claimscreener.engine.approval.PackOrders;
import org.claimscreener.engine.approval.Persons;
import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.wire.record.PackChunk;
import org.claimscreener.wire.record.PackControl;
import org.claimscreener.wire.record.PackControlKind;

/** A log of orders as a test writes it, a minute a record, and what a fold makes of it as it is written. */
final class WrittenLog {
    static final Instant START = Instant.parse("2026-11-02T00:00:00Z");

    record Entry(Instant appendedAt, SpecificRecord content) {}

    final List<Entry> entries = new ArrayList<>();
    final List<Taken> taken = new ArrayList<>();
    final OrderLog fold;
    private long number;

    WrittenLog() {
        this(new OrderLog(Persons.trusted()));
    }

    WrittenLog(OrderLog fold) {
        this.fold = fold;
    }

    /** When the next record is appended. */
    Instant now() {
        return START.plusSeconds(60L * entries.size());
    }

    Taken append(SpecificRecord content) {
        entries.add(new Entry(now(), content));
        taken.add(take(entries.size() - 1));
        return taken.get(taken.size() - 1);
    }

    private Taken take(int offset) {
        Entry entry = entries.get(offset);
        try {
            return entry.content() instanceof PackChunk chunk
                    ? fold.take(offset, chunk)
                    : fold.take(entry.appendedAt(), (PackControl) entry.content(), this::archive);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    byte[] archive(ArchivePlace place) throws IOException {
        ArchiveAssembly assembly = new ArchiveAssembly(place);
        for (long at = place.firstOffset(); at <= place.lastOffset(); at++) {
            if (entries.get((int) at).content() instanceof PackChunk chunk) {
                assembly.add(chunk);
            }
        }
        return assembly.archive().orElseThrow(() -> new IOException("the archive is not in its place"));
    }

    /** All parts of a pack. */
    void upload(RulePack pack) {
        parts(pack).forEach(this::append);
    }

    Taken stage(RulePack pack) {
        upload(pack);
        return append(signed(stageOrder(pack)));
    }

    Taken shadow(RulePack pack) {
        return append(signed(order(PackControlKind.SHADOW, pack)));
    }

    Taken activate(RulePack pack) {
        return append(signed(order(PackControlKind.ACTIVATE, pack)));
    }

    Taken activate(RulePack pack, Instant at) {
        return append(signed(order(PackControlKind.ACTIVATE, pack).setEffectiveAt(at)));
    }

    Taken rollback(RulePack pack) {
        return append(signed(order(PackControlKind.ROLLBACK, pack)));
    }

    Taken retire(RulePack pack) {
        return append(signed(order(PackControlKind.RETIRE, pack)));
    }

    PackControl.Builder stageOrder(RulePack pack) {
        return stageOrder(pack, ++number);
    }

    static PackControl.Builder stageOrder(RulePack pack, long number) {
        return Persons.order(PackControlKind.STAGE, pack.id(), pack.digest(), number)
                .setArchiveBytes(pack.archive().length)
                .setChunks(parts(pack).size())
                .setSignatures(Persons.approvals(pack));
    }

    PackControl.Builder order(PackControlKind kind, RulePack pack) {
        return Persons.order(kind, pack.id(), pack.digest(), ++number);
    }

    static PackControl signed(PackControl.Builder order) {
        return PackOrders.sign(Persons.PROMOTER, order.build());
    }

    /** In parts of a size that leaves a shorter last one. */
    static List<PackChunk> parts(RulePack pack) {
        byte[] archive = pack.archive();
        int size = archive.length / 3 + 1;
        List<PackChunk> parts = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int from = i * size;
            parts.add(PackChunk.newBuilder()
                    .setPackId(pack.id())
                    .setDigest(pack.digest())
                    .setIndex(i)
                    .setCount(3)
                    .setContent(ByteBuffer.wrap(archive, from, Math.min(size, archive.length - from))
                            .slice())
                    .build());
        }
        return parts;
    }

    String wanted() {
        return fold.orders().wantedAt(now()).getOrDefault("plain", "none");
    }
}
