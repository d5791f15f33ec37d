package org.claimscreener.engine.approval;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.claimscreener.engine.pack.PackProblem;
import org.claimscreener.engine.pack.Problems;
import org.claimscreener.wire.record.PackRole;

/**
 * A person's own key. Its text is two PEM blocks, PKCS#8 and X.509, for Java cannot derive the public key from the
 * private one; they are checked to belong together. Immutable, thread-safe.
 */
public final class SigningKey {
    private static final String PRIVATE = "PRIVATE KEY";
    private static final String PUBLIC = "PUBLIC KEY";
    private static final byte[] PROOF = "claim-screener key check\n".getBytes(StandardCharsets.US_ASCII);

    private final PrivateKey privateKey;
    private final PublicKey publicKey;

    private SigningKey(PrivateKey privateKey, PublicKey publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    /**
     * Of a pair that was generated for Ed25519.
     *
     * @throws IllegalArgumentException if its halves do not belong together, or are for something else
     */
    public static SigningKey of(KeyPair pair) {
        PublicKey publicKey = Ed25519.publicKey(pair.getPublic().getEncoded())
                .orElseThrow(() -> new IllegalArgumentException("the pair is not for Ed25519"));
        SigningKey key = new SigningKey(pair.getPrivate(), publicKey);
        if (!key.isWhole()) {
            throw new IllegalArgumentException("the pair's halves do not belong together");
        }
        return key;
    }

    /**
     * Reads a key's two PEM blocks, in any order.
     *
     * @param name what to call the text in messages, e.g. its file name
     * @throws KeysRefusedException when it is no Ed25519 key; the text is not repeated in the message
     */
    public static SigningKey parse(String name, String pem) throws KeysRefusedException {
        Optional<SigningKey> key = block(PRIVATE, pem)
                .flatMap(Ed25519::privateKey)
                .flatMap(mine -> block(PUBLIC, pem).flatMap(Ed25519::publicKey).map(open -> new SigningKey(mine, open)))
                .filter(SigningKey::isWhole);
        if (key.isEmpty()) {
            throw new KeysRefusedException(name, problem(name));
        }
        return key.get();
    }

    private static List<PackProblem> problem(String name) {
        Problems problems = new Problems();
        problems.add(
                name,
                0,
                "is no signing key: a PRIVATE KEY block and the PUBLIC KEY block that belongs to it, of Ed25519",
                "take the .key file that packctl keygen has written");
        return problems.sorted();
    }

    private boolean isWhole() {
        return Ed25519.verifies(publicKey, PROOF, Ed25519.sign(privateKey, PROOF));
    }

    /** The first 16 hex digits of the SHA-256 of the public key's X.509 form. */
    public String keyId() {
        return Ed25519.keyId(publicKey);
    }

    /** The text to keep to oneself. */
    public String pem() {
        return pem(PRIVATE, privateKey.getEncoded()) + pem(PUBLIC, publicKey.getEncoded());
    }

    /** The entry of the trust file that makes this key count: to be put after {@code keys:}. */
    public String trustEntry(String person, List<PackRole> roles) {
        return new TrustedKey(keyId(), person, Set.copyOf(roles), publicKey, null).entry();
    }

    /** The line of {@link OfficeKeys} that makes this key count for an office. */
    public String officeLine(String office) {
        return Base64.getEncoder().encodeToString(publicForm()) + "\t" + office + "\n";
    }

    /** The public key's X.509 form. */
    byte[] publicForm() {
        return publicKey.getEncoded();
    }

    byte[] sign(byte[] text) {
        return Ed25519.sign(privateKey, text);
    }

    private static String pem(String label, byte[] content) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
    }

    private static Optional<byte[]> block(String label, String pem) {
        Matcher matcher = Pattern.compile(
                        "-----BEGIN " + label + "-----([A-Za-z0-9+/=\\s]{1,4000})-----END " + label + "-----")
                .matcher(pem);
        if (!matcher.find()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getMimeDecoder().decode(matcher.group(1)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Nothing secret. */
    @Override
    public String toString() {
        return "key " + keyId();
    }

    /** Same public key. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SigningKey key && Arrays.equals(key.publicKey.getEncoded(), publicKey.getEncoded());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(publicKey.getEncoded());
    }
}
