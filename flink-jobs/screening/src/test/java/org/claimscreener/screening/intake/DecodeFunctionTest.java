package org.claimscreener.screening.intake;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;

import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.claimscreener.national.NationalWriter;
import org.claimscreener.screening.DeadLetters;
import org.claimscreener.screening.Types;
import org.claimscreener.screening.record.Accepted;
import org.claimscreener.screening.record.Arrival;
import org.claimscreener.screening.record.Kind;
import org.claimscreener.screening.record.Outgoing;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.DeadLetter;
import org.claimscreener.wire.record.DeadLetterReason;
import org.claimscreener.wire.record.Person;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Sex;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimscreener.screening.Inputs.MONDAY;
import static org.claimscreener.screening.Inputs.outpatient;
import static org.claimscreener.screening.Inputs.read;
import static org.claimscreener.screening.Inputs.reversal;

@SuppressWarnings("NullAway.Init") // Filled before each test.
class DecodeFunctionTest {
    private static final long SEED = 41L;

    private final WireEncoder encoder = new WireEncoder();
    private OneInputStreamOperatorTestHarness<Arrival, Accepted> harness;

    @BeforeEach
    void open() throws Exception {
        harness = new OneInputStreamOperatorTestHarness<>(
                new ProcessOperator<>(new DecodeFunction(new WireFormatInput(Map.of()))));
        harness.setup(
                Types.ACCEPTED.createSerializer(harness.getExecutionConfig().getSerializerConfig()));
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void acceptsSettlementsAndReversals() throws Exception {
        Settlement settlement = outpatient("S1").build();
        send(encoder.encode(settlement));
        send(encoder.encode(reversal("R1", settlement)));

        assertThat(harness.extractOutputValues())
                .extracting(Accepted::getKind)
                .containsExactly(Kind.SETTLEMENT, Kind.REVERSAL);
        assertThat(letters()).isEmpty();
    }

    @Test
    void givesARetryTheSameDigestAndOtherContentAnother() throws Exception {
        send(encoder.encode(outpatient("S1").build()));
        send(encoder.encode(outpatient("S1")
                .setMessageId("m2")
                .setSentAt(MONDAY.plusSeconds(9))
                .build()));
        send(encoder.encode(outpatient("S1").setTreatmentArea("430103").build()));

        List<Accepted> accepted = harness.extractOutputValues();
        assertThat(accepted.get(1).getContentDigest()).isEqualTo(accepted.get(0).getContentDigest());
        assertThat(accepted.get(2).getContentDigest())
                .isNotEqualTo(accepted.get(0).getContentDigest());
    }

    @Test
    void deadLettersATombstoneAndAnUnknownFingerprint() throws Exception {
        send(null);
        byte[] unknown = encoder.encode(outpatient("S1").build());
        unknown[5] ^= 1;
        send(unknown);

        assertThat(letters())
                .extracting(DeadLetter::getReason)
                .containsExactly(DeadLetterReason.UNREADABLE, DeadLetterReason.UNKNOWN_SCHEMA);
    }

    @Test
    void keepsTheBytesAndThePlaceOfWhatItRefuses() throws Exception {
        Settlement blank = outpatient("S1")
                .setPerson(new Person(" ", Sex.MALE, java.time.LocalDate.of(1975, 3, 4), "310", "11", null))
                .build();
        byte[] bytes = encoder.encode(blank);
        send(bytes);

        DeadLetter letter = letters().get(0);
        assertThat(letter.getReason()).isEqualTo(DeadLetterReason.MISSING_FIELD);
        assertThat(letter.getField()).isEqualTo("person.patient_id");
        assertThat(letter.getSettlementId()).isEqualTo("S1");
        assertThat(letter.getOriginal()).isEqualTo(ByteBuffer.wrap(bytes));
        assertThat(letter.getSource().getOffset()).isEqualTo(7L);
    }

    @Test
    void answersEveryInputOnceWhateverItsBytesAre() throws Exception {
        Random random = new Random(SEED);
        byte[] good = encoder.encode(outpatient("S1").build());
        int inputs = 5_000;
        for (int i = 0; i < inputs; i++) {
            byte[] bytes = good.clone();
            for (int flips = random.nextInt(4); flips >= 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            send(bytes);
        }
        assertThat(harness.extractOutputValues().size() + letters().size())
                .as("seed %s", SEED)
                .isEqualTo(inputs);
    }

    @Test
    void takesAReversalsInstitutionFromItsSettlementsLine() throws Exception {
        openNational();
        Settlement settlement = outpatient("S1").build();
        String reversal = "{\"infno\":\"2208\",\"inf_time\":\"2026-09-07 10:10:00\",\"data\":{\"setl_id\":\"%s\","
                + "\"mdtrt_id\":\"M-S1\",\"psn_no\":\"P1\"}}";
        send(NationalWriter.line(settlement).getBytes(StandardCharsets.UTF_8));
        send(String.format(reversal, "S1").getBytes(StandardCharsets.UTF_8));
        send(String.format(reversal, "S2").getBytes(StandardCharsets.UTF_8));

        assertThat(harness.extractOutputValues())
                .extracting(Accepted::getInstitutionId)
                .containsExactly("H43010200001", "H43010200001");
        assertThat(letters()).extracting(DeadLetter::getReason).containsExactly(DeadLetterReason.REVERSAL_UNKNOWN);
    }

    @Test
    void namesFieldsAsTheNationalFormDoes() throws Exception {
        openNational();
        send("{\"infno\":\"2207\"}".getBytes(StandardCharsets.UTF_8));
        send("no json".getBytes(StandardCharsets.UTF_8));

        assertThat(letters())
                .extracting(DeadLetter::getReason)
                .containsExactly(DeadLetterReason.MISSING_FIELD, DeadLetterReason.UNREADABLE);
    }

    private void openNational() throws Exception {
        harness.close();
        harness =
                new OneInputStreamOperatorTestHarness<>(new ProcessOperator<>(new DecodeFunction(new NationalInput())));
        harness.setup(
                Types.ACCEPTED.createSerializer(harness.getExecutionConfig().getSerializerConfig()));
        harness.open();
    }

    private void send(byte @Nullable [] payload) throws Exception {
        harness.processElement(new StreamRecord<>(
                new Arrival("t", 3, 7L, MONDAY.toEpochMilli(), payload == null ? null : ByteBuffer.wrap(payload))));
    }

    private List<DeadLetter> letters() {
        Queue<StreamRecord<Outgoing>> letters = harness.getSideOutput(DeadLetters.TAG);
        return letters == null
                ? List.of()
                : letters.stream()
                        .map(letter -> read(letter.getValue(), DeadLetter.class))
                        .toList();
    }
}
