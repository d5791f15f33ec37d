package org.claimscreener.screening;

import org.claimscreener.flow.Buffers;
import org.claimscreener.screening.record.Accepted;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.Settlement;

/** Reads back what the decoding step wrote. Not thread-safe: one for each operator instance. */
public final class DocumentReader {
    private final WireDecoder decoder = WireDecoder.create();

    /**
     * The settlement of an accepted input of that kind.
     *
     * @throws IllegalStateException when it is none: the decoding step wrote it, so this is a fault of ours
     */
    public Settlement settlement(Accepted accepted) {
        if (read(accepted) instanceof Decoded.Accepted read && read.message() instanceof Settlement settlement) {
            return settlement;
        }
        throw fault(accepted);
    }

    /**
     * The reversal of an accepted input of that kind.
     *
     * @throws IllegalStateException when it is none: the decoding step wrote it, so this is a fault of ours
     */
    public Reversal reversal(Accepted accepted) {
        if (read(accepted) instanceof Decoded.Accepted read && read.message() instanceof Reversal reversal) {
            return reversal;
        }
        throw fault(accepted);
    }

    private Decoded read(Accepted accepted) {
        return decoder.decode(Buffers.bytes(accepted.getDocument()));
    }

    private static IllegalStateException fault(Accepted accepted) {
        return new IllegalStateException("A " + accepted.getKind() + " that was accepted cannot be read back: "
                + accepted.getTopic() + "-" + accepted.getPartition() + "@" + accepted.getOffset());
    }
}
