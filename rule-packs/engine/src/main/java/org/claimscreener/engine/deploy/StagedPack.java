package org.claimscreener.engine.deploy;

import java.util.List;

import org.claimscreener.wire.record.PackSignature;

/**
 * A pack that may be shadowed and activated: its archive is whole, and enough persons have signed it. Whether it
 * compiles is not known here.
 *
 * @param digest SHA-256 of its archive, lower-case hex
 * @param sequence where it stands among the versions of its id
 * @param previous digest of the version before, or ""; that one need not be in this log
 * @param number of the order that staged it
 */
public record StagedPack(
        String packId,
        String version,
        String digest,
        long sequence,
        String previous,
        ArchivePlace place,
        List<PackSignature> signatures,
        long number) {
    public StagedPack {
        signatures = List.copyOf(signatures);
    }
}
