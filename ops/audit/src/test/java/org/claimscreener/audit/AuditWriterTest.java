package org.claimscreener.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.claimscreener.wire.record.AuditCheckpoint;
import org.claimscreener.wire.record.AuditRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AuditWriterTest {
    private static final AuditPace RARELY = new AuditPace(10_000, Duration.ofHours(1));
    private static final Clock CLOCK = Clock.fixed(Chains.START, ZoneOffset.UTC);

    private final AuditSigner signer = AuditSigner.generate(Chains.WRITER);
    private final MemoryLog log = new MemoryLog();

    @TempDir
    private Path folder = Path.of("");

    private AuditWriter start(AuditPace pace) throws IOException {
        return AuditWriter.start(log.connect(), signer, new WriterMemory(folder.resolve("key.end")), pace, CLOCK);
    }

    private List<AuditProblem> problems() {
        return Chains.problems(Chains.bytes(log.records()), Chains.keys(signer), List.of());
    }

    private List<AuditRecord> entries() {
        return log.records().stream()
                .filter(AuditRecord.class::isInstance)
                .map(AuditRecord.class::cast)
                .toList();
    }

    @Test
    void answersWithTheRecordOnceTheLogHasIt() throws IOException {
        try (AuditWriter writer = start(RARELY)) {
            AuditRecord first = writer.append(Chains.entry(1)).join();

            assertThat(entries()).containsExactly(first);
            assertThat(first.getSequence()).isEqualTo(1);
            assertThat(first.getAt()).isEqualTo(Chains.START);
        }
        assertThat(problems()).isEmpty();
    }

    @Test
    void manyAtOnceMakeOneChain() throws IOException {
        List<CompletableFuture<AuditRecord>> done = new ArrayList<>();
        try (AuditWriter writer = start(new AuditPace(7, Duration.ofHours(1)))) {
            for (int i = 0; i < 1_000; i++) {
                done.add(writer.append(Chains.entry(i)));
            }
            done.forEach(CompletableFuture::join);
        }

        assertThat(entries()).hasSize(1_000);
        assertThat(problems()).isEmpty();
    }

    @Test
    void whoSignsAtOnceLeavesNothingUnsignedWhateverBecomesOfTheProcess() throws IOException {
        try (AuditWriter writer = start(AuditPace.AT_ONCE)) {
            var unused = writer.append(Chains.entry(1)).join();
            // Before it is closed.
            assertThat(log.records()).hasSize(2).last().isInstanceOf(AuditCheckpoint.class);
        }
        assertThat(log.records()).hasSize(2);
        assertThat(problems()).isEmpty();
    }

    @Test
    void signsAfterSoManyRecordsAndAtTheEnd() throws IOException {
        try (AuditWriter writer = start(new AuditPace(2, Duration.ofHours(1)))) {
            for (int i = 0; i < 3; i++) {
                writer.append(Chains.entry(i)).join();
            }
        }

        assertThat(log.records().stream().filter(AuditCheckpoint.class::isInstance))
                .extracting(checkpoint -> ((AuditCheckpoint) checkpoint).getSequence())
                .containsExactly(2L, 3L);
    }

    @Test
    void goesOnAfterARestart() throws IOException {
        for (int round = 0; round < 3; round++) {
            try (AuditWriter writer = start(RARELY)) {
                writer.append(Chains.entry(round)).join();
            }
        }

        assertThat(entries()).extracting(AuditRecord::getSequence).containsExactly(1L, 2L, 3L);
        assertThat(problems()).isEmpty();
    }

    @Test
    void aReplacedWriterWritesNothingMore() throws IOException {
        try (AuditWriter old = start(RARELY)) {
            old.append(Chains.entry(1)).join();
            try (AuditWriter young = start(RARELY)) {
                assertThatThrownBy(() -> old.append(Chains.entry(2)).join())
                        .hasCauseInstanceOf(ReplacedException.class);
                assertThatThrownBy(() -> old.append(Chains.entry(3)).join())
                        .hasCauseInstanceOf(ReplacedException.class);
                assertThat(young.append(Chains.entry(4)).join().getSequence()).isEqualTo(2);
            }
        }

        assertThat(problems()).isEmpty();
    }

    @Test
    void whatTheLogDidNotTakeFailsAndTheNextIsWritten() throws IOException {
        try (AuditWriter writer = start(RARELY)) {
            writer.append(Chains.entry(1)).join();
            log.failNext(1, false);
            assertThatThrownBy(() -> writer.append(Chains.entry(2)).join()).hasCauseInstanceOf(IOException.class);
            assertThat(writer.append(Chains.entry(3)).join().getSequence()).isEqualTo(2);
        }

        assertThat(problems()).isEmpty();
    }

    @Test
    void whatTheLogTookWithoutConfirmingIsNotForked() throws IOException {
        try (AuditWriter writer = start(RARELY)) {
            log.failNext(1, true);
            assertThatThrownBy(() -> writer.append(Chains.entry(1)).join()).hasCauseInstanceOf(IOException.class);
            assertThat(writer.append(Chains.entry(2)).join().getSequence()).isEqualTo(2);
        }

        assertThat(problems()).isEmpty();
    }

    @Test
    void doesNotGoOnWithALogWhoseEndWasCutOff() throws IOException {
        try (AuditWriter writer = start(RARELY)) {
            writer.append(Chains.entry(1)).join();
            writer.append(Chains.entry(2)).join();
        }
        log.cutTo(1);

        assertThatThrownBy(() -> start(RARELY)).isInstanceOf(IOException.class).hasMessageContaining("cut off");
    }

    @Test
    void doesNotGoOnWithALogIntoWhichSomebodyPutSomething() throws IOException {
        try (AuditWriter writer = start(RARELY)) {
            writer.append(Chains.entry(1)).join();
        }
        ChainEnd end = log.connect().takeOver();
        log.put(end.next(Chains.WRITER, Chains.entry(2), Chains.START));

        assertThatThrownBy(() -> start(RARELY))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("put something in");
        Files.delete(folder.resolve("key.end"));
        try (AuditWriter writer = start(RARELY)) {
            assertThat(writer.append(Chains.entry(3)).join().getSequence()).isEqualTo(3);
        }
    }

    @Test
    void goesOnAfterACrashWhetherTheLogTookTheLastRecordsOrNot() throws IOException {
        for (boolean taken : new boolean[] {true, false}) {
            AuditWriter crashing = start(RARELY);
            crashing.append(Chains.entry(1)).join();
            log.failNext(2, taken);
            assertThatThrownBy(() -> crashing.append(Chains.entry(2)).join()).hasCauseInstanceOf(IOException.class);
            try (AuditWriter next = start(RARELY)) {
                log.failNext(0, false);
                assertThat(next.append(Chains.entry(3)).join()).isNotNull();
            }
            crashing.close();
        }

        assertThat(entries()).hasSize(5);
        assertThat(problems()).isEmpty();
    }

    @Test
    void takesNothingAfterItsEnd() throws IOException {
        AuditWriter writer = start(RARELY);
        writer.close();

        assertThatThrownBy(() -> writer.append(Chains.entry(1)).join()).hasCauseInstanceOf(IOException.class);
        assertThat(log.records()).isEmpty();
    }

    @Test
    void aClockThatGoesBackDoesNotTakeTheChainBack() {
        ChainEnd end = ChainEnd.BEGINNING.after(ChainEnd.BEGINNING.next(Chains.WRITER, Chains.entry(1), Chains.START));

        assertThat(end.next(Chains.WRITER, Chains.entry(2), Chains.START.minusSeconds(60))
                        .getAt())
                .isEqualTo(Chains.START);
    }
}
