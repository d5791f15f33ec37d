package org.claimscreener.launcher.tip;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.NamedParameterSpec;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.claimscreener.engine.tip.seal.DeskPrivateKey;
import org.claimscreener.engine.tip.seal.DeskPublicKey;
import org.claimscreener.engine.tip.seal.Pseudonyms;

/**
 * The files of an office's keys for tips: PEM, as other tools write them too. Who enters tips needs {@link #DESK_PUBLIC} and
 * {@link #PSEUDONYMS}; only the tip desk has {@link #DESK_PRIVATE}. Stateless.
 */
public final class TipKeys {
    /** Opens seals. */
    public static final String DESK_PRIVATE = "tip-desk.key";

    /** Seals; no secret. */
    public static final String DESK_PUBLIC = "tip-desk.pub";

    /** Makes pseudonyms; who has it can try numbers out. */
    public static final String PSEUDONYMS = "tip-pseudonyms.key";

    private static final String ALGORITHM = "X25519";
    private static final String PRIVATE = "PRIVATE KEY";
    private static final String PUBLIC = "PUBLIC KEY";
    private static final String SECRET = "CLAIM SCREENER PSEUDONYM KEY";
    private static final int LINE = 64;
    private static final long MAX_BYTES = 4_096;
    private static final Set<PosixFilePermission> OWNER_ALONE = PosixFilePermissions.fromString("rw-------");

    private TipKeys() {}

    /**
     * Makes all three, none of which may be there.
     *
     * @throws IOException when one is there, or cannot be written
     */
    public static void make(Path folder, SecureRandom random) throws IOException {
        Files.createDirectories(folder);
        KeyPair desk = pair(random);
        byte[] secret = new byte[Pseudonyms.LEAST_KEY_BYTES];
        random.nextBytes(secret);
        write(folder.resolve(DESK_PRIVATE), true, PRIVATE, desk.getPrivate().getEncoded());
        write(folder.resolve(DESK_PUBLIC), false, PUBLIC, desk.getPublic().getEncoded());
        write(folder.resolve(PSEUDONYMS), true, SECRET, secret);
    }

    private static KeyPair pair(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(NamedParameterSpec.X25519, random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java 17 has " + ALGORITHM, e);
        }
    }

    /**
     * What seals.
     *
     * @throws IOException when the file cannot be read, or is another one
     */
    public static DeskPublicKey deskPublic(Path file) throws IOException {
        return DeskPublicKey.ofX509(read(file, PUBLIC)).orElseThrow(() -> notA(file, ALGORITHM + " public key"));
    }

    /**
     * What opens seals.
     *
     * @throws IOException when the file cannot be read, is another one, or others than its owner may read it
     */
    public static DeskPrivateKey deskPrivate(Path file) throws IOException {
        ownersAlone(file);
        return DeskPrivateKey.ofPkcs8(read(file, PRIVATE)).orElseThrow(() -> notA(file, ALGORITHM + " private key"));
    }

    /**
     * What makes pseudonyms.
     *
     * @throws IOException when the file cannot be read, is another one, or others than its owner may read it
     */
    public static Pseudonyms pseudonyms(Path file) throws IOException {
        ownersAlone(file);
        byte[] secret = read(file, SECRET);
        if (secret.length < Pseudonyms.LEAST_KEY_BYTES) {
            throw notA(file, "key of pseudonyms");
        }
        return new Pseudonyms(secret);
    }

    private static IOException notA(Path file, String what) {
        return new IOException(file + " holds no " + what + "; screener tip keys makes them");
    }

    private static void ownersAlone(Path file) throws IOException {
        if (hasOwners(file) && !OWNER_ALONE.containsAll(Files.getPosixFilePermissions(file))) {
            throw new IOException(
                    file + " may be read by others than its owner; chmod 600, and make new keys if they did");
        }
    }

    private static boolean hasOwners(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static void write(Path file, boolean secret, String name, byte[] content) throws IOException {
        FileAttribute<?>[] attributes = secret && hasOwners(file)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ALONE)}
                : new FileAttribute<?>[0];
        Files.createFile(file, attributes);
        Files.writeString(
                file,
                "-----BEGIN " + name + "-----\n"
                        + Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(content) + "\n-----END " + name
                        + "-----\n",
                StandardOpenOption.WRITE);
    }

    private static byte[] read(Path file, String name) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw notA(file, name.toLowerCase(Locale.ROOT));
        }
        String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
        String begin = "-----BEGIN " + name + "-----";
        String end = "-----END " + name + "-----";
        if (!text.startsWith(begin) || !text.endsWith(end)) {
            throw notA(file, name.toLowerCase(Locale.ROOT));
        }
        return decoded(text.substring(begin.length(), text.length() - end.length()))
                .orElseThrow(() -> notA(file, name.toLowerCase(Locale.ROOT)));
    }

    private static Optional<byte[]> decoded(String base64) {
        try {
            return Optional.of(Base64.getMimeDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // The library's only way to say so; the caller names the file.
        }
    }
}
