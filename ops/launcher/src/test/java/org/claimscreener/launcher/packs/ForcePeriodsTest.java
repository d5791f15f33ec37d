package org.claimscreener.launcher.packs;

import java.time.Instant;
import java.util.List;

import org.claimscreener.wire.record.PackRef;
import org.claimscreener.wire.record.PackState;
import org.claimscreener.wire.record.PackStatus;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ForcePeriodsTest {
    private static final PackRef ONE = new PackRef("p", "1", "1".repeat(64));
    private static final PackRef TWO = new PackRef("p", "2", "2".repeat(64));
    private static final PackRef OTHER = new PackRef("q", "1", "3".repeat(64));

    private final ForcePeriods periods = new ForcePeriods();

    private static Instant at(long second) {
        return Instant.ofEpochSecond(1_800_000_000L + second);
    }

    private void status(PackState state, PackRef pack, long second, PackRef... inForce) {
        periods.take(PackStatus.newBuilder()
                .setPackId(pack.getPackId())
                .setDigest(pack.getDigest())
                .setState(state)
                .setJob("screening")
                .setSubtask(-1)
                .setSubtasks(2)
                .setControlNumber(second)
                .setDetail("")
                .setAt(at(second))
                .setInForce(List.of(inForce))
                .build());
    }

    @Test
    void aPackIsInForceUntilAnotherVersionIs() {
        status(PackState.ACTIVE, ONE, 10, ONE);
        status(PackState.ACTIVE, OTHER, 15, ONE, OTHER);
        status(PackState.ACTIVE, TWO, 20, OTHER, TWO);

        ForcePeriods.Period one = periods.of(ONE.getDigest(), at(12)).orElseThrow();
        assertThat(one.since()).isEqualTo(at(10));
        assertThat(one.until()).isEqualTo(at(20));
        assertThat(one.number()).isEqualTo(10);
        ForcePeriods.Period two = periods.of(TWO.getDigest(), at(30)).orElseThrow();
        assertThat(two.since()).isEqualTo(at(20));
        assertThat(two.until()).isNull();
    }

    @Test
    void aRollbackBeginsAnotherTime() {
        status(PackState.ACTIVE, ONE, 10, ONE);
        status(PackState.ACTIVE, TWO, 20, TWO);
        status(PackState.ACTIVE, ONE, 30, ONE);

        assertThat(periods.of(ONE.getDigest(), at(15)).orElseThrow().since()).isEqualTo(at(10));
        assertThat(periods.of(ONE.getDigest(), at(35)).orElseThrow().since()).isEqualTo(at(30));
    }

    @Test
    void whatIsDecidedBeforeTheJobSaysSoBelongsToTheTimeThatFollows() {
        status(PackState.ACTIVE, ONE, 10, ONE);

        assertThat(periods.of(ONE.getDigest(), at(9)).orElseThrow().since()).isEqualTo(at(10));
        assertThat(periods.of(TWO.getDigest(), at(9))).isEmpty();
    }

    @Test
    void aJobThatSaysItAgainAtItsStartBeginsNothing() {
        status(PackState.ACTIVE, ONE, 10, ONE);
        status(PackState.ACTIVE, ONE, 50, ONE);

        assertThat(periods.of(ONE.getDigest(), at(60)).orElseThrow().since()).isEqualTo(at(10));
    }

    @Test
    void onlyWhatTheJobTookIsAccepted() {
        status(PackState.IGNORED, ONE, 10);
        status(PackState.STAGED, TWO, 11);
        status(PackState.SHADOW, OTHER, 12);

        assertThat(periods.accepted(ONE.getDigest())).isFalse();
        assertThat(periods.accepted(TWO.getDigest())).isTrue();
        assertThat(periods.wasShadow(OTHER.getDigest())).isTrue();
        assertThat(periods.wasShadow(TWO.getDigest())).isFalse();
    }
}
