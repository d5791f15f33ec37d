package org.claimscreener.authorkit.deploy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;

import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.FileMessages;
import org.claimscreener.engine.approval.KeysRefusedException;
import org.claimscreener.engine.approval.SigningKey;
import org.claimscreener.engine.approval.TrustedKeys;

/** Keys on disk. Secret ones are created for their owner alone, never made so afterwards. Stateless. */
public final class KeyFiles {
    private static final long MOST_BYTES = 1 << 20;

    private KeyFiles() {}

    /** A new key, of this machine's randomness. */
    public static SigningKey generate() {
        try {
            return SigningKey.of(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Java 17 has Ed25519", e);
        }
    }

    /** Writes a file that is not there yet, readable by its owner alone where the file system knows owners. */
    public static void writeSecret(Path file, String text) throws CommandFailure {
        boolean hasOwners = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        write(
                file,
                text,
                hasOwners
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0]);
    }

    /** Writes a file that is not there yet. */
    public static void writeOpen(Path file, String text) throws CommandFailure {
        write(file, text);
    }

    /** Writes a file, over another one too: whoever reads it meanwhile sees the one or the other. */
    static void replace(Path file, String text) throws CommandFailure {
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        try {
            Files.writeString(draft, text);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw CommandFailure.failed(file + " cannot be written: " + FileMessages.of(e), e);
        }
    }

    private static void write(Path file, String text, FileAttribute<?>... attributes) throws CommandFailure {
        try {
            Files.createFile(file, attributes);
            Files.writeString(file, text);
        } catch (FileAlreadyExistsException e) {
            throw CommandFailure.failed(file + " is there already and is not written over", e);
        } catch (IOException e) {
            throw CommandFailure.failed(file + " cannot be written: " + FileMessages.of(e), e);
        }
    }

    /** A person's own key. */
    public static SigningKey signingKey(Path file) throws CommandFailure {
        try {
            return SigningKey.parse(file.toString(), read(file));
        } catch (KeysRefusedException e) {
            throw CommandFailure.failed(String.valueOf(e.getMessage()), e);
        }
    }

    /** The keys that the screener trusts. */
    static TrustedKeys trustedKeys(Path file) throws CommandFailure {
        try {
            return TrustedKeys.parse(file.toString(), read(file));
        } catch (KeysRefusedException e) {
            throw CommandFailure.failed(String.valueOf(e.getMessage()), e);
        }
    }

    private static String read(Path file) throws CommandFailure {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw CommandFailure.failed(file + " is too large to hold keys", null);
            }
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw CommandFailure.failed(file + " cannot be read: " + FileMessages.of(e), e);
        }
    }
}
