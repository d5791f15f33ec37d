package org.claimscreener.screening.packs;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

import org.claimscreener.engine.pack.PackRefusedException;
import org.claimscreener.engine.pack.RulePack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@SuppressWarnings("NullAway.Init") // Filled before each test.
class PackShelfTest {
    private final PackShelf shelf = new PackShelf(2);

    @TempDir
    private Path folder;

    private RulePack pack;

    @BeforeEach
    void write() {
        pack = SmallPacks.noting(folder, "small", 100);
    }

    @Test
    void whoeverAsksWhileItCompilesGetsTheSame() {
        CompletableFuture<PackShelf.Lease> one = compile(pack);
        CompletableFuture<PackShelf.Lease> other = compile(pack);

        assertThat(one.join().pack()).isSameAs(other.join().pack());
    }

    @Test
    void aPackIsThereOnceItIsCompiledAndNotBefore() {
        assertThat(shelf.lease(pack.digest(), true)).isEmpty();
        compile(pack).join();

        assertThat(shelf.lease(pack.digest(), true)).isPresent();
        assertThat(shelf.lease(pack.digest(), false)).isEmpty();
    }

    @Test
    void aPackThatNobodyUsesStaysUntilNewerOnesPushItOut() {
        compile(pack).join().close();
        assertThat(shelf.lease(pack.digest(), true)).isPresent().get().satisfies(PackShelf.Lease::close);

        RulePack before = pack;
        for (int i = 0; i < 2; i++) {
            before = SmallPacks.after(before, folder, 200 + i);
            compile(before).join().close();
        }

        assertThat(shelf.lease(pack.digest(), true)).isEmpty();
        assertThat(shelf.lease(before.digest(), true)).isPresent();
    }

    @Test
    void aPackInUseStaysWhateverElseIsCompiled() {
        PackShelf.Lease used = compile(pack).join();
        RulePack before = pack;
        for (int i = 0; i < 4; i++) {
            before = SmallPacks.after(before, folder, 200 + i);
            compile(before).join().close();
        }

        assertThat(shelf.lease(pack.digest(), true).orElseThrow().pack()).isSameAs(used.pack());
    }

    @Test
    void aPackThatDoesNotCompileIsTriedAnewByTheNextWhoAsks() {
        RulePack broken = SmallPacks.brokenAfter(pack, folder);

        assertThat(compile(broken)).failsWithin(java.time.Duration.ofSeconds(30));
        assertThat(compile(broken))
                .failsWithin(java.time.Duration.ofSeconds(30))
                .withThrowableThat()
                .withCauseInstanceOf(PackRefusedException.class);
    }

    @Test
    void aSupplierThatBringsAnotherPackIsRefused() {
        assertThat(shelf.compile("0".repeat(64), true, () -> pack))
                .failsWithin(java.time.Duration.ofSeconds(30))
                .withThrowableThat()
                .withMessageContaining("asked for pack 000");
    }

    /** Flink closes a job's class loader when the job ends, and the compiler goes on for the next one. */
    @Test
    void theCompilerDoesNotLoadByTheLoaderOfTheTaskThatStartedIt() throws Exception {
        AtomicReference<ClassLoader> loader = new AtomicReference<>();
        Thread task = Thread.currentThread();
        ClassLoader before = task.getContextClassLoader();
        try (URLClassLoader ofAJob = new URLClassLoader(new URL[0], before)) {
            task.setContextClassLoader(ofAJob);
            shelf.compile(pack.digest(), true, () -> {
                        loader.set(Thread.currentThread().getContextClassLoader());
                        return pack;
                    })
                    .join();
        } finally {
            task.setContextClassLoader(before);
        }

        assertThat(loader.get()).isSameAs(PackShelf.class.getClassLoader());
    }

    private CompletableFuture<PackShelf.Lease> compile(RulePack wanted) {
        return shelf.compile(wanted.digest(), true, () -> wanted);
    }
}
