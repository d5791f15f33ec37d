package org.claimscreener.supervision.intake;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.claimscreener.flow.Buffers;
import org.claimscreener.flow.log.DeadLetters;
import org.claimscreener.flow.record.Arrival;
import org.claimscreener.flow.record.Outgoing;
import org.claimscreener.supervision.Samples;
import org.claimscreener.supervision.record.ReferralRequest;
import org.claimscreener.supervision.referral.Commands;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.DeadLetter;
import org.claimscreener.wire.record.DeadLetterReason;
import org.claimscreener.wire.record.ReferralCommand;
import org.claimscreener.wire.record.ReferralEvent;
import org.claimscreener.wire.record.ReferralStep;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ReferralIntakeTest {
    private static final long SEED = 20_261_201L;

    private OneInputStreamOperatorTestHarness<Arrival, ReferralRequest> flink;

    @BeforeEach
    void open() throws Exception {
        flink = ProcessFunctionTestHarnesses.forProcessFunction(new ReferralIntake());
    }

    @AfterEach
    void close() throws Exception {
        flink.close();
    }

    @Test
    void aCommandGoesToItsReferral() throws Exception {
        Arrival arrival = Samples.arrival(TopicCatalogue.REFERRALS, Commands.ID, Commands.made(), Samples.NOW);
        take(arrival);

        assertThat(flink.extractOutputValues()).singleElement().satisfies(request -> {
            assertThat(request.getReferralId()).isEqualTo(Commands.ID);
            assertThat(request.getDocument()).isEqualTo(arrival.getPayload());
        });
        assertThat(letters()).isEmpty();
    }

    @Test
    void theJobsOwnStepsArePassedOver() throws Exception {
        ReferralStep step = ReferralStep.newBuilder()
                .setReferralId(Commands.ID)
                .setStep(1)
                .setEvent(ReferralEvent.MADE)
                .setAt(Samples.NOW)
                .build();
        take(Samples.arrival(TopicCatalogue.REFERRALS, Commands.ID, step, Samples.NOW));

        assertThat(flink.extractOutputValues()).isEmpty();
        assertThat(letters()).isEmpty();
    }

    @Test
    void oneUnderAnotherKeyOfNoReferralOrOfNoTimeIsADeadLetter() throws Exception {
        take(Samples.arrival(TopicCatalogue.REFERRALS, "S2-POLICE", Commands.made(), Samples.NOW));
        take(named(" "));
        take(named("S1 POLICE"));
        take(named("x".repeat(500_000)));
        take(Samples.arrival(TopicCatalogue.REFERRALS, Commands.ID, Commands.made(), Instant.ofEpochMilli(-1)));
        take(Samples.arrival(
                TopicCatalogue.REFERRALS, Commands.ID, Samples.suspension("1").build(), Samples.NOW));

        assertThat(letters())
                .extracting(DeadLetter::getReason)
                .startsWith(
                        DeadLetterReason.BAD_VALUE,
                        DeadLetterReason.MISSING_FIELD,
                        DeadLetterReason.BAD_VALUE,
                        DeadLetterReason.BAD_VALUE,
                        DeadLetterReason.TIME_OUT_OF_RANGE)
                .hasSize(6);
        assertThat(flink.extractOutputValues()).isEmpty();
    }

    @Test
    void noBytesStopIt() throws Exception {
        Random random = new Random(SEED);
        byte[] whole = new WireEncoder().encode(Commands.made());
        int came = 2;
        take(raw(null));
        take(raw(new byte[0]));
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = whole.clone();
            for (int changes = random.nextInt(4); changes >= 0; changes--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            take(raw(bytes));
            came++;
        }

        assertThat(letters().size() + flink.extractOutputValues().size())
                .as("seed %d", SEED)
                .isEqualTo(came);
    }

    private static Arrival named(String id) {
        return Samples.arrival(
                TopicCatalogue.REFERRALS,
                id,
                ReferralCommand.newBuilder(Commands.sent()).setReferralId(id).build(),
                Samples.NOW);
    }

    private static Arrival raw(byte @Nullable [] bytes) {
        return new Arrival(
                TopicCatalogue.REFERRALS,
                0,
                1L,
                Samples.NOW.toEpochMilli(),
                ByteBuffer.wrap(Commands.ID.getBytes(StandardCharsets.UTF_8)),
                bytes == null ? null : ByteBuffer.wrap(bytes));
    }

    private void take(Arrival arrival) throws Exception {
        flink.processElement(new StreamRecord<>(arrival));
    }

    private List<DeadLetter> letters() {
        List<DeadLetter> letters = new ArrayList<>();
        ConcurrentLinkedQueue<StreamRecord<Outgoing>> side = flink.getSideOutput(DeadLetters.TAG);
        if (side != null) {
            WireDecoder decoder = WireDecoder.create();
            side.forEach(letter -> letters.add((DeadLetter) ((Decoded.Accepted)
                            decoder.decode(Buffers.bytes(letter.getValue().getBody())))
                    .message()));
        }
        return letters;
    }
}
