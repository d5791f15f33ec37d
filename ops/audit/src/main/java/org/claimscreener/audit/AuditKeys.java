package org.claimscreener.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.claimscreener.wire.record.AuditCheckpoint;

/**
 * Public keys of writers, as a verifier has them out of band. The file has a line for each key: writer id, white space,
 * the key's X.509 encoding in Base64. Lines that are blank or begin with # say nothing. A writer may have several keys:
 * old ones stay, so that its old checkpoints can be checked. Immutable.
 */
public final class AuditKeys {
    private static final long MAX_FILE_BYTES = 1 << 20;
    private static final int KEY_ID_BYTES = 8;

    /** By writer id and key id. */
    private final Map<String, PublicKey> keys;

    private AuditKeys(Map<String, PublicKey> keys) {
        this.keys = Map.copyOf(keys);
    }

    /**
     * Reads a file of keys.
     *
     * @throws IOException when it cannot be read, is larger than 1 MiB, or a line is no key; the message names the line
     */
    public static AuditKeys read(Path file) throws IOException {
        if (Files.size(file) > MAX_FILE_BYTES) {
            throw new IOException(file + " is too large to hold keys");
        }
        return parse(file.toString(), Files.readAllLines(file));
    }

    /**
     * Keys from lines.
     *
     * @param name of the place where they stand, for messages
     * @throws IOException when a line is no key
     */
    public static AuditKeys parse(String name, List<String> lines) throws IOException {
        Map<String, PublicKey> keys = new LinkedHashMap<>();
        int number = 0;
        for (String line : lines) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            List<String> parts = new ArrayList<>(List.of(line.strip().split("\\s+", 2)));
            if (parts.size() != 2) {
                throw new IOException(name + ":" + number + " is not a writer id and a key");
            }
            PublicKey key = key(name + ":" + number, parts.get(1));
            keys.put(at(parts.get(0), id(key)), key);
        }
        return new AuditKeys(keys);
    }

    private static PublicKey key(String place, String base64) throws IOException {
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException(place + " holds no Ed25519 key in Base64 of its X.509 encoding", e);
        }
    }

    /** A line of such a file. */
    static String line(String writerId, PublicKey key) {
        return writerId + " " + Base64.getEncoder().encodeToString(key.getEncoded());
    }

    /** The first 16 hex digits of the SHA-256 of the key's X.509 encoding. */
    static String id(PublicKey key) {
        return HexFormat.of().formatHex(AuditHash.sha256(key.getEncoded()), 0, KEY_ID_BYTES);
    }

    private static String at(String writerId, String keyId) {
        return keyId + " " + writerId;
    }

    /** Whether the key that the checkpoint names is known as its writer's. */
    boolean knows(AuditCheckpoint checkpoint) {
        return keys.containsKey(at(checkpoint.getWriterId(), checkpoint.getKeyId()));
    }

    /** Whether its signature is that key's. False, too, when the key is not known. */
    boolean verifies(AuditCheckpoint checkpoint) {
        PublicKey key = keys.get(at(checkpoint.getWriterId(), checkpoint.getKeyId()));
        if (key == null) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(key);
            signature.update(AuditHash.signed(checkpoint));
            byte[] bytes = new byte[checkpoint.getSignature().remaining()];
            checkpoint.getSignature().duplicate().get(bytes);
            return signature.verify(bytes);
        } catch (GeneralSecurityException notASignature) {
            return false;
        }
    }
}
