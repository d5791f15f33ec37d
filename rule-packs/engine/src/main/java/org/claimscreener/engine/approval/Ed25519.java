package org.claimscreener.engine.approval;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Optional;

import org.claimscreener.engine.pack.Digests;

/** The platform's Ed25519, and nothing else. Stateless, thread-safe. */
final class Ed25519 {
    static final int SIGNATURE_BYTES = 64;

    private static final String NAME = "Ed25519";
    private static final int KEY_ID_DIGITS = 16;

    private Ed25519() {}

    /** A public key in its X.509 form; empty when the bytes are anything else, or more than that. */
    static Optional<PublicKey> publicKey(byte[] x509) {
        try {
            PublicKey key = factory().generatePublic(new X509EncodedKeySpec(x509));
            return Arrays.equals(key.getEncoded(), x509) ? Optional.of(key) : Optional.empty();
        } catch (InvalidKeySpecException e) {
            return Optional.empty();
        }
    }

    /** A private key in its PKCS#8 form; empty when the bytes are anything else. */
    static Optional<PrivateKey> privateKey(byte[] pkcs8) {
        try {
            return Optional.of(factory().generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
        } catch (InvalidKeySpecException e) {
            return Optional.empty();
        }
    }

    /** The first 16 hex digits of the SHA-256 of the key's X.509 form. */
    static String keyId(PublicKey key) {
        return Digests.sha256(key.getEncoded()).substring(0, KEY_ID_DIGITS);
    }

    static byte[] sign(PrivateKey key, byte[] text) {
        try {
            Signature signature = Signature.getInstance(NAME);
            signature.initSign(key);
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a checked key signs", e);
        }
    }

    static boolean verifies(PublicKey key, byte[] text, byte[] signed) {
        try {
            Signature signature = Signature.getInstance(NAME);
            signature.initVerify(key);
            signature.update(text);
            return signed.length == SIGNATURE_BYTES && signature.verify(signed);
        } catch (SignatureException | InvalidKeyException e) {
            // The bytes, or the key, are no point of the curve: nothing was signed with them.
            return false;
        } catch (NoSuchAlgorithmException e) {
            throw missing(e);
        }
    }

    private static KeyFactory factory() {
        try {
            return KeyFactory.getInstance(NAME);
        } catch (NoSuchAlgorithmException e) {
            throw missing(e);
        }
    }

    private static IllegalStateException missing(NoSuchAlgorithmException e) {
        return new IllegalStateException("Java 17 has Ed25519", e);
    }
}
