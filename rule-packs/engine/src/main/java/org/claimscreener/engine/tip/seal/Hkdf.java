package org.claimscreener.engine.tip.seal;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HKDF with SHA-256, RFC 5869; Java 17 has none of its own. Stateless, thread-safe. */
final class Hkdf {
    private static final String HMAC = "HmacSHA256";
    private static final int HASH_BYTES = 32;
    private static final int MOST_BLOCKS = 255;

    private Hkdf() {}

    /**
     * Extract, then expand.
     *
     * @param salt not empty
     * @param bytes how many are wanted, at most 255 * 32
     */
    static byte[] derive(byte[] secret, byte[] salt, byte[] info, int bytes) {
        if (bytes < 0 || bytes > MOST_BLOCKS * HASH_BYTES) {
            throw new IllegalArgumentException("HKDF gives no " + bytes + " bytes");
        }
        byte[] key = hmac(salt, secret);
        ByteArrayOutputStream derived = new ByteArrayOutputStream();
        byte[] block = new byte[0];
        for (int i = 1; derived.size() < bytes; i++) {
            block = hmac(key, block, info, new byte[] {(byte) i});
            derived.writeBytes(block);
        }
        return Arrays.copyOf(derived.toByteArray(), bytes);
    }

    static byte[] hmac(byte[] key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }
}
