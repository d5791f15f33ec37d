package org.claimscreener.screening;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.claimscreener.flow.Buffers;
import org.claimscreener.flow.JobSettings;
import org.claimscreener.national.DeadLetterLineWriter;
import org.claimscreener.national.ScreeningResultWriter;
import org.claimscreener.screening.intake.NationalInput;
import org.claimscreener.screening.io.LineFileSink;
import org.claimscreener.screening.io.NationalLines;
import org.claimscreener.screening.packs.PackArchives;
import org.claimscreener.screening.record.Arrival;
import org.claimscreener.screening.record.Outcome;
import org.claimscreener.screening.record.Outgoing;
import org.claimscreener.screening.standing.StandingSource;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.MessageType;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.record.DeadLetter;
import org.claimscreener.wire.record.Decision;
import org.jspecify.annotations.Nullable;

/**
 * The screening job over a file in the national form: same operators, same state backend, bounded input. The file's
 * order is kept from end to end, so the same file gives the same bytes.
 */
public final class FileScreening {
    private FileScreening() {}

    /**
     * What was asked for.
     *
     * @param input JSON Lines in the national form
     * @param sourceName under which decisions and dead letters cite the input
     * @param results one line a settlement, in the input's order; overwritten
     * @param deadLetters one line an input that could not be screened, by line number; overwritten
     * @param standing what is in force about whom, for the whole run
     * @param stateFolder for RocksDB; the caller's to delete
     */
    public record Request(
            Path input,
            String sourceName,
            Path results,
            Path deadLetters,
            PackArchives packs,
            StandingSource standing,
            Path stateFolder) {}

    /**
     * Runs to the end of the file.
     *
     * @throws IOException when a file cannot be read or written
     * @throws Exception as Flink reports it, when the job fails; the results are then worthless
     */
    public static void run(Request request) throws Exception {
        Configuration settings = JobSettings.bounded(request.stateFolder()).toFlink();
        LocalCluster.limits(settings);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1, settings);
        FileSource<Arrival> source = FileSource.forRecordStreamFormat(
                        new NationalLines(request.sourceName()),
                        new org.apache.flink.core.fs.Path(request.input().toUri()))
                .build();
        DataStream<Arrival> arrivals = env.fromSource(
                        source, WatermarkStrategy.noWatermarks(), Step.ARRIVALS.title(), Types.ARRIVAL)
                .uid(Step.ARRIVALS.uid());
        ScreeningJob.define(
                arrivals,
                new NationalInput(),
                request.packs().untimed(),
                Optional.of(request.standing()),
                Optional.empty(),
                new LineFileSink(request.results(), new ResultLine()),
                new LineFileSink(request.deadLetters(), new DeadLetterLine()),
                new DiscardingSink<>());
        env.execute("Screening of " + request.sourceName());
        sortByLine(request.deadLetters());
    }

    /** Dead letters come from three operators, whose streams mix by chance; the line number restores the order. */
    private static void sortByLine(Path deadLetters) throws IOException {
        List<String> sorted;
        try (Stream<String> lines = Files.lines(deadLetters, StandardCharsets.UTF_8)) {
            sorted = lines.sorted(Comparator.comparingLong(FileScreening::lineNumber))
                    .toList();
        }
        Files.write(deadLetters, sorted, StandardCharsets.UTF_8);
    }

    /** The writer puts the line number first: {@code {"line":12,...}}. */
    private static long lineNumber(String json) {
        int from = json.indexOf(':') + 1;
        int to = from;
        while (Character.isDigit(json.charAt(to))) {
            to++;
        }
        return Long.parseLong(json, from, to, 10);
    }

    /** Receipts of reversals answer no settlement and have no line. */
    private static final class ResultLine implements LineFileSink.LineForm {
        private static final long serialVersionUID = 1L;

        private transient @Nullable WireDecoder decoder;

        @Override
        public String line(Outgoing outgoing) {
            if (outgoing.getOutcome() != Outcome.DECISION) {
                return "";
            }
            if (decoder == null) {
                decoder = decoderOf(MessageType.DECISION);
            }
            return ScreeningResultWriter.line(read(decoder, outgoing, Decision.class));
        }
    }

    private static final class DeadLetterLine implements LineFileSink.LineForm {
        private static final long serialVersionUID = 1L;

        private transient @Nullable WireDecoder decoder;

        @Override
        public String line(Outgoing outgoing) {
            if (decoder == null) {
                decoder = decoderOf(MessageType.DEAD_LETTER);
            }
            return DeadLetterLineWriter.line(read(decoder, outgoing, DeadLetter.class));
        }
    }

    private static WireDecoder decoderOf(MessageType type) {
        return WireDecoder.builder().accept(Set.of(type)).build();
    }

    private static <T> T read(WireDecoder decoder, Outgoing outgoing, Class<T> type) {
        Decoded decoded = decoder.decode(Buffers.bytes(outgoing.getBody()));
        if (decoded instanceof Decoded.Accepted accepted && type.isInstance(accepted.message())) {
            return type.cast(accepted.message());
        }
        throw new IllegalStateException("An answer that this job wrote cannot be read back as a " + type.getName());
    }
}
