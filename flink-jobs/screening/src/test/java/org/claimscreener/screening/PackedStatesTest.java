package org.claimscreener.screening;

import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.claimscreener.flow.Packed;
import org.claimscreener.screening.record.ContributionState;
import org.claimscreener.screening.record.CoverageState;
import org.claimscreener.screening.record.PastLineState;
import org.claimscreener.screening.record.ProfileRowState;
import org.claimscreener.screening.record.VisitState;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PackedStatesTest {
    /** What a build of version 2 wrote. */
    private static final String OF_VERSION_2 =
            "AgAYSDQzMDEwMjAwMDAxFE9VVFBBVElFTlQUT1VUUEFUSUVOVACAhMCZj2i+wwK+wwIWSTEwLngwMHgwMDIGQTAzAA"
                    + "AITUFMRbwoDlJFTEVBU0UAAgRMMb7DAi5YQzA4Q0FBMjQ3QTAwMTAxMDEwMTU0NwDAuALoOeArvCgAAQIMNDMwMTAy"
                    + "BDEx";

    private static final long SCHEMA_OF_VERSION_2 = -1036705689443137780L;

    private final Packed<VisitState> form = new Packed<>(2, List.of(VisitState.getClassSchema()));

    @Test
    void readsWhatItWrites() throws IOException {
        assertThat(form.unpack(form.pack(visit()))).isEqualTo(visit());
        assertThat(form.unpack(form.pack(visit()))).as("once more").isEqualTo(visit());
    }

    @Test
    void readsWhatABuildOfVersion2Wrote() throws IOException {
        assertThat(form.unpack(Base64.getDecoder().decode(OF_VERSION_2))).isEqualTo(visit());
    }

    /** Whoever changes one: keep the old schema, name it as an older writer, raise the version, and add a line here. */
    @Test
    void everyPackedRecordHasAVersionForItsSchema() {
        Map<Schema, Long> fingerprints = Map.of(
                VisitState.getClassSchema(), SCHEMA_OF_VERSION_2,
                ProfileRowState.getClassSchema(), -9104382091536995686L,
                ContributionState.getClassSchema(), -6571280365624831786L,
                CoverageState.getClassSchema(), 8729165904849801785L);

        fingerprints.forEach((schema, fingerprint) -> assertThat(SchemaNormalization.parsingFingerprint64(schema))
                .as("%s has changed: give it a version, see Packed", schema.getName())
                .isEqualTo(fingerprint));
    }

    @Test
    void refusesWhatALaterBuildWroteAndWhatIsCut() throws IOException {
        byte[] bytes = form.pack(visit());
        byte[] later = bytes.clone();
        later[0]++;
        byte[] cut = java.util.Arrays.copyOf(bytes, bytes.length - 7);

        assertThatThrownBy(() -> form.unpack(later)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> form.unpack(cut)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> form.unpack(new byte[0])).isInstanceOf(IOException.class);
    }

    private static VisitState visit() {
        return VisitState.newBuilder()
                .setSettlementId("")
                .setInstitutionId("H43010200001")
                .setChannel("OUTPATIENT")
                .setMode("OUTPATIENT")
                .setStay(false)
                .setSettledAtMs(1_788_746_400_000L)
                .setFirstDay(20_703)
                .setLastDay(20_703)
                .setMainDiagnosis("I10.x00x002")
                .setDepartment("A03")
                .setAdmissionKind("")
                .setDischargeWay("")
                .setSex("MALE")
                .setFundFen(2590)
                .setVerdict("RELEASE")
                .setWithdrawnAtMs(null)
                .setLines(List.of(
                        new PastLineState("L1", 20_703, "XC08CAA247A001010101547", 0, 20_000L, 3700L, 2800, 2590L)))
                .setMarkHigh(-1)
                .setMarkLow(1)
                .setTreatmentArea("430102")
                .setVisitType("11")
                .build();
    }
}
