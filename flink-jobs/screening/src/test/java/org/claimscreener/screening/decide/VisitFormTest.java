package org.claimscreener.screening.decide;

import java.io.IOException;
import java.util.Base64;
import java.util.List;

import org.apache.avro.SchemaNormalization;
import org.claimscreener.screening.record.PastLineState;
import org.claimscreener.screening.record.VisitState;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class VisitFormTest {
    /** What a build of version 2 wrote. */
    private static final String OF_VERSION_2 =
            "AgAYSDQzMDEwMjAwMDAxFE9VVFBBVElFTlQUT1VUUEFUSUVOVACAhMCZj2i+wwK+wwIWSTEwLngwMHgwMDIGQTAzAA"
                    + "AITUFMRbwoDlJFTEVBU0UAAgRMMb7DAi5YQzA4Q0FBMjQ3QTAwMTAxMDEwMTU0NwDAuALoOeArvCgAAQIMNDMwMTAy"
                    + "BDEx";

    private static final long SCHEMA_OF_VERSION_2 = -1036705689443137780L;

    private final VisitForm form = new VisitForm();

    @Test
    void readsWhatItWrites() throws IOException {
        assertThat(form.visit(form.bytes(visit()))).isEqualTo(visit());
        assertThat(form.visit(form.bytes(visit()))).as("once more").isEqualTo(visit());
    }

    @Test
    void readsWhatABuildOfVersion2Wrote() throws IOException {
        assertThat(form.visit(Base64.getDecoder().decode(OF_VERSION_2))).isEqualTo(visit());
    }

    @Test
    void hasAVersionForItsSchema() {
        assertThat(SchemaNormalization.parsingFingerprint64(VisitState.getClassSchema()))
                .as("VisitState has changed: give it a version, see VisitForm, and keep the old one's bytes here")
                .isEqualTo(SCHEMA_OF_VERSION_2);
        assertThat(VisitForm.VERSION).isEqualTo((byte) 2);
    }

    @Test
    void refusesWhatALaterBuildWroteAndWhatIsCut() throws IOException {
        byte[] bytes = form.bytes(visit());
        byte[] later = bytes.clone();
        later[0]++;
        byte[] cut = java.util.Arrays.copyOf(bytes, bytes.length - 7);

        assertThatThrownBy(() -> form.visit(later)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> form.visit(cut)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> form.visit(new byte[0])).isInstanceOf(IOException.class);
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
