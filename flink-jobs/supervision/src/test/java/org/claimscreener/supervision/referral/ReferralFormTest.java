package org.claimscreener.supervision.referral;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.apache.avro.SchemaNormalization;
import org.claimscreener.engine.referral.Referral;
import org.claimscreener.supervision.Samples;
import org.claimscreener.supervision.record.ReferralState;
import org.claimscreener.wire.record.ReferralDepartment;
import org.claimscreener.wire.record.ReferralStage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ReferralFormTest {
    private final ReferralForm form = new ReferralForm();

    @Test
    void readsWhatItWrites() throws IOException {
        for (Referral one : List.of(late(), made())) {
            assertThat(form.read(Commands.ID, form.stored(one))).isEqualTo(one);
        }
    }

    /** What builds of version 1 wrote lies beside this test for ever. */
    @Test
    void readsWhatABuildOfVersion1Wrote() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                ReferralFormTest.class.getResourceAsStream("/golden/referral-v1.bin"), "no stored bytes")) {
            assertThat(form.read(Commands.ID, in.readAllBytes())).isEqualTo(late());
        }
    }

    /** Whoever changes it: keep the old schema, name it as an older writer, raise the version, and keep new bytes. */
    @Test
    void thePackedRecordHasAVersionForItsSchema() {
        assertThat(SchemaNormalization.parsingFingerprint64(ReferralState.getClassSchema()))
                .isEqualTo(-6337545658156477689L);
    }

    @Test
    void refusesWhatALaterBuildWroteAndWhatIsCut() throws IOException {
        byte[] bytes = form.stored(late());
        byte[] later = bytes.clone();
        later[0]++;
        byte[] cut = Arrays.copyOf(bytes, bytes.length / 2);

        assertThatThrownBy(() -> form.read(Commands.ID, later)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> form.read(Commands.ID, cut)).isInstanceOf(IOException.class);
    }

    private static Referral late() {
        return new Referral(
                Commands.ID,
                "S1",
                ReferralDepartment.MARKET_SUPERVISION,
                "0123456789abcdef".repeat(4),
                ReferralStage.SENT,
                4,
                Samples.NOW,
                "88号",
                new Referral.Watch(Samples.NOW.plusSeconds(60), true),
                2,
                true,
                List.of(new Referral.Taken("m1", "0123"), new Referral.Taken("s1", "4567")));
    }

    private static Referral made() {
        return new Referral(
                Commands.ID,
                "S1",
                ReferralDepartment.POLICE,
                "ab".repeat(32),
                ReferralStage.MADE,
                1,
                Samples.NOW,
                null,
                null,
                0,
                false,
                List.of());
    }
}
