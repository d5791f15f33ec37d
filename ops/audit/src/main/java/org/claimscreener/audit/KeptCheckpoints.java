package org.claimscreener.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;

import org.claimscreener.wire.record.AuditCheckpoint;

/**
 * Checkpoints in a file, kept where whoever can write the log cannot write: the next check sees by them whether the log's
 * end was cut off. Tab-separated, a line a writer: writer id, number, sequence, hash, milliseconds since 1970, key id,
 * signature in Base64. Stateless.
 */
public final class KeptCheckpoints {
    private static final String HEADER = "# claims.audit checkpoints 1";
    private static final int COLUMNS = 7;
    private static final long MAX_FILE_BYTES = 1 << 20;

    private KeptCheckpoints() {}

    /**
     * Reads them.
     *
     * @throws IOException when it cannot be read, or is no such file
     */
    public static List<AuditCheckpoint> read(Path file) throws IOException {
        if (Files.size(file) > MAX_FILE_BYTES) {
            throw new IOException(file + " is too large to hold checkpoints");
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
            throw new IOException(file + " holds no checkpoints of the audit");
        }
        List<AuditCheckpoint> checkpoints = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            checkpoints.add(parse(file, line));
        }
        return checkpoints;
    }

    private static AuditCheckpoint parse(Path file, String line) throws IOException {
        String[] cells = line.split("\t", -1);
        if (cells.length != COLUMNS) {
            throw new IOException(file + " is damaged: a line has not " + COLUMNS + " columns");
        }
        try {
            return AuditCheckpoint.newBuilder()
                    .setWriterId(cells[0])
                    .setNumber(Long.parseLong(cells[1]))
                    .setSequence(Long.parseLong(cells[2]))
                    .setHash(cells[3])
                    .setAt(Instant.ofEpochMilli(Long.parseLong(cells[4])))
                    .setKeyId(cells[5])
                    .setSignature(ByteBuffer.wrap(Base64.getDecoder().decode(cells[6])))
                    .build();
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " is damaged: a line holds no checkpoint", e);
        }
    }

    /**
     * Writes them, over another file too, which is there whole until then.
     *
     * @throws IOException when it cannot be written
     */
    public static void write(Path file, Collection<AuditCheckpoint> checkpoints) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(HEADER);
        checkpoints.forEach(checkpoint -> lines.add(line(checkpoint)));
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        Files.write(draft, lines);
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String line(AuditCheckpoint checkpoint) {
        byte[] signature = new byte[checkpoint.getSignature().remaining()];
        checkpoint.getSignature().duplicate().get(signature);
        return String.join(
                "\t",
                checkpoint.getWriterId(),
                Long.toString(checkpoint.getNumber()),
                Long.toString(checkpoint.getSequence()),
                checkpoint.getHash(),
                Long.toString(checkpoint.getAt().toEpochMilli()),
                checkpoint.getKeyId(),
                Base64.getEncoder().encodeToString(signature));
    }
}
