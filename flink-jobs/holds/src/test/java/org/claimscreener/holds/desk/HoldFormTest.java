package org.claimscreener.holds.desk;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.claimscreener.engine.hold.Hold;
import org.claimscreener.engine.hold.HoldClaim;
import org.claimscreener.engine.hold.HoldClock;
import org.claimscreener.engine.hold.HoldEntry;
import org.claimscreener.engine.hold.HoldOpinion;
import org.claimscreener.engine.hold.HoldPersons;
import org.claimscreener.engine.hold.LineMoney;
import org.claimscreener.holds.record.EarlyReversalState;
import org.claimscreener.holds.record.HoldState;
import org.claimscreener.wire.record.HoldEvent;
import org.claimscreener.wire.record.HoldLapse;
import org.claimscreener.wire.record.HoldStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.claimscreener.holds.Samples.INSTITUTION;
import static org.claimscreener.holds.Samples.MONDAY;
import static org.claimscreener.holds.Samples.TEN_DAYS_LATER;

class HoldFormTest {
    private static final HoldEntry.Awaited EARLY = new HoldEntry.Awaited(true, List.of("L1", "L2"));

    private final HoldForm form = new HoldForm();

    @Test
    void readsWhatItWrites() throws IOException {
        for (Hold hold : List.of(inHand(), paused(), inCollege(), ended())) {
            assertThat(form.hold(form.stored(hold))).isEqualTo(hold);
        }
        assertThat(form.awaited(form.stored(EARLY))).isEqualTo(EARLY);
    }

    /** What builds of version 1 wrote lies beside this test for ever. */
    @Test
    void readsWhatABuildOfVersion1Wrote() throws IOException {
        assertThat(form.hold(resource("in-hand-v1"))).isEqualTo(inHand());
        assertThat(form.hold(resource("paused-v1"))).isEqualTo(paused());
        assertThat(form.hold(resource("in-college-v1"))).isEqualTo(inCollege());
        assertThat(form.hold(resource("ended-v1"))).isEqualTo(ended());
        assertThat(form.awaited(resource("early-v1"))).isEqualTo(EARLY);
    }

    /** Whoever changes one: keep the old schema, name it as an older writer, raise the version, and keep new bytes. */
    @Test
    void everyPackedRecordHasAVersionForItsSchema() {
        Map<Schema, Long> fingerprints = Map.of(
                HoldState.getClassSchema(), -1684049249984876317L,
                EarlyReversalState.getClassSchema(), -5010335893046914217L);

        fingerprints.forEach((schema, fingerprint) -> assertThat(SchemaNormalization.parsingFingerprint64(schema))
                .as("%s has changed: give it a version, see Packed", schema.getName())
                .isEqualTo(fingerprint));
    }

    @Test
    void refusesWhatALaterBuildWroteAndWhatIsCut() throws IOException {
        byte[] bytes = form.stored(inHand());
        byte[] later = bytes.clone();
        later[0]++;
        byte[] cut = Arrays.copyOf(bytes, bytes.length / 2);

        assertThatThrownBy(() -> form.hold(later)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> form.hold(cut)).isInstanceOf(IOException.class);
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(
                HoldFormTest.class.getResourceAsStream("/golden/" + name + ".bin"), "no stored bytes " + name)) {
            return in.readAllBytes();
        }
    }

    /** A review that waits for a second person. */
    static Hold inHand() {
        return hold(
                HoldStage.FIRST_REVIEW,
                List.of(money(1_000, -1, -1, 0, 0), money(500, -1, -1, 0, 0)),
                new HoldClock(TEN_DAYS_LATER, HoldLapse.RELEASE, false, null),
                new HoldClaim("r1", MONDAY.plusSeconds(14_400)),
                new HoldOpinion("r1", List.of(400L, 0L)),
                List.of());
    }

    static Hold paused() {
        return hold(
                HoldStage.NOTIFIED,
                List.of(money(1_000, 400, -1, 0, 600)),
                new HoldClock(TEN_DAYS_LATER, HoldLapse.ACCEPT, true, new HoldClock.Pause(TEN_DAYS_LATER, 7)),
                null,
                null,
                List.of());
    }

    static Hold inCollege() {
        return hold(
                HoldStage.COLLEGIAL_REVIEW,
                List.of(money(1_000, 400, 300, 0, 700)),
                new HoldClock(TEN_DAYS_LATER, HoldLapse.RELEASE, false, null),
                null,
                null,
                List.of(new HoldOpinion("c1", List.of(300L)), new HoldOpinion("c2", List.of(0L))));
    }

    static Hold ended() {
        return hold(HoldStage.PARTLY_DEDUCTED, List.of(money(1_000, 400, 300, 300, 700)), null, null, null, List.of());
    }

    private static LineMoney money(
            long suspectedFen, long firstFen, long confirmedFen, long deductedFen, long releasedFen) {
        return new LineMoney("L" + suspectedFen, suspectedFen, firstFen, confirmedFen, deductedFen, releasedFen, 0);
    }

    // javac 17 drops the @Nullable of a compact constructor's parameter, so NullAway cannot see that null is meant.
    @SuppressWarnings("NullAway")
    private static Hold hold(
            HoldStage stage,
            List<LineMoney> lines,
            @Nullable HoldClock clock,
            @Nullable HoldClaim claim,
            @Nullable HoldOpinion proposal,
            List<HoldOpinion> votes) {
        return new Hold(
                "S1",
                INSTITUTION,
                2,
                stage,
                7,
                5,
                HoldEvent.CLAIMED,
                Instant.parse("2026-09-08T03:04:05.678Z"),
                lines,
                clock,
                claim,
                proposal,
                votes,
                new HoldPersons(List.of("r1", "r2"), List.of("s1")),
                true,
                1,
                2,
                true,
                List.of("K1", "K2"));
    }
}
