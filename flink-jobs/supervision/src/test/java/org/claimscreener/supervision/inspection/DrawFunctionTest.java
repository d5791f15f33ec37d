package org.claimscreener.supervision.inspection;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;

import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.claimscreener.engine.credit.SamplingScheme;
import org.claimscreener.engine.inspection.DrawPlan;
import org.claimscreener.engine.inspection.DrawSeed;
import org.claimscreener.engine.inspection.DrawTerms;
import org.claimscreener.engine.inspection.SeedBook;
import org.claimscreener.flow.Buffers;
import org.claimscreener.flow.record.Arrival;
import org.claimscreener.flow.record.Outgoing;
import org.claimscreener.supervision.Samples;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.InspectionDraw;
import org.claimscreener.wire.record.Source;
import org.claimscreener.wire.record.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DrawFunctionTest {
    private static final DrawPlan EVERYTHING = plan(YearMonth.of(2026, 9));

    @TempDir
    private Path folder;

    private Path seeds;
    private OneInputStreamOperatorTestHarness<Arrival, Outgoing> flink;

    private static DrawPlan plan(YearMonth month) {
        return new DrawPlan(
                DrawTerms.whole(month, new SamplingScheme(List.of(1_000, 1_000, 1_000, 1_000, 1_000), 0, 0, 1_000)),
                DrawSeed.of(new byte[DrawSeed.BYTES]));
    }

    @BeforeEach
    void open() throws Exception {
        seeds = folder.resolve("seeds");
        write(SeedBook.line(EVERYTHING));
        flink = ProcessFunctionTestHarnesses.forProcessFunction(new DrawFunction(seeds.toString()));
        flink.setProcessingTime(1_000);
    }

    @AfterEach
    void close() throws Exception {
        flink.close();
    }

    @Test
    void aReleasedSettlementIsDrawnUnderItsOwnId() throws Exception {
        take(decision("S1").build());

        Outgoing out = flink.extractOutputValues().get(0);
        assertThat(out.getKey()).isEqualTo("S1");
        assertThat(draw(out)).isEqualTo(EVERYTHING.draw(decision("S1").build()).orElseThrow());
    }

    @Test
    void whatIsHeldOrRefusedIsNot() throws Exception {
        take(decision("S1").setVerdict(Verdict.HOLD).build());
        take(decision("S2").setVerdict(Verdict.REFUSE).build());

        assertThat(flink.extractOutputValues()).isEmpty();
    }

    @Test
    void aCopyOfADecisionGivesACopyOfItsDraw() throws Exception {
        take(decision("S1").build());
        take(decision("S1").build());

        List<Outgoing> out = flink.extractOutputValues();
        assertThat(out).hasSize(2);
        assertThat(out.get(0).getBody()).isEqualTo(out.get(1).getBody());
    }

    @Test
    void aMonthWithoutASeedIsNotDrawnUntilItHasOne() throws Exception {
        Decision october = decision("S1")
                .setReceivedAt(Instant.parse("2026-10-07T02:00:00Z"))
                .build();
        take(october);
        assertThat(flink.extractOutputValues()).isEmpty();

        write(SeedBook.line(EVERYTHING) + "\n" + SeedBook.line(plan(YearMonth.of(2026, 10))));
        take(october);
        assertThat(flink.extractOutputValues()).as("not looked at yet").isEmpty();
        flink.setProcessingTime(1_000 + SeedFile.LOOK_EVERY_MS);
        take(october);

        assertThat(flink.extractOutputValues()).hasSize(1);
    }

    @Test
    void aFileThatIsSpoiltLeavesWhatWasReadInForceAndStopsNothing() throws Exception {
        take(decision("S1").build());
        write("rubbish");
        flink.setProcessingTime(1_000 + SeedFile.LOOK_EVERY_MS);
        take(decision("S2").build());
        Files.delete(seeds);
        flink.setProcessingTime(1_000 + 2 * SeedFile.LOOK_EVERY_MS);
        take(decision("S3").build());

        assertThat(flink.extractOutputValues()).hasSize(3);
    }

    @Test
    void withoutAFileNothingIsDrawn() throws Exception {
        flink.close();
        flink = ProcessFunctionTestHarnesses.forProcessFunction(new DrawFunction(""));
        take(decision("S1").build());

        assertThat(flink.extractOutputValues()).isEmpty();
    }

    @Test
    void whatCannotBeReadAndWhatNobodyCanHaveWrittenStopNothing() throws Exception {
        flink.processElement(new StreamRecord<>(new Arrival(TopicCatalogue.DECISIONS, 0, 1L, 1L, null, null)));
        flink.processElement(new StreamRecord<>(
                new Arrival(TopicCatalogue.DECISIONS, 0, 2L, 1L, null, ByteBuffer.wrap(new byte[] {1, 2, 3}))));
        take(decision("S1").setInstitutionId("x".repeat(1_000_000)).build());
        take(decision("S2").setContentDigest("0").build());
        take(decision("S3").setReceivedAt(Instant.ofEpochMilli(Long.MAX_VALUE)).build());
        take(decision("S4").setReceivedAt(Instant.ofEpochMilli(Long.MIN_VALUE)).build());
        take(decision("S5").build());

        assertThat(flink.extractOutputValues()).extracting(Outgoing::getKey).containsExactly("S5");
    }

    @Test
    void seedsThatOthersMayReadAreNotUsed() throws Exception {
        Files.setPosixFilePermissions(seeds, PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(() -> SeedFile.read(seeds)).hasMessageContaining("chmod 600");
        take(decision("S1").build());
        assertThat(flink.extractOutputValues()).isEmpty();
    }

    /** Each time with another time of change, as fast as the test may be. */
    private void write(String text) throws Exception {
        long before = Files.exists(seeds) ? Files.getLastModifiedTime(seeds).toMillis() : 0;
        Files.deleteIfExists(seeds);
        Files.createFile(seeds, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(seeds, text);
        Files.setLastModifiedTime(seeds, FileTime.fromMillis(before + 1_000));
    }

    private void take(Decision decision) throws Exception {
        flink.processElement(
                new StreamRecord<>(Samples.arrival(TopicCatalogue.DECISIONS, "P1", decision, Samples.NOW)));
    }

    private static InspectionDraw draw(Outgoing out) {
        return (InspectionDraw)
                ((Decoded.Accepted) WireDecoder.create().decode(Buffers.bytes(out.getBody()))).message();
    }

    private static Decision.Builder decision(String id) {
        return Decision.newBuilder()
                .setSettlementId(id)
                .setPatientId("P1")
                .setInstitutionId(Samples.INSTITUTION)
                .setVerdict(Verdict.RELEASE)
                .setFundFen(1_000)
                .setReleasedFen(1_000)
                .setHeldFen(0)
                .setRefusedFen(0)
                .setLines(List.of())
                .setFindings(List.of())
                .setPacks(List.of())
                .setFeatures(List.of())
                .setEngineVersion("1")
                .setContentDigest("0123456789abcdef".repeat(4))
                .setSource(new Source(TopicCatalogue.SETTLEMENTS, 0, 1L))
                .setReceivedAt(Samples.NOW);
    }
}
