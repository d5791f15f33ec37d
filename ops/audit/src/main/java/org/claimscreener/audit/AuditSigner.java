package org.claimscreener.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import org.claimscreener.wire.record.AuditCheckpoint;

/** One writer's key, with which it signs its checkpoints. Thread-safe. */
public final class AuditSigner {
    private static final Set<PosixFilePermission> OWNER_ALONE = PosixFilePermissions.fromString("rw-------");

    private final String writerId;
    private final PrivateKey secret;
    private final PublicKey open;

    private AuditSigner(String writerId, PrivateKey secret, PublicKey open) {
        this.writerId = writerId;
        this.secret = secret;
        this.open = open;
    }

    /** With a new key that is kept nowhere. */
    static AuditSigner generate(String writerId) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new AuditSigner(writerId, pair.getPrivate(), pair.getPublic());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Java 17 has Ed25519", e);
        }
    }

    /**
     * The key of a file; at the first start a new one is made, readable by its owner alone, with the line for a verifier's
     * file of keys beside it, in a file that ends in {@code .pub}.
     *
     * @throws IOException when it cannot be read or made, holds no key, or others than its owner may read it
     */
    public static AuditSigner of(String writerId, Path file) throws IOException {
        return of(open -> writerId, file);
    }

    /**
     * The same, under a name that the key itself gives: one key is one chain, wherever its file is carried.
     *
     * @param prefix what the name begins with; a hyphen and the key's id follow
     */
    static AuditSigner namedByItsKey(String prefix, Path file) throws IOException {
        return of(open -> prefix + "-" + AuditKeys.id(open), file);
    }

    private static AuditSigner of(Function<PublicKey, String> name, Path file) throws IOException {
        if (!Files.exists(file)) {
            AuditSigner nameless = generate("");
            new AuditSigner(name.apply(nameless.open), nameless.secret, nameless.open).write(file);
        }
        if (hasOwners(file) && !OWNER_ALONE.containsAll(Files.getPosixFilePermissions(file))) {
            throw new IOException(
                    file + " may be read by others than its owner; chmod 600, and make a new key if they did");
        }
        return read(name, file);
    }

    private static boolean hasOwners(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private void write(Path file) throws IOException {
        FileAttribute<?>[] attributes = hasOwners(file)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ALONE)}
                : new FileAttribute<?>[0];
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        Files.deleteIfExists(draft);
        Files.createFile(draft, attributes);
        Base64.Encoder base64 = Base64.getEncoder();
        Files.writeString(
                draft,
                base64.encodeToString(secret.getEncoded()) + "\n" + base64.encodeToString(open.getEncoded()) + "\n");
        try {
            // Whole or not at all, and never over a key of a process that started at the same time.
            Files.createLink(file, draft);
            Files.writeString(file.resolveSibling(file.getFileName() + ".pub"), line() + "\n");
        } catch (FileAlreadyExistsException other) {
            // The other process was first: its key is read.
            return;
        } finally {
            Files.delete(draft);
        }
    }

    private static AuditSigner read(Function<PublicKey, String> name, Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        if (lines.size() != 2) {
            throw new IOException(file + " holds no key of an audit writer");
        }
        try {
            KeyFactory factory = KeyFactory.getInstance("Ed25519");
            Base64.Decoder base64 = Base64.getDecoder();
            PublicKey open = factory.generatePublic(new X509EncodedKeySpec(base64.decode(lines.get(1))));
            return new AuditSigner(
                    name.apply(open),
                    factory.generatePrivate(new PKCS8EncodedKeySpec(base64.decode(lines.get(0)))),
                    open);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException(file + " holds no key of an audit writer", e);
        }
    }

    /** Under which name it writes. */
    public String writerId() {
        return writerId;
    }

    /** The line that a verifier puts into its file of keys, {@link AuditKeys}. */
    public String line() {
        return AuditKeys.line(writerId, open);
    }

    /** Signs a chain as far as it goes. */
    AuditCheckpoint checkpoint(long number, long sequence, String hash, Instant at) {
        AuditCheckpoint checkpoint = AuditCheckpoint.newBuilder()
                .setWriterId(writerId)
                .setNumber(number)
                .setSequence(sequence)
                .setHash(hash)
                .setAt(at)
                .setKeyId(AuditKeys.id(open))
                .setSignature(ByteBuffer.allocate(0))
                .build();
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(secret);
            signature.update(AuditHash.signed(checkpoint));
            return AuditCheckpoint.newBuilder(checkpoint)
                    .setSignature(ByteBuffer.wrap(signature.sign()))
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this key signed before, or was just made", e);
        }
    }
}
