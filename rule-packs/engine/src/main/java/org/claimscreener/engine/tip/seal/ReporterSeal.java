package org.claimscreener.engine.tip.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.claimscreener.engine.tip.seal.SealBrokenException.Reason;

/**
 * Seals who reported, so that only the tip desk's private key opens it. A fresh X25519 key for each seal, agreed with the
 * desk's; HKDF-SHA256; AES-256-GCM over a text of fixed length, so that the length of a seal tells nothing. The header and
 * the tip's id are authenticated: a seal that was changed, or put on another tip, does not open.
 *
 * <p>{@code version (1) | key id (8) | fresh public key (32) | ciphertext (512) | tag (16)}. Stateless, thread-safe.
 */
public final class ReporterSeal {
    static final int KEY_ID_BYTES = 8;

    private static final byte VERSION = 1;
    private static final int HEADER_BYTES = 1 + KEY_ID_BYTES + X25519.POINT_BYTES;
    private static final int TAG_BYTES = 16;

    /** Length of every seal. */
    public static final int BYTES = HEADER_BYTES + ReporterText.BYTES + TAG_BYTES;

    private static final byte[] INFO = "claimscreener.tip.reporter.v1".getBytes(StandardCharsets.US_ASCII);
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final String CIPHER = "AES/GCM/NoPadding";

    private ReporterSeal() {}

    /**
     * {@link #BYTES} bytes.
     *
     * @param tipId the only tip on which it opens
     * @throws IllegalArgumentException when the reporter has a problem, or the desk's key is one that hides nothing
     */
    public static byte[] seal(DeskPublicKey desk, String tipId, Reporter reporter, SecureRandom random) {
        reporter.firstProblem().ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
        KeyPair fresh = X25519.newPair(random);
        byte[] secret = X25519.agree(fresh.getPrivate(), desk.point())
                .orElseThrow(() -> new IllegalArgumentException("the desk's key is of small order; make another one"));
        byte[] header = ByteBuffer.allocate(HEADER_BYTES)
                .put(VERSION)
                .put(HexFormat.of().parseHex(desk.keyId()))
                .put(X25519.pointOf(fresh.getPublic()))
                .array();
        byte[] text = ReporterText.write(reporter);
        try {
            byte[] closed =
                    cipher(Cipher.ENCRYPT_MODE, secret, header, desk, tipId).doFinal(text);
            return ByteBuffer.allocate(BYTES).put(header).put(closed).array();
        } catch (GeneralSecurityException e) {
            throw missing(e);
        } finally {
            Arrays.fill(text, (byte) 0);
        }
    }

    /** The id of the key that opens a seal; empty when it is none that this build knows. */
    public static Optional<String> keyId(byte[] sealed) {
        return isSeal(sealed) ? Optional.of(HexFormat.of().formatHex(sealed, 1, 1 + KEY_ID_BYTES)) : Optional.empty();
    }

    private static boolean isSeal(byte[] sealed) {
        return sealed.length == BYTES && sealed[0] == VERSION;
    }

    /**
     * Who reported. Whoever calls it writes the audit record first.
     *
     * @param tipId of the tip that carries the seal
     */
    public static Reporter open(DeskPrivateKey desk, String tipId, byte[] sealed) throws SealBrokenException {
        if (!isSeal(sealed)) {
            throw new SealBrokenException(
                    Reason.NOT_A_SEAL, "the seal is cut off, or of a version that this build does not know");
        }
        String keyId = HexFormat.of().formatHex(sealed, 1, 1 + KEY_ID_BYTES);
        if (!keyId.equals(desk.publicKey().keyId())) {
            throw new SealBrokenException(
                    Reason.OTHER_KEY,
                    "the seal is for key " + keyId + ", not " + desk.publicKey().keyId());
        }
        byte[] header = Arrays.copyOf(sealed, HEADER_BYTES);
        byte[] secret = X25519.agree(desk.key(), Arrays.copyOfRange(sealed, 1 + KEY_ID_BYTES, HEADER_BYTES))
                .orElseThrow(ReporterSeal::altered);
        byte[] text = opened(desk, tipId, sealed, header, secret);
        try {
            return ReporterText.read(text);
        } finally {
            Arrays.fill(text, (byte) 0);
        }
    }

    private static byte[] opened(DeskPrivateKey desk, String tipId, byte[] sealed, byte[] header, byte[] secret)
            throws SealBrokenException {
        try {
            return cipher(Cipher.DECRYPT_MODE, secret, header, desk.publicKey(), tipId)
                    .doFinal(sealed, HEADER_BYTES, BYTES - HEADER_BYTES);
        } catch (AEADBadTagException e) {
            SealBrokenException broken = altered();
            broken.initCause(e);
            throw broken;
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    /** The fresh key is used once, so that key and nonce may both come of it. */
    private static Cipher cipher(int mode, byte[] secret, byte[] header, DeskPublicKey desk, String tipId)
            throws GeneralSecurityException {
        byte[] salt = ByteBuffer.allocate(HEADER_BYTES + X25519.POINT_BYTES)
                .put(header)
                .put(desk.point())
                .array();
        byte[] derived = Hkdf.derive(secret, salt, INFO, KEY_BYTES + NONCE_BYTES);
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(
                mode,
                new SecretKeySpec(derived, 0, KEY_BYTES, "AES"),
                new GCMParameterSpec(TAG_BYTES * Byte.SIZE, derived, KEY_BYTES, NONCE_BYTES));
        cipher.updateAAD(header);
        cipher.updateAAD(tipId.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static SealBrokenException altered() {
        return new SealBrokenException(Reason.ALTERED, "the seal was changed, or belongs to another tip");
    }

    private static IllegalStateException missing(GeneralSecurityException e) {
        return new IllegalStateException("every Java platform has " + CIPHER, e);
    }
}
