package org.claimscreener.engine.tip.seal;

import java.util.Arrays;
import java.util.Optional;

import org.claimscreener.engine.pack.Digests;

/** What seals a reporter for the tip desk; anybody may have it. Immutable, thread-safe. */
public final class DeskPublicKey {
    private static final int KEY_ID_DIGITS = 2 * ReporterSeal.KEY_ID_BYTES;

    private final byte[] point;

    DeskPublicKey(byte[] point) {
        this.point = point.clone();
    }

    /** From the X.509 form of an X25519 key; empty when the bytes are anything else. */
    public static Optional<DeskPublicKey> ofX509(byte[] x509) {
        return X25519.pointOfX509(x509).map(DeskPublicKey::new);
    }

    /** The first 16 hex digits of the SHA-256 of its 32 bytes: which key opens a seal. */
    public String keyId() {
        return Digests.sha256(point).substring(0, KEY_ID_DIGITS);
    }

    byte[] point() {
        return point.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DeskPublicKey key && Arrays.equals(key.point, point);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(point);
    }

    @Override
    public String toString() {
        return "DeskPublicKey[" + keyId() + "]";
    }
}
