package org.claimscreener.authorkit.write;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class BenchCommandTest {
    private final Typed typed = new Typed();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void measuresThePackAndEachRule() {
        Path pack = Typed.newPack(folder.resolve("my-pack"));

        assertThat(typed.run("bench", pack, "--seconds", "0.2", "--json")).isZero();

        assertThat(typed.json().path("settlements").asInt()).isEqualTo(60);
        assertThat(typed.json().path("evaluations").asLong()).isGreaterThan(60);
        assertThat(typed.json().path("p50_micros").asDouble())
                .isPositive()
                .isLessThanOrEqualTo(typed.json().path("p99_micros").asDouble());
        assertThat(typed.json().path("rules")).hasSize(3);
        assertThat(typed.json().path("machine").asText()).contains("processor", "Java 17");
    }

    @Test
    void refusesATimeThatMeasuresNothing() {
        assertThat(typed.run("bench", folder, "--seconds", "0")).isEqualTo(2);
        assertThat(typed.run("bench", folder, "--seconds", "NaN")).isEqualTo(2);
        assertThat(typed.err()).contains("--seconds is 0.0; write 0.1 to 3600");
    }
}
