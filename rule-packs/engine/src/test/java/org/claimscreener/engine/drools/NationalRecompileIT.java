package org.claimscreener.engine.drools;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.claimscreener.engine.pack.PackFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The largest pack that we have, changed and deployed again and again. */
class NationalRecompileIT {
    private static final Path NATIONAL =
            Path.of(System.getProperty("basedir", ".")).resolve("../packs/national-policy");
    private static final int HALF = 10;
    /** Seen: 40. One pack that stays is 180. */
    private static final long MOST_NEW_CLASSES = 120;

    @TempDir
    Path temp;

    @Test
    void twentyNationalPacksLeaveNoClassesBehind() throws Exception {
        for (int i = 0; i < HALF; i++) {
            deploy(i);
        }
        long before = settledClassCount();

        for (int i = HALF; i < 2 * HALF; i++) {
            deploy(i);
        }

        assertThat(settledClassCount()).isLessThan(before + MOST_NEW_CLASSES);
    }

    private void deploy(int number) throws Exception {
        Path folder = temp.resolve("pack" + number);
        copy(folder, "// deployed for the " + number + "th time\n");
        CompiledPack.compile(PackFolder.load(folder)).close();
    }

    private static void copy(Path to, String comment) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(NATIONAL)) {
            files = walk.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Path copy = to.resolve(NATIONAL.relativize(file).toString());
            Files.createDirectories(Objects.requireNonNull(copy.getParent()));
            if (file.toString().endsWith(".drl")) {
                Files.writeString(copy, Files.readString(file) + comment);
            } else {
                Files.copy(file, copy);
            }
        }
    }

    private static long settledClassCount() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            least = Math.min(least, ManagementFactory.getClassLoadingMXBean().getLoadedClassCount());
        }
        return least;
    }
}
