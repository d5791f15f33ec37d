package org.claimscreener.console.desk.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Tells what a file is by its content; its name and what the browser says of it count for nothing. Stateless. */
final class MediaTypes {
    private static final int HEAD = 8;
    private static final int BUFFER_CHARS = 8_192;

    private MediaTypes() {}

    /** Media type of a file that may be attached; empty for all others. */
    static Optional<String> of(Path file) throws IOException {
        int[] head = head(file);
        if (starts(head, '%', 'P', 'D', 'F', '-')) {
            return Optional.of("application/pdf");
        }
        if (starts(head, 0xFF, 0xD8, 0xFF)) {
            return Optional.of("image/jpeg");
        }
        if (starts(head, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')) {
            return Optional.of("image/png");
        }
        if (starts(head, 'P', 'K', 3, 4)) {
            return isOfd(file) ? Optional.of("application/ofd") : Optional.empty();
        }
        return isText(file) ? Optional.of("text/plain") : Optional.empty();
    }

    private static int[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(HEAD);
            int[] head = new int[bytes.length];
            Arrays.setAll(head, i -> bytes[i] & 0xFF);
            return head;
        }
    }

    private static boolean starts(int[] head, int... magic) {
        return head.length >= magic.length && Arrays.equals(head, 0, magic.length, magic, 0, magic.length);
    }

    /** An OFD document is a ZIP archive with OFD.xml at its root; only the directory is read, nothing is unpacked. */
    private static boolean isOfd(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.getEntry("OFD.xml") != null;
        } catch (ZipException e) {
            // Begins like an archive and is none.
            return false;
        }
    }

    /** UTF-8 without control characters other than those of lines. */
    private static boolean isText(Path file) throws IOException {
        try (Reader reader = new InputStreamReader(
                Files.newInputStream(file),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT))) {
            char[] buffer = new char[BUFFER_CHARS];
            for (int read = reader.read(buffer); read >= 0; read = reader.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    if (Character.isISOControl(buffer[i]) && "\n\r\t".indexOf(buffer[i]) < 0) {
                        return false;
                    }
                }
            }
            return true;
        } catch (CharacterCodingException e) {
            // Not UTF-8, so no text that we take.
            return false;
        }
    }
}
