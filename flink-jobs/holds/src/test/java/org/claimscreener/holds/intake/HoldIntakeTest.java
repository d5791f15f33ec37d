package org.claimscreener.holds.intake;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.claimscreener.engine.hold.HoldLimits;
import org.claimscreener.engine.intake.IntakeLimits;
import org.claimscreener.flow.record.Arrival;
import org.claimscreener.holds.Samples;
import org.claimscreener.holds.record.Cause;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.DeadLetterReason;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.HoldCommandKind;
import org.claimscreener.wire.record.LineDecision;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimscreener.holds.Samples.HOLD;
import static org.claimscreener.holds.Samples.MONDAY;
import static org.claimscreener.holds.Samples.PATIENT;

class HoldIntakeTest {
    private static final Decision DECISION =
            Samples.decision(HOLD, List.of(1_000L)).build();

    private final HoldIntake decisions = new HoldIntake(Feed.DECISIONS);
    private final HoldIntake commands = new HoldIntake(Feed.COMMANDS);

    @Test
    void readsWhatBelongsOnEachLog() {
        assertThat(cause(decisions.read(decided(PATIENT, DECISION)))).isEqualTo(Cause.DECISION);
        assertThat(cause(decisions.read(
                        Samples.arrival(TopicCatalogue.DECISIONS, PATIENT, Samples.receipt(List.of("L1")), MONDAY))))
                .isEqualTo(Cause.REVERSAL);
        assertThat(cause(commands.read(commanded(HOLD)))).isEqualTo(Cause.COMMAND);
    }

    @Test
    void refusesWhatBelongsOnAnother() {
        assertThat(reason(decisions.read(commanded(HOLD)))).isEqualTo(DeadLetterReason.UNKNOWN_SCHEMA);
        assertThat(reason(commands.read(decided(PATIENT, DECISION)))).isEqualTo(DeadLetterReason.UNKNOWN_SCHEMA);
    }

    @Test
    void refusesAWrongKeyAndNone() {
        Arrival keyless = decided(PATIENT, DECISION);
        keyless.setKey(null);

        assertThat(refused(decisions.read(decided(HOLD, DECISION))).field()).isEqualTo("key");
        assertThat(refused(decisions.read(keyless)).field()).isEqualTo("key");
        assertThat(refused(commands.read(commanded("S2"))).field()).isEqualTo("key");
    }

    @Test
    void refusesWhatHasNoTime() {
        for (Instant none : List.of(
                Instant.ofEpochMilli(-1), Instant.EPOCH, IntakeLimits.EARLIEST.minusMillis(1), IntakeLimits.LATEST)) {
            assertThat(reason(decisions.read(Samples.arrival(TopicCatalogue.DECISIONS, PATIENT, DECISION, none))))
                    .isEqualTo(DeadLetterReason.TIME_OUT_OF_RANGE);
        }
    }

    @Test
    void refusesWhatNoHoldCouldKeep() {
        String longId = "x".repeat(HoldLimits.MAX_ID_LENGTH + 1);

        assertThat(problem(List.of(line("L1", -1)))).contains("lines[0].held_fen");
        assertThat(problem(List.of(line("L1", IntakeLimits.MAX_AMOUNT_FEN + 1))))
                .contains("lines[0].held_fen");
        assertThat(problem(List.of(line("L1", 5), line("L1", 5)))).contains("lines[1].line_id");
        assertThat(problem(List.of(line(longId, 5))))
                .contains("lines[0].line_id")
                .doesNotContain(longId);
        assertThat(problem(lines(HoldLimits.MAX_LINES + 1))).contains("lines are more than");
        assertThat(cause(decisions.read(decided(PATIENT, with(lines(HoldLimits.MAX_LINES))))))
                .isEqualTo(Cause.DECISION);
    }

    @Test
    void refusesAReversalOfIdsThatCannotBe() {
        Read read = decisions.read(
                Samples.arrival(TopicCatalogue.DECISIONS, PATIENT, Samples.receipt(List.of("L1", " ")), MONDAY));

        assertThat(refused(read).reason()).isEqualTo(DeadLetterReason.BAD_VALUE);
    }

    @Test
    void neverThrowsWhateverTheBytesAre() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[] good = new WireEncoder().encode(DECISION);
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = good.clone();
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            Arrival arrival = decided(PATIENT, DECISION);
            arrival.setPayload(random.nextInt(50) == 0 ? null : ByteBuffer.wrap(bytes));

            assertThat(decisions.read(arrival)).as("seed %s", seed).isNotNull();
        }
    }

    private String problem(List<LineDecision> lines) {
        Read.Refused refused = refused(decisions.read(decided(PATIENT, with(lines))));
        assertThat(refused.reason()).isEqualTo(DeadLetterReason.BAD_VALUE);
        assertThat(refused.settlementId()).isEqualTo(HOLD);
        return refused.message();
    }

    private static Decision with(List<LineDecision> lines) {
        return Samples.decision(HOLD, List.of()).setLines(lines).build();
    }

    private static List<LineDecision> lines(int count) {
        List<LineDecision> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add(line("L" + i, 5));
        }
        return lines;
    }

    private static LineDecision line(String id, long heldFen) {
        return new LineDecision(id, heldFen, 0L, heldFen, 0L);
    }

    private static Arrival decided(String key, Decision decision) {
        return Samples.arrival(TopicCatalogue.DECISIONS, key, decision, MONDAY);
    }

    private static Arrival commanded(String key) {
        return Samples.arrival(
                TopicCatalogue.REVIEWS,
                key,
                Samples.command("K1", HoldCommandKind.CLAIM, 1).build(),
                MONDAY);
    }

    private static Cause cause(Read read) {
        assertThat(read).isInstanceOf(Read.Heard.class);
        return ((Read.Heard) read).happening().getCause();
    }

    private static DeadLetterReason reason(Read read) {
        return refused(read).reason();
    }

    private static Read.Refused refused(Read read) {
        assertThat(read).isInstanceOf(Read.Refused.class);
        return (Read.Refused) read;
    }
}
