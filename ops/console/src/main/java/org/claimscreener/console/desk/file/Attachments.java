package org.claimscreener.console.desk.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

import org.claimscreener.wire.record.Attachment;

/**
 * Files under their SHA-256, in a folder: {@code ab/ab12...}. The same content is kept once. Nothing is ever deleted:
 * what a command names must be found by whoever checks it years later. Thread-safe.
 */
public final class Attachments {
    /** Files that go with one command. */
    public static final int MAX_FILES = 5;

    /** Of all files of one command: 100 MiB. */
    public static final long MAX_BYTES = 100L * 1024 * 1024;

    private static final int MAX_NAME_LENGTH = 255;
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    private final Path folder;

    /** @param folder made when there is none */
    public Attachments(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    /**
     * Takes a file in.
     *
     * @param name as the person calls it; folders and control characters are dropped
     * @param maxBytes no more is read
     * @return what goes with the command
     * @throws AttachmentRefusedException when it is empty, too large, or of a type that is not taken
     */
    public Attachment keep(String name, InputStream content, long maxBytes)
            throws IOException, AttachmentRefusedException {
        Path arriving = Files.createTempFile(folder, "arriving-", ".tmp");
        try {
            MessageDigest digest = sha256();
            long size = copy(content, arriving, digest, maxBytes);
            String type = MediaTypes.of(arriving)
                    .orElseThrow(
                            () -> new AttachmentRefusedException(AttachmentRefusedException.Reason.TYPE, name(name)));
            String sha256 = HexFormat.of().formatHex(digest.digest());
            Path kept = place(sha256);
            Files.createDirectories(folderOf(sha256));
            Files.move(arriving, kept, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return new Attachment(name(name), type, size, sha256);
        } finally {
            Files.deleteIfExists(arriving);
        }
    }

    private static long copy(InputStream content, Path to, MessageDigest digest, long maxBytes)
            throws IOException, AttachmentRefusedException {
        long size = 0;
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(to), digest)) {
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                size += read;
                if (size > maxBytes) {
                    throw new AttachmentRefusedException(
                            AttachmentRefusedException.Reason.SIZE,
                            to.getFileName().toString());
                }
                out.write(buffer, 0, read);
            }
        }
        if (size == 0) {
            throw new AttachmentRefusedException(
                    AttachmentRefusedException.Reason.EMPTY, to.getFileName().toString());
        }
        return size;
    }

    /** The file of a digest; empty when it is not here. */
    public Optional<Path> find(String sha256) {
        return DIGEST.matcher(sha256).matches() && Files.isRegularFile(place(sha256))
                ? Optional.of(place(sha256))
                : Optional.empty();
    }

    private Path folderOf(String sha256) {
        return folder.resolve(sha256.substring(0, 2));
    }

    private Path place(String sha256) {
        return folderOf(sha256).resolve(sha256);
    }

    /** A file name without a folder, fit for a command. */
    static String name(String given) {
        String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        String clean = last.codePoints()
                .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        String named = clean.isEmpty() ? "file" : clean;
        return named.length() > MAX_NAME_LENGTH ? named.substring(named.length() - MAX_NAME_LENGTH) : named;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
