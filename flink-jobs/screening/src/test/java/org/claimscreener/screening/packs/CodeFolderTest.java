package org.claimscreener.screening.packs;

import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import org.claimscreener.engine.pack.PackProblem;
import org.claimscreener.engine.pack.PackRefusedException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CodeFolderTest {
    private static final Instant START = Instant.parse("2026-11-30T00:00:00Z");

    @TempDir
    Path temporary;

    private Path path;
    private CodeFolder folder;

    @BeforeEach
    void open() {
        path = temporary.resolve("rules");
        folder = at(0);
    }

    @Test
    void anotherProcessFindsWhatWasKept() {
        folder.keep(Map.of("code-1", "first".getBytes(UTF_8)));
        folder.keep(Map.of("code-1", "second".getBytes(UTF_8)));

        assertThat(at(1).find("code-1"))
                .hasValueSatisfying(found -> assertThat(found).asString(UTF_8).isEqualTo("second"));
        assertThat(at(1).find("code-2")).isEmpty();
    }

    /** A job has classes of its own, and with them a lock of its own: the operating system's is one for the process. */
    @Test
    void anotherJobOfTheSameProcessThatCompilesKeepsNobodyFromIt() throws Exception {
        try (FileChannel other = FileChannel.open(path.resolve("lock"), CREATE, WRITE);
                FileLock held = other.lock()) {
            assertThat(folder.<String>inTurn(() -> "compiled")).isEqualTo("compiled");
            assertThat(held.isValid()).isTrue();
        }
        assertThat(folder.<String>inTurn(() -> "again")).isEqualTo("again");
    }

    @Test
    void rulesThatAreRefusedEndTheTurn() throws Exception {
        assertThatThrownBy(() -> folder.inTurn(() -> {
                    throw new PackRefusedException("p", List.of(new PackProblem("f", 1, "what", "mend")));
                }))
                .isInstanceOf(PackRefusedException.class);
        try (FileChannel other = FileChannel.open(path.resolve("lock"), CREATE, WRITE);
                FileLock free = other.tryLock()) {
            assertThat(free).isNotNull();
        }
    }

    @Test
    void processesThatStartTogetherAllUseIt() throws Exception {
        Path fresh = temporary.resolve("tmp").resolve("fresh");
        ExecutorService starting = Executors.newFixedThreadPool(8);
        List<Callable<Optional<CodeFolder>>> all =
                Collections.nCopies(8, () -> CodeFolder.open(fresh, Clock.systemUTC()));
        for (Future<Optional<CodeFolder>> opened : starting.invokeAll(all)) {
            assertThat(opened.get()).isPresent();
        }
        starting.shutdown();
    }

    @Test
    void isReadableByNobodyElse() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rwx------");
    }

    @Test
    void aFolderThatOthersMayWriteIntoIsNotUsed() throws Exception {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThat(CodeFolder.open(path, Clock.systemUTC())).isEmpty();
    }

    @Test
    void aLinkToSomeOtherFolderIsNotUsed() throws Exception {
        Path link = Files.createSymbolicLink(temporary.resolve("link"), path);

        assertThat(CodeFolder.open(link, Clock.systemUTC())).isEmpty();
    }

    @Test
    void aFileInItsPlaceIsNotUsed() throws Exception {
        assertThat(CodeFolder.open(Files.createFile(temporary.resolve("file")), Clock.systemUTC()))
                .isEmpty();
    }

    @Test
    void whatNobodyAskedForTheLongestGoesFirst() {
        byte[] large = new byte[(int) (CodeFolder.MOST_BYTES / 4)];
        for (int i = 0; i < 4; i++) {
            at(i).keep(Map.of("code-" + i, large));
        }
        assertThat(at(10).find("code-0")).isPresent();
        at(11).keep(Map.of("code-4", large));

        assertThat(at(12).find("code-0")).isPresent();
        assertThat(at(12).find("code-1")).isEmpty();
        assertThat(at(12).find("code-4")).isPresent();
    }

    @Test
    void aFolderThatWasRemovedCostsTimeAndNothingElse() throws Exception {
        Files.delete(path);
        folder.keep(Map.of("code-1", new byte[1]));

        assertThat(folder.find("code-1")).isEmpty();
        assertThat(folder.<String>inTurn(() -> "compiled")).isEqualTo("compiled");
    }

    @Test
    void oneCompilesAtATime() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch begin = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            CodeFolder own = at(i);
            Thread thread = new Thread(() -> {
                try {
                    begin.await();
                    for (int n = 0; n < 50; n++) {
                        own.<Integer>inTurn(() -> {
                            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                            own.find("code-1");
                            return inside.decrementAndGet();
                        });
                    }
                } catch (Exception e) {
                    most.set(99);
                }
            });
            threads.add(thread);
            thread.start();
        }
        begin.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(most).hasValue(1);
    }

    private CodeFolder at(int second) {
        return CodeFolder.open(path, Clock.fixed(START.plusSeconds(second), ZoneOffset.UTC))
                .orElseThrow();
    }
}
