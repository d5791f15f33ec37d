package org.claimscreener.supervision.recovery;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.apache.avro.SchemaNormalization;
import org.claimscreener.engine.penalty.Claim;
import org.claimscreener.engine.penalty.Receipt;
import org.claimscreener.engine.penalty.Recovery;
import org.claimscreener.engine.penalty.Reduction;
import org.claimscreener.supervision.Samples;
import org.claimscreener.supervision.record.RecoveryState;
import org.claimscreener.wire.record.SubjectKind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RecoveryFormTest {
    private final RecoveryForm form = new RecoveryForm();

    @Test
    void readsWhatItWrites() throws IOException {
        for (Claim one : List.of(ordered(), givenUp())) {
            assertThat(read(form.stored(one))).isEqualTo(one);
        }
    }

    /** What builds of version 1 wrote lies beside this test for ever. */
    @Test
    void readsWhatABuildOfVersion1Wrote() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                RecoveryFormTest.class.getResourceAsStream("/golden/recovery-v1.bin"), "no stored bytes")) {
            assertThat(read(in.readAllBytes())).isEqualTo(givenUp());
        }
    }

    /** Whoever changes it: keep the old schema, name it as an older writer, raise the version, and keep new bytes. */
    @Test
    void thePackedRecordHasAVersionForItsSchema() {
        assertThat(SchemaNormalization.parsingFingerprint64(RecoveryState.getClassSchema()))
                .isEqualTo(-215590178696768441L);
    }

    @Test
    void refusesWhatALaterBuildWroteAndWhatIsCut() throws IOException {
        byte[] bytes = form.stored(givenUp());
        byte[] later = bytes.clone();
        later[0]++;
        byte[] cut = Arrays.copyOf(bytes, bytes.length / 2);

        assertThatThrownBy(() -> read(later)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read(cut)).isInstanceOf(IOException.class);
    }

    private Claim read(byte[] bytes) throws IOException {
        return form.read(RecoverySamples.CASE, Recovery.Kind.LOSS, bytes);
    }

    private static Claim givenUp() {
        return new Claim(
                5,
                SubjectKind.INSTITUTION,
                Samples.INSTITUTION,
                "长医保追〔2026〕1号",
                "u-1",
                "(2026)湘01执7号",
                new Recovery(
                        RecoverySamples.CASE,
                        Recovery.Kind.LOSS,
                        1_000,
                        Samples.NOW,
                        List.of(new Receipt("R1", 400, Samples.NOW), new Receipt("R2", 300, Samples.NOW.plusMillis(1))),
                        List.of(new Reduction("长医保复〔2026〕7号", 100)),
                        Samples.NOW.plusSeconds(60)));
    }

    private static Claim ordered() {
        return new Claim(
                1,
                SubjectKind.PATIENT,
                Samples.PATIENT,
                "1",
                "u-1",
                null,
                Recovery.claim(RecoverySamples.CASE, Recovery.Kind.LOSS, 1_000, Samples.NOW));
    }
}
