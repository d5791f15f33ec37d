package org.claimscreener.launcher;

import java.nio.file.Path;

import org.claimscreener.commandline.ExitCodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What explain says when it cannot; what it says when it can is in {@link ScreeningEndToEndIT}. */
class ExplainCommandTest {
    @TempDir
    private Path folder;

    private final Typed typed = new Typed();

    @Test
    void wantsToKnowWhereTheLogIs() {
        assertThat(typed.run("explain", "S1")).isEqualTo(ExitCodes.USAGE);
        assertThat(typed.err()).contains("--bootstrap-servers", "--recorded");
    }

    @Test
    void wantsOneLogOnly() {
        assertThat(typed.run("explain", "S1", "--bootstrap-servers", "127.0.0.1:1", "--recorded", folder.toString()))
                .isEqualTo(ExitCodes.USAGE);
    }

    @Test
    void saysWhenAFolderIsNoRecording() {
        assertThat(typed.run("explain", "S1", "--recorded", folder.toString(), "--packs", minimal()))
                .isEqualTo(ExitCodes.FAILED);
        assertThat(typed.err()).contains(folder.toString());
    }

    @Test
    void tellsWhatARecordingHoldsAndWhyItCannotBeEvaluatedAgain() {
        RecordedTopics.write(folder.resolve("log"), RecordedTopics.CLEAN);
        String log = folder.resolve("log").toString();

        assertThat(typed.run("explain", "S1", "--recorded", log, "--packs", minimal()))
                .isEqualTo(ExitCodes.FAILED);
        assertThat(typed.out())
                .contains("Settlement S1", "Rested on", "Evaluated again: cannot be")
                .doesNotContain("P1");
    }

    @Test
    void saysWhenTheRecordingDoesNotKnowTheId() {
        RecordedTopics.write(folder.resolve("log"), RecordedTopics.CLEAN);
        String log = folder.resolve("log").toString();

        assertThat(typed.run("explain", "S9", "--recorded", log, "--packs", minimal()))
                .isEqualTo(ExitCodes.FAILED);
        assertThat(typed.err()).contains("the log knows no settlement S9");
    }

    /** The bundled packs take seconds to compile, and none is needed here. */
    private static String minimal() {
        return Path.of("../../rule-packs/engine/src/test/resources/packs-under-test/plain")
                .toString();
    }
}
