package org.claimscreener.engine.deploy;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import org.claimscreener.engine.approval.PackApprovals;
import org.claimscreener.engine.approval.PackOrders;
import org.claimscreener.engine.approval.TrustedKeys;
import org.claimscreener.engine.pack.Digests;
import org.claimscreener.engine.pack.PackArchive;
import org.claimscreener.engine.pack.PackManifest;
import org.claimscreener.engine.pack.PackRefusedException;
import org.claimscreener.wire.record.PackChunk;
import org.claimscreener.wire.record.PackControl;
import org.claimscreener.wire.record.PackSignature;

/**
 * Folds the log of orders about packs, in its order. The same log and keys give the same orders; an order that is
 * ignored leaves no trace. Of archives only their place in the log is kept. Not thread-safe.
 */
public final class OrderLog {
    /** Pack ids that anything is ordered about. */
    public static final int MOST_PACK_IDS = 64;

    private static final int LONGEST_SHOWN = 100;

    private final TrustedKeys keys;
    private final PartsSeen parts = new PartsSeen();
    private final SortedMap<String, OrdersOfPack> byPack = new TreeMap<>();

    /** Nothing is ordered yet. */
    public OrderLog(TrustedKeys keys) {
        this.keys = keys;
    }

    /** What is ordered, as the log stands. */
    public Orders orders() {
        return new Orders(byPack);
    }

    /** Takes a part of an archive. Alone it means nothing. */
    public Taken take(long offset, PackChunk chunk) {
        Optional<String> problem = parts.add(offset, chunk);
        return problem.isPresent()
                ? ignored(chunk.getPackId(), chunk.getDigest(), 0, problem.get())
                : new Taken.Part(chunk.getPackId(), chunk.getDigest(), chunk.getIndex(), chunk.getCount());
    }

    /**
     * Takes an order.
     *
     * @param appendedAt the log's time of the record
     * @param archives asked for the archive of a STAGE order, and not for anything else
     * @throws IOException when the archive cannot be read; the order is not taken, and may be again
     */
    public Taken take(Instant appendedAt, PackControl order, ArchiveReader archives) throws IOException {
        try {
            OrdersOfPack before = before(order);
            byPack.put(order.getPackId(), after(before, appendedAt, order, archives));
            return new Taken.Accepted(order);
        } catch (Refusal refusal) {
            return ignored(order.getPackId(), order.getDigest(), order.getNumber(), refusal.why());
        }
    }

    private OrdersOfPack before(PackControl order) throws Refusal {
        Optional<String> problem = PackOrders.problem(order, keys);
        if (problem.isPresent()) {
            throw new Refusal(problem.get());
        }
        OrdersOfPack before = byPack.get(order.getPackId());
        if (before == null) {
            return OrdersOfPack.none(order.getPackId());
        }
        if (order.getNumber() <= before.lastNumber()) {
            throw new Refusal(
                    "its number " + order.getNumber() + " is stale: " + before.lastNumber() + " was accepted before");
        }
        return before;
    }

    private OrdersOfPack after(OrdersOfPack before, Instant appendedAt, PackControl order, ArchiveReader archives)
            throws Refusal, IOException {
        return switch (order.getKind()) {
            case STAGE -> stage(before, order, archives);
            case SHADOW -> OrderRules.shadow(before, appendedAt, order);
            case ACTIVATE -> OrderRules.activate(before, appendedAt, order);
            case ROLLBACK -> OrderRules.rollback(before, appendedAt, order);
            case RETIRE -> OrderRules.retire(before, appendedAt, order);
        };
    }

    private OrdersOfPack stage(OrdersOfPack before, PackControl order, ArchiveReader archives)
            throws Refusal, IOException {
        refuseWhatDoesNotFit(before, order);
        ArchivePlace place = place(order);
        PackManifest manifest = manifest(order, place, archives.read(place));
        StagedPack pack = new StagedPack(
                manifest.id(),
                manifest.version(),
                place.digest(),
                manifest.lineage().sequence(),
                manifest.lineage().previous(),
                place,
                order.getSignatures(),
                order.getNumber());
        parts.forget(place.packId(), place.digest());
        SortedMap<String, StagedPack> staged = new TreeMap<>(before.staged());
        staged.put(pack.digest(), pack);
        SortedMap<String, StagedPack> retired = new TreeMap<>(before.retired());
        retired.remove(pack.digest());
        return OrderRules.changed(before, order, staged, retired, before.shadow(), before.activations());
    }

    private void refuseWhatDoesNotFit(OrdersOfPack before, PackControl order) throws Refusal {
        if (before.staged().containsKey(order.getDigest())) {
            throw new Refusal("already staged");
        }
        if (before.staged().size() >= OrdersOfPack.MOST_STAGED) {
            throw new Refusal(OrdersOfPack.MOST_STAGED + " packs of this id are staged: retire old ones first");
        }
        if (!byPack.containsKey(order.getPackId()) && byPack.size() >= MOST_PACK_IDS) {
            throw new Refusal("there are orders about " + MOST_PACK_IDS + " pack ids already");
        }
    }

    private ArchivePlace place(PackControl order) throws Refusal {
        String id = order.getPackId();
        String digest = order.getDigest();
        ArchivePlace place = parts.whole(id, digest).orElse(null);
        if (place == null) {
            throw new Refusal("the archive is not whole: " + parts.inWords(id, digest) + " stand before the order");
        }
        if (place.chunks() != order.getChunks() || place.bytes() != order.getArchiveBytes()) {
            throw new Refusal("the archive has " + place.bytes() + " bytes in " + place.chunks()
                    + " parts, and the order says " + order.getArchiveBytes() + " in " + order.getChunks());
        }
        return place;
    }

    private PackManifest manifest(PackControl order, ArchivePlace place, byte[] archive) throws Refusal {
        if (!Digests.sha256(archive).equals(place.digest())) {
            throw new Refusal("the archive's bytes have another digest: they were changed on their way");
        }
        PackManifest manifest = manifest(archive);
        if (!manifest.id().equals(order.getPackId())) {
            throw new Refusal("the archive holds pack '" + shown(manifest.id()) + "'");
        }
        List<PackSignature> signatures = order.getSignatures();
        List<String> problems = PackApprovals.problems(manifest.canonicalBytes(), signatures, keys);
        if (!problems.isEmpty()) {
            throw new Refusal("it is not rightly approved: " + String.join("; ", problems));
        }
        return manifest;
    }

    private static PackManifest manifest(byte[] archive) throws Refusal {
        try {
            return PackArchive.manifest("the archive", archive);
        } catch (PackRefusedException e) {
            throw new Refusal("the archive cannot be used: " + e.problems().get(0));
        }
    }

    private static Taken ignored(String packId, String digest, long number, String why) {
        return new Taken.Ignored(shown(packId), shown(digest), number, why);
    }

    private static String shown(String text) {
        String cut = text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) : text;
        return cut.replaceAll("\\p{Cntrl}", "?");
    }
}
