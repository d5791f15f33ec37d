package org.claimscreener.engine.tip.seal;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.XECPublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.security.spec.XECPublicKeySpec;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.KeyAgreement;

/** The platform's X25519, and nothing else. Points are 32 bytes, as in RFC 7748. Stateless, thread-safe. */
final class X25519 {
    static final int POINT_BYTES = 32;

    private static final String NAME = "X25519";
    private static final byte[] BASE_POINT = point(BigInteger.valueOf(9));
    private static final int LOW_BITS_OF_LAST = 0x7f;

    private X25519() {}

    static KeyPair newPair(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(NAME);
            generator.initialize(NamedParameterSpec.X25519, random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    /** A public key's point from its X.509 form; empty when the bytes are anything else, or more than that. */
    static Optional<byte[]> pointOfX509(byte[] x509) {
        try {
            PublicKey key = factory().generatePublic(new X509EncodedKeySpec(x509));
            boolean exact = key instanceof XECPublicKey && Arrays.equals(key.getEncoded(), x509);
            return exact ? Optional.of(pointOf(key)) : Optional.empty();
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

    /** The public key's point that belongs to a private key. */
    static byte[] pointOf(PrivateKey key) {
        return agree(key, BASE_POINT)
                .orElseThrow(() -> new IllegalStateException("the base point agrees with any key"));
    }

    static byte[] pointOf(PublicKey key) {
        return point(((XECPublicKey) key).getU());
    }

    /** The shared secret; empty when the point is of small order, so that anybody knows the secret. */
    static Optional<byte[]> agree(PrivateKey own, byte[] point) {
        try {
            KeyAgreement agreement = KeyAgreement.getInstance(NAME);
            agreement.init(own);
            agreement.doPhase(
                    factory().generatePublic(new XECPublicKeySpec(NamedParameterSpec.X25519, number(point))), true);
            return Optional.of(agreement.generateSecret());
        } catch (InvalidKeyException | InvalidKeySpecException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    private static BigInteger number(byte[] point) {
        byte[] reversed = reversed(point);
        reversed[0] &= LOW_BITS_OF_LAST;
        return new BigInteger(1, reversed);
    }

    private static byte[] point(BigInteger number) {
        byte[] bytes = new byte[POINT_BYTES];
        byte[] reversed = reversed(number.toByteArray());
        System.arraycopy(reversed, 0, bytes, 0, Math.min(reversed.length, POINT_BYTES));
        return bytes;
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }

    private static KeyFactory factory() {
        try {
            return KeyFactory.getInstance(NAME);
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    private static IllegalStateException missing(GeneralSecurityException e) {
        return new IllegalStateException("Java 17 has " + NAME, e);
    }
}
