package org.claimscreener.engine.tip.seal;

import java.security.PrivateKey;
import java.util.Optional;

/** What opens a seal; only the tip desk has it. Immutable, thread-safe. */
public final class DeskPrivateKey {
    private final PrivateKey key;
    private final DeskPublicKey publicKey;

    private DeskPrivateKey(PrivateKey key) {
        this.key = key;
        this.publicKey = new DeskPublicKey(X25519.pointOf(key));
    }

    /** From the PKCS#8 form of an X25519 key; empty when the bytes are anything else. */
    public static Optional<DeskPrivateKey> ofPkcs8(byte[] pkcs8) {
        return X25519.privateKey(pkcs8).map(DeskPrivateKey::new);
    }

    /** The key that belongs to it. */
    public DeskPublicKey publicKey() {
        return publicKey;
    }

    PrivateKey key() {
        return key;
    }

    @Override
    public String toString() {
        return "DeskPrivateKey[" + publicKey.keyId() + "]";
    }
}
