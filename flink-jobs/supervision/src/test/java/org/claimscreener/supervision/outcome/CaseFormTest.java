package org.claimscreener.supervision.outcome;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import org.apache.avro.SchemaNormalization;
import org.claimscreener.engine.outcome.HoldCase;
import org.claimscreener.engine.outcome.Review;
import org.claimscreener.engine.outcome.Suspicion;
import org.claimscreener.supervision.Samples;
import org.claimscreener.supervision.record.CaseState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CaseFormTest {
    private final CaseForm form = new CaseForm();

    @Test
    void readsWhatItWrites() throws IOException {
        for (HoldCase one : List.of(ended(Samples.PATIENT), ended(null), HoldCase.unknown("S1"))) {
            assertThat(form.read("S1", form.stored(one))).isEqualTo(one);
        }
    }

    /** What builds of version 1 wrote lies beside this test for ever. */
    @Test
    void readsWhatABuildOfVersion1Wrote() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                CaseFormTest.class.getResourceAsStream("/golden/case-v1.bin"), "no stored bytes")) {
            assertThat(form.read("S1", in.readAllBytes())).isEqualTo(ended(null));
        }
    }

    /** Since it is kept who the patient was. */
    @Test
    void readsWhatABuildOfVersion2Wrote() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                CaseFormTest.class.getResourceAsStream("/golden/case-v2.bin"), "no stored bytes")) {
            assertThat(form.read("S1", in.readAllBytes())).isEqualTo(ended(Samples.PATIENT));
        }
    }

    /** Whoever changes it: keep the old schema, name it as an older writer, raise the version, and keep new bytes. */
    @Test
    void thePackedRecordHasAVersionForItsSchema() {
        assertThat(SchemaNormalization.parsingFingerprint64(CaseState.getClassSchema()))
                .isEqualTo(4412185960332025407L);
    }

    @Test
    void refusesWhatALaterBuildWroteAndWhatIsCut() throws IOException {
        byte[] bytes = form.stored(ended(Samples.PATIENT));
        byte[] later = bytes.clone();
        later[0]++;
        byte[] cut = Arrays.copyOf(bytes, bytes.length / 2);

        assertThatThrownBy(() -> form.read("S1", later)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> form.read("S1", cut)).isInstanceOf(IOException.class);
    }

    /** A hold that ended with something deducted. */
    static HoldCase ended(@Nullable String patientId) {
        return new HoldCase(
                "S1",
                new Suspicion(
                        Samples.INSTITUTION,
                        patientId,
                        List.of(
                                new Suspicion.Ground("FP-01", 2, 1, List.of()),
                                new Suspicion.Ground("GZ10000301004000", 1, 2, List.of("L1", "L2"))),
                        List.of(
                                new Suspicion.Responsible("L1", "D1", patientId == null ? null : "A03"),
                                new Suspicion.Responsible("L2", null, null))),
                new Review(5, new TreeMap<>(Map.of("L1", 400L, "L2", 300L)), Samples.NOW),
                true);
    }
}
