package org.claimscreener.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.Console;
import org.claimscreener.commandline.ExitCodes;
import org.claimscreener.commandline.Text;
import org.claimscreener.verifier.VerifyFailure;
import org.claimscreener.verifier.log.Recorder;
import org.claimscreener.verifier.log.Recording;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Records the topics. */
@Command(
        name = "record",
        header = "Writes what is on the topics into a folder.",
        description = {
            "Settlements, decisions, dead letters, orders about packs with their archives, what the job said of packs, steps of holds and the audit, up to their ends as they stand at the start, one Avro file a"
                    + " partition, each record with its offset, time, key, bytes and whether the committed view has it;"
                    + " and recording.json, which is written last.",
            "",
            "A recording can be verified and its decisions explained anywhere, when the broker is long gone: the packs"
                    + " that decided are in it. It holds the documents themselves: keep it as safe as the topics."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:it was recorded",
            "1:it could not be; standard error says why",
            "2:the command line makes no sense"
        },
        footerHeading = "%nExample:%n",
        footer = "  screener record --bootstrap-servers 127.0.0.1:9092 --out logs/2026-11-24")
final class RecordCommand implements Callable<Integer> {
    private final Console console;

    @Option(
            names = "--bootstrap-servers",
            required = true,
            paramLabel = "HOST:PORT",
            description = "Kafka, as a comma-separated list.")
    private String bootstrapServers = "";

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FOLDER",
            description = "Where to; is made when it is not there, and must be empty.")
    private Path out = Path.of("");

    RecordCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws CommandFailure, IOException {
        TidyUp tidyUp = new TidyUp(RunFolder.create("record"));
        try {
            Recording recording = record();
            console.err()
                    .println("screener record: " + Text.count(recording.records()) + " records of "
                            + recording.partitions().size() + " partitions are in " + out);
            return ExitCodes.OK;
        } catch (VerifyFailure e) {
            throw CommandFailure.failed(String.valueOf(e.getMessage()), e);
        } finally {
            tidyUp.close();
        }
    }

    private Recording record() throws VerifyFailure {
        try (ReadingProgress progress = new ReadingProgress(console, "record")) {
            return Recorder.record(bootstrapServers, out, progress);
        }
    }
}
