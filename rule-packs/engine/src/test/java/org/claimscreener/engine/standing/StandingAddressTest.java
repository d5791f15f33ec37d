package org.claimscreener.engine.standing;

import java.time.Instant;
import java.util.List;

import org.claimscreener.wire.record.Standing;
import org.claimscreener.wire.record.SubjectKind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StandingAddressTest {
    private static final Instant AT = Instant.parse("2026-12-01T00:00:00Z");
    private static final StandingKey DEPARTMENT = StandingKey.department("H43010200001", "A03");

    @Test
    void theAuthorityKeepsThePlainKeyAndTheJobPutsItsNameBefore() {
        assertThat(new StandingAddress(StandingOrigin.AUTHORITY, DEPARTMENT).encode())
                .isEqualTo("DEPARTMENT:H43010200001/A03");
        assertThat(new StandingAddress(StandingOrigin.SUPERVISION, DEPARTMENT).encode())
                .isEqualTo("supervision/DEPARTMENT:H43010200001/A03");
    }

    @Test
    void readsWhatItWrote() {
        for (StandingOrigin origin : StandingOrigin.values()) {
            for (SubjectKind kind : SubjectKind.values()) {
                StandingAddress address = new StandingAddress(origin, new StandingKey(kind, "supervision/PATIENT:1"));

                assertThat(StandingAddress.decode(address.encode())).contains(address);
            }
        }
    }

    @Test
    void readsNothingElse() {
        for (String key : List.of("", "/", "supervision/", "supervision/H1", "elsewhere/PATIENT:1", "PATIENT:", ":1")) {
            assertThat(StandingAddress.decode(key)).as(key).isEmpty();
        }
        assertThat(StandingAddress.of(standing("elsewhere", AT))).isEmpty();
    }

    @Test
    void whatTheJobSaysAgainAfterARestartDoesNotReplaceWhatItSaidSince() {
        Standing before = standing("supervision", AT);
        Standing earlier = standing("supervision", AT.minusMillis(1));

        assertThat(StandingOrigin.SUPERVISION.replaces(before, earlier)).isFalse();
        assertThat(StandingOrigin.SUPERVISION.replaces(before, before)).isTrue();
        assertThat(StandingOrigin.SUPERVISION.replaces(earlier, before)).isTrue();
        assertThat(StandingOrigin.AUTHORITY.replaces(before, earlier)).isTrue();
    }

    private static Standing standing(String source, Instant issuedAt) {
        return Standing.newBuilder()
                .setSubjectKind(SubjectKind.PATIENT)
                .setSubjectId("1")
                .setIssuedAt(issuedAt)
                .setIssuedBy("office")
                .setSource(source)
                .build();
    }
}
