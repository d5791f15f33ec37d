package org.claimscreener.wire;

import org.claimscreener.wire.record.Settlement;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ContentDigestTest {

    private final ContentDigest digest = new ContentDigest();

    @Test
    void retryWithItsOwnMessageIdAndTimeIsTheSame() {
        Settlement retry = Settlement.newBuilder(Records.settlement())
                .setMessageId("H43010200001202609130900059999")
                .setSentAt(Records.SENT.plusSeconds(5))
                .build();

        assertThat(digest.of(retry)).isEqualTo(digest.of(Records.settlement()));
    }

    @Test
    void anyOtherDifferenceIsAnother() {
        Settlement later = Settlement.newBuilder(Records.settlement())
                .setSettledAt(Records.SETTLED.plusSeconds(1))
                .build();
        Settlement elsewhere = Settlement.newBuilder(Records.settlement())
                .setTreatmentArea("430103")
                .build();

        assertThat(digest.of(Records.settlement())).isNotIn(digest.of(later), digest.of(elsewhere));
    }

    @Test
    void leavesTheSettlementAsItIs() {
        Settlement settlement = Records.settlement();

        digest.of(settlement);

        assertThat(settlement).isEqualTo(Records.settlement());
    }

    /** Decisions and state keep digests: when this fails, retries across the upgrade turn into conflicts. */
    @Test
    void isTheSameInEveryBuild() {
        assertThat(digest.of(Records.settlement()))
                .isEqualTo("dc0864c150ae3e8e92441769b33ee348e2969502c3f0dfc70636f9ceb972e0a7");
    }
}
