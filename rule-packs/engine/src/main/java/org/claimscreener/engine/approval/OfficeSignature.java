package org.claimscreener.engine.approval;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An office's signature under a document, with the key that verifies it: by itself it says only that the document is as
 * whoever holds that key signed it. Whose the key is, {@link OfficeKeys} say. All in lower-case hex, which has one way to write
 * a value. Immutable.
 *
 * @param keyId the first 16 digits of the SHA-256 of the key's X.509 form
 * @param publicKey the key's X.509 form
 */
public record OfficeSignature(String keyId, String publicKey, String signature) {
    private static final Pattern HEX = Pattern.compile("([0-9a-f]{2}){1,200}");
    private static final HexFormat FORMAT = HexFormat.of();

    /**
     * Signs a document.
     *
     * @param domain what kind of document it is: no signature of one kind stands for another. Without a line break
     */
    public static OfficeSignature sign(SigningKey key, String domain, byte[] document) {
        return new OfficeSignature(
                key.keyId(), FORMAT.formatHex(key.publicForm()), FORMAT.formatHex(key.sign(signed(domain, document))));
    }

    /** What is wrong with it, whoever's it is; empty when it is that key's and under this document. */
    public Optional<String> problem(String domain, byte[] document) {
        if (!Signatures.KEY_ID.matcher(keyId).matches()
                || !HEX.matcher(publicKey).matches()
                || !HEX.matcher(signature).matches()) {
            return Optional.of("it has not the form of one");
        }
        Optional<PublicKey> key = Ed25519.publicKey(FORMAT.parseHex(publicKey));
        if (key.isEmpty() || !Ed25519.keyId(key.get()).equals(keyId)) {
            return Optional.of("its key is no Ed25519 key, or another than its key id says");
        }
        return Ed25519.verifies(key.get(), signed(domain, document), FORMAT.parseHex(signature))
                ? Optional.empty()
                : Optional.of("it is not under this document: the document was changed after it was signed, or the"
                        + " signature is another's");
    }

    /** The office, when the keys know it and it was not revoked; else why nobody trusts it. */
    public Trust trust(OfficeKeys keys) {
        Optional<OfficeKey> known = keys.find(keyId);
        if (known.isEmpty()) {
            return new Trust(
                    "", "it is by key " + Signatures.shownKeyId(keyId) + ", which is not among the trusted keys");
        }
        OfficeKey key = known.get();
        return key.revoked() == null
                ? new Trust(key.office(), "")
                : new Trust("", "it is by key " + keyId + " of " + key.office() + ", revoked on " + key.revoked());
    }

    /**
     * Whether a signer is trusted.
     *
     * @param office blank when he is not
     * @param fault why not; blank when he is
     */
    public record Trust(String office, String fault) {}

    private static byte[] signed(String domain, byte[] document) {
        ByteArrayOutputStream text = new ByteArrayOutputStream(domain.length() + 1 + document.length);
        text.writeBytes((domain + "\n").getBytes(StandardCharsets.UTF_8));
        text.writeBytes(document);
        return text.toByteArray();
    }
}
