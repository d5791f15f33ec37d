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
import org.claimscreener.supervision.record.Matter;
import org.claimscreener.supervision.record.MatterKind;
import org.claimscreener.supervision.record.RecoveryMatter;
import org.claimscreener.supervision.recovery.RecoverySamples;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.DeadLetter;
import org.claimscreener.wire.record.DeadLetterReason;
import org.claimscreener.wire.record.Standing;
import org.claimscreener.wire.record.SubjectKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RequestFunctionTest {
    private static final long SEED = 20_261_201L;

    private OneInputStreamOperatorTestHarness<Arrival, Matter> flink;

    @BeforeEach
    void open() throws Exception {
        flink = ProcessFunctionTestHarnesses.forProcessFunction(new RequestFunction());
    }

    @AfterEach
    void close() throws Exception {
        flink.close();
    }

    @Test
    void aDirectiveGoesToItsSubject() throws Exception {
        Arrival arrival = Samples.arrival(
                TopicCatalogue.DIRECTIVES, Samples.KEY, Samples.suspension("1").build(), Samples.NOW);
        take(arrival);

        assertThat(flink.extractOutputValues()).singleElement().satisfies(matter -> {
            assertThat(matter.getSubject()).isEqualTo(Samples.KEY);
            assertThat(matter.getDocument()).isEqualTo(arrival.getPayload());
            assertThat(matter.getAppendedAtMs()).isEqualTo(Samples.NOW.toEpochMilli());
        });
        assertThat(letters()).isEmpty();
    }

    @Test
    void aCommandGoesToItsSubject() throws Exception {
        take(Samples.arrival(
                TopicCatalogue.DIRECTIVES, Samples.KEY, Samples.contest("S1").build(), Samples.NOW));

        assertThat(flink.extractOutputValues()).extracting(Matter::getKind).containsExactly(MatterKind.COMMAND);
    }

    @Test
    void whatIsEnteredAboutMoneyGoesToItsCase() throws Exception {
        Arrival arrival = Samples.arrival(
                TopicCatalogue.DIRECTIVES, Samples.KEY, RecoverySamples.order(1).build(), Samples.NOW);
        take(arrival);

        assertThat(flink.getSideOutput(RequestFunction.RECOVERIES))
                .singleElement()
                .satisfies(one -> {
                    RecoveryMatter matter = one.getValue();
                    assertThat(matter.getCaseId()).isEqualTo("case-17");
                    assertThat(matter.getDocument()).isEqualTo(arrival.getPayload());
                    assertThat(matter.getAppendedAtMs()).isEqualTo(Samples.NOW.toEpochMilli());
                });
        assertThat(flink.extractOutputValues()).isEmpty();
        assertThat(letters()).isEmpty();
    }

    @Test
    void whatIsEnteredAboutMoneyOfNoCaseOrUnderAnotherKeyIsADeadLetter() throws Exception {
        for (String caseId : List.of(" ", "x".repeat(151), "a\tb")) {
            take(Samples.arrival(
                    TopicCatalogue.DIRECTIVES,
                    Samples.KEY,
                    RecoverySamples.order(1).setCaseId(caseId).build(),
                    Samples.NOW));
        }
        take(Samples.arrival(
                TopicCatalogue.DIRECTIVES, "case-17", RecoverySamples.order(1).build(), Samples.NOW));

        assertThat(letters()).extracting(DeadLetter::getField).containsExactly("case_id", "case_id", "case_id", "key");
        assertThat(flink.getSideOutput(RequestFunction.RECOVERIES)).isNull();
    }

    @Test
    void oneUnderAnotherKeyMayBeOutOfOrderAndIsADeadLetter() throws Exception {
        take(Samples.arrival(
                TopicCatalogue.DIRECTIVES,
                "INSTITUTION:H43010200002",
                Samples.suspension("1").build(),
                Samples.NOW));

        assertThat(letters()).singleElement().satisfies(letter -> {
            assertThat(letter.getReason()).isEqualTo(DeadLetterReason.BAD_VALUE);
            assertThat(letter.getField()).isEqualTo("key");
            assertThat(letter.getOriginal()).isNotNull();
        });
    }

    @Test
    void oneAboutNobodyOrOfNoTimeIsADeadLetter() throws Exception {
        take(Samples.arrival(
                TopicCatalogue.DIRECTIVES,
                "INSTITUTION: ",
                Samples.suspension("1").setSubjectId(" ").build(),
                Samples.NOW));
        take(Samples.arrival(
                TopicCatalogue.DIRECTIVES, Samples.KEY, Samples.suspension("1").build(), Instant.ofEpochMilli(-1)));

        assertThat(letters())
                .extracting(DeadLetter::getReason)
                .containsExactly(DeadLetterReason.MISSING_FIELD, DeadLetterReason.TIME_OUT_OF_RANGE);
        assertThat(flink.extractOutputValues()).isEmpty();
    }

    @Test
    void aSubjectIdThatNoStepCouldRepeatIsADeadLetter() throws Exception {
        String endless = "x".repeat(500_000);
        take(Samples.arrival(
                TopicCatalogue.DIRECTIVES,
                "INSTITUTION:" + endless,
                Samples.suspension("1").setSubjectId(endless).build(),
                Samples.NOW));

        assertThat(letters())
                .singleElement()
                .satisfies(letter -> assertThat(letter.getField()).isEqualTo("subject_id"));
        assertThat(flink.extractOutputValues()).isEmpty();
    }

    @Test
    void whatBelongsOnAnotherTopicIsADeadLetter() throws Exception {
        Standing standing = Standing.newBuilder()
                .setSubjectKind(SubjectKind.INSTITUTION)
                .setSubjectId(Samples.INSTITUTION)
                .setIssuedAt(Samples.NOW)
                .setIssuedBy("office")
                .build();
        take(Samples.arrival(TopicCatalogue.DIRECTIVES, Samples.KEY, standing, Samples.NOW));

        assertThat(letters()).hasSize(1);
    }

    @Test
    void noBytesStopIt() throws Exception {
        Random random = new Random(SEED);
        byte[] whole = new WireEncoder().encode(Samples.suspension("1").build());
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

    private static Arrival raw(byte @Nullable [] bytes) {
        return new Arrival(
                TopicCatalogue.DIRECTIVES,
                0,
                1L,
                Samples.NOW.toEpochMilli(),
                ByteBuffer.wrap(Samples.KEY.getBytes(StandardCharsets.UTF_8)),
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
