package org.claimscreener.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * A writer's own knowledge of where its chain ends, on its disk: what is in the log and what it was about to put there. At
 * its next start the log must end at one of them; else somebody cut it off or put something in meanwhile. Not thread-safe.
 */
final class WriterMemory {
    private static final String HEADER = "# claims.audit end 1";

    private final Path file;

    WriterMemory(Path file) {
        this.file = file;
    }

    /** Before records are appended: safe on the disk when this returns, so that it is known after a crash. */
    void intend(ChainEnd end, ChainEnd next) throws IOException {
        write(List.of(HEADER, line(end), line(next)), StandardOpenOption.DSYNC);
    }

    /** The log has them. */
    void confirm(ChainEnd end) throws IOException {
        write(List.of(HEADER, line(end)), StandardOpenOption.WRITE);
    }

    private void write(List<String> lines, OpenOption sync) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        Files.write(
                draft,
                lines,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE,
                sync);
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String line(ChainEnd end) {
        return end.sequence() + "\t" + end.hash();
    }

    /**
     * Looks whether the log's chain ends where this writer left it.
     *
     * @throws IOException when it does not
     */
    void check(ChainEnd found, String writerId) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        List<String> known = Files.readAllLines(file);
        if (known.isEmpty() || !known.get(0).equals(HEADER)) {
            throw new IOException(file + " does not say where an audit chain ends; move it away if the log is right");
        }
        if (!known.subList(1, known.size()).contains(line(found))) {
            throw new IOException("the audit chain of " + writerId
                    + " does not end where it was left: the log has it up"
                    + " to record " + found.sequence() + ". It is another log, its end was cut off, or somebody put"
                    + " something in. Find out which (screener audit verify); to go on from what is there, move " + file
                    + " away");
        }
    }
}
