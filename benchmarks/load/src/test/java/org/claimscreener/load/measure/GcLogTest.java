package org.claimscreener.load.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class GcLogTest {
    private static final String LOG = """
            [2026-12-01T14:00:00.006+0000][0.006s] Using Parallel
            [2026-12-01T14:00:01.500+0000][1.500s] GC(0) Pause Young (Allocation Failure) 256M->8M(981M) 7.581ms
            [2026-12-01T14:00:02.500+0000][2.500s] GC(1) Pause Full (Metadata GC Threshold) 20M->12M(981M) 41.002ms
            [2026-12-01T14:00:09.000+0000][9.000s] GC(2) Pause Young (Allocation Failure) 256M->8M(981M) 5.000ms
            """;

    @Test
    void pausesOfTheWhileAreToldByWhenTheyEnded(@TempDir Path folder) throws IOException {
        Path log = folder.resolve("gc.log");
        Files.writeString(log, LOG);

        assertThat(GcLog.pauses(log, Instant.parse("2026-12-01T14:00:01Z"), Duration.ofSeconds(5)))
                .containsExactly(new PhaseResult.Pause(500, 7.581), new PhaseResult.Pause(1_500, 41.002));
    }

    @Test
    void aSystemWithoutALogHasNone(@TempDir Path folder) throws IOException {
        assertThat(GcLog.pauses(folder.resolve("gc.log"), Instant.EPOCH, Duration.ofDays(1)))
                .isEmpty();
    }
}
