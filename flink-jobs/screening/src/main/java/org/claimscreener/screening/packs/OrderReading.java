package org.claimscreener.screening.packs;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;

import org.claimscreener.engine.deploy.ArchiveAssembly;
import org.claimscreener.engine.deploy.ArchivePlace;
import org.claimscreener.engine.deploy.ArchiveReader;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.MessageType;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.record.PackChunk;
import org.jspecify.annotations.Nullable;

/** Reads the log of orders: decodes its records, and brings archives. One thread, which the reader belongs to. */
final class OrderReading implements ArchiveReader {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration STALL = Duration.ofSeconds(10);

    private final PackLog.Orders orders;
    private final PartsAtHand atHand = new PartsAtHand();
    private final WireDecoder decoder = WireDecoder.builder()
            .accept(EnumSet.of(MessageType.PACK_CHUNK, MessageType.PACK_CONTROL))
            .build();

    OrderReading(PackLog.Orders orders) {
        this.orders = orders;
    }

    /** A part or an order, or why it is neither. The log is read in its order. */
    Decoded next(long offset, byte @Nullable [] value) {
        Decoded decoded = decoded(value);
        if (decoded instanceof Decoded.Accepted accepted && accepted.message() instanceof PackChunk part) {
            atHand.pass(offset, part);
        }
        return decoded;
    }

    private Decoded decoded(byte @Nullable [] value) {
        return decoder.decode(value == null ? new byte[0] : value);
    }

    /** Goes back for it only where it has not just come by. Where the log stands does not change by it. */
    @Override
    public byte[] read(ArchivePlace place) throws IOException {
        Optional<byte[]> passed = atHand.take(place);
        return passed.isPresent() ? passed.get() : readAgain(place);
    }

    private byte[] readAgain(ArchivePlace place) throws IOException {
        long back = orders.position();
        ArchiveAssembly assembly = new ArchiveAssembly(place);
        try {
            orders.seek(place.firstOffset());
            long progressAt = System.nanoTime();
            while (orders.position() <= place.lastOffset()) {
                long before = orders.position();
                orders.poll(POLL, (offset, appendedAtMs, value) -> add(assembly, place, offset, value));
                if (orders.position() != before) {
                    progressAt = System.nanoTime();
                } else if (System.nanoTime() - progressAt > STALL.toNanos()) {
                    throw new IOException("nothing came for " + STALL.toSeconds() + " s");
                }
            }
        } finally {
            orders.seek(back);
        }
        Optional<byte[]> archive = assembly.archive();
        return archive.orElseThrow(() -> new IOException("the log does not hold the archive any more"));
    }

    private void add(ArchiveAssembly assembly, ArchivePlace place, long offset, byte @Nullable [] value) {
        if (offset <= place.lastOffset()
                && decoded(value) instanceof Decoded.Accepted accepted
                && accepted.message() instanceof PackChunk chunk) {
            assembly.add(chunk);
        }
    }
}
