package org.claimscreener.peers;

import org.apache.avro.specific.SpecificRecord;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.WireDecoder;

/** Reads back what the first step wrote. Not thread-safe. */
final class Documents {
    private final WireDecoder decoder = WireDecoder.create();

    /**
     * The settlement or reversal.
     *
     * @throws IllegalStateException when it is none: the first step wrote it, so this is a fault of ours
     */
    SpecificRecord of(Flowing.Passage passage) {
        if (decoder.decode(Flowing.array(passage.document())) instanceof Decoded.Accepted read) {
            return read.message();
        }
        throw new IllegalStateException("What was accepted cannot be read back: " + passage.source());
    }
}
