package org.claimscreener.authorkit.write;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.FileMessages;
import org.claimscreener.engine.drools.CompiledPack;
import org.claimscreener.engine.review.SampleRun;
import org.claimscreener.engine.review.SampleRun.Tried;
import org.claimscreener.national.NationalReader;
import org.claimscreener.national.NationalReading;

/** A file of settlements and reversals in the national form, as {@code screener screen} takes them. Stateless. */
final class SampleFile {
    /** Their pasts are kept on the heap. */
    static final int MOST_LINES = 50_000;

    private SampleFile() {}

    /**
     * What was read.
     *
     * @param lines read, blank ones not counted
     * @param tried settlements that were screened
     * @param rejected lines that would be dead letters, or repeat a settlement
     */
    record Read(int lines, int tried, int rejected) {}

    /** Puts the file's settlements through the pack, in its order, the first {@value #MOST_LINES} lines of it. */
    static Read run(Path file, CompiledPack pack, Consumer<Tried> each) throws CommandFailure {
        SampleRun run = new SampleRun(pack);
        NationalReader reader = new NationalReader();
        int lines = 0;
        int tried = 0;
        int rejected = 0;
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String line = in.readLine(); line != null && lines < MOST_LINES; line = in.readLine()) {
                if (line.isBlank()) {
                    continue;
                }
                lines++;
                NationalReading reading = reader.read(line.getBytes(StandardCharsets.UTF_8));
                if (reading instanceof NationalReading.OfReversal reversal) {
                    run.reversal(reversal.reversal());
                    continue;
                }
                Optional<Tried> result = reading instanceof NationalReading.OfSettlement settlement
                        ? run.settlement(settlement.settlement())
                        : Optional.empty();
                result.ifPresent(each);
                tried += result.isPresent() ? 1 : 0;
                rejected += result.isPresent() ? 0 : 1;
            }
        } catch (IOException e) {
            throw CommandFailure.failed("the sample " + file + " cannot be read: " + FileMessages.of(e), e);
        }
        if (tried == 0) {
            throw CommandFailure.failed(
                    "the sample " + file
                            + " holds no settlement in the national form; screener traffic writes such files",
                    null);
        }
        return new Read(lines, tried, rejected);
    }
}
