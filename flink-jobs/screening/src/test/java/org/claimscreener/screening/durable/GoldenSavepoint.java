package org.claimscreener.screening.durable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.claimscreener.flow.Buffers;

/**
 * A savepoint as an earlier build left it, the messages that it had read, and the log of its answers.
 *
 * @param folder with {@code savepoint}, {@code messages} and {@code log}
 */
record GoldenSavepoint(Path folder) {
    /** In the module's folder, where tests run. */
    static final Path ALL = Path.of("src/test/resources/golden");

    private static final String MESSAGES = "messages";
    private static final String LOG = "log";

    static GoldenSavepoint version(int version) {
        return new GoldenSavepoint(ALL.resolve("savepoint-v" + version));
    }

    Path savepoint() {
        return folder.resolve("savepoint");
    }

    /** What it had read, in its order. */
    List<byte[]> messages() {
        return lines(MESSAGES).stream().map(MessageLines::message).toList();
    }

    /** Fills a log with what had been published when the savepoint was taken. */
    void fill(JvmDecisionLog log) {
        for (String line : lines(LOG)) {
            int blank = line.indexOf(' ');
            log.append(line.substring(0, blank), ByteBuffer.wrap(MessageLines.message(line.substring(blank + 1))));
        }
    }

    private List<String> lines(String file) {
        try {
            return Files.readAllLines(folder.resolve(file), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the files beside the savepoint. */
    void write(List<byte[]> messages, List<JvmDecisionLog.Entry> log) throws IOException {
        Files.write(
                folder.resolve(MESSAGES),
                messages.stream().map(MessageLines::line).toList(),
                StandardCharsets.US_ASCII);
        Files.write(
                folder.resolve(LOG),
                log.stream()
                        .map(entry -> entry.patientId() + " " + MessageLines.line(Buffers.bytes(entry.answer())))
                        .toList(),
                StandardCharsets.US_ASCII);
    }
}
