package org.claimscreener.peers;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

import org.apache.kafka.common.utils.Bytes;

/**
 * Keys of a store that holds many things of many owners: the owner's id behind its length, so that no owner's keys begin with
 * another's, then what kind of thing it is, then which one. All things of a kind lie side by side. Stateless.
 */
final class StoreKey {
    private static final int BYTE_BITS = 8;

    private StoreKey() {}

    /** What all keys of the owner's things of a kind begin with. */
    static byte[] prefix(String owner, char kind) {
        byte[] id = owner.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(id.length + 3);
        out.write(id.length >>> BYTE_BITS);
        out.write(id.length);
        out.writeBytes(id);
        out.write(kind);
        return out.toByteArray();
    }

    static Bytes of(byte[] prefix, byte[] which) {
        byte[] key = new byte[prefix.length + which.length];
        System.arraycopy(prefix, 0, key, 0, prefix.length);
        System.arraycopy(which, 0, key, prefix.length, which.length);
        return Bytes.wrap(key);
    }

    static Bytes of(byte[] prefix, String which) {
        return of(prefix, which.getBytes(StandardCharsets.UTF_8));
    }
}
