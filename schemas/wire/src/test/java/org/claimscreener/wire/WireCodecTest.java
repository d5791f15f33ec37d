package org.claimscreener.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;

import org.apache.avro.SchemaNormalization;
import org.claimscreener.wire.record.DeadLetterReason;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Visit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WireCodecTest {

    private static final int SETTLEMENT_ID = 7;

    private final WireEncoder encoder = new WireEncoder();
    private final WireDecoder decoder =
            WireDecoder.builder().confluentId(SETTLEMENT_ID, "Settlement", 1).build();

    @ParameterizedTest
    @EnumSource
    void givesBackWhatWasWritten(MessageType type) {
        byte[] bytes = encoder.encode(Records.golden(type));

        assertThat(decoder.decode(bytes)).isEqualTo(new Decoded.Accepted(Records.golden(type)));
    }

    @Test
    void readsListsThatCanBeCompared() {
        byte[] bytes = encoder.encode(Records.settlement());

        assertThat(decoder.decode(bytes)).isEqualTo(decoder.decode(bytes)).hasSameHashCodeAs(decoder.decode(bytes));
    }

    @Test
    void reusesItsBuffersWithoutMixingMessages() {
        byte[] longer = encoder.encode(Records.settlement());
        byte[] shorter = encoder.encode(Records.reversal());

        assertThat(encoder.encode(Records.settlement())).isEqualTo(longer);
        assertThat(decoder.decode(shorter)).isEqualTo(new Decoded.Accepted(Records.reversal()));
        assertThat(decoder.decode(longer)).isEqualTo(new Decoded.Accepted(Records.settlement()));
    }

    @Test
    void forgetsARecordThatCouldNotBeWritten() {
        Reversal unfinished = new Reversal();
        unfinished.put(0, "R1");
        byte[] expected = encoder.encode(Records.reversal());

        assertThatThrownBy(() -> encoder.encode(unfinished)).isInstanceOf(NullPointerException.class);
        assertThat(encoder.encode(Records.reversal())).isEqualTo(expected);
    }

    @Test
    void startsWithMarkerAndLittleEndianFingerprint() {
        ByteBuffer bytes = ByteBuffer.wrap(encoder.encode(Records.reversal())).order(ByteOrder.LITTLE_ENDIAN);

        assertThat(bytes.get(0)).isEqualTo((byte) 0xC3);
        assertThat(bytes.get(1)).isEqualTo((byte) 0x01);
        assertThat(bytes.getLong(2)).isEqualTo(SchemaNormalization.parsingFingerprint64(Reversal.getClassSchema()));
    }

    @Test
    void isReadByAvrosOwnDecoder() throws Exception {
        byte[] bytes = encoder.encode(Records.settlement());

        assertThat(encoder.encode(Settlement.fromByteBuffer(ByteBuffer.wrap(bytes))))
                .isEqualTo(bytes);
    }

    @Test
    void readsConfluentFramingOfAMappedId() {
        byte[] bytes = confluent(SETTLEMENT_ID, encoder.encode(Records.settlement()));

        assertThat(decoder.decode(bytes)).isEqualTo(new Decoded.Accepted(Records.settlement()));
    }

    @Test
    void rejectsConfluentIdThatIsNotMapped() {
        byte[] bytes = confluent(8, encoder.encode(Records.settlement()));

        assertRejected(bytes, DeadLetterReason.UNKNOWN_SCHEMA, "Schema id 8");
    }

    @Test
    void rejectsUnknownFingerprint() {
        byte[] bytes = encoder.encode(Records.settlement());
        bytes[5]++;

        assertRejected(bytes, DeadLetterReason.UNKNOWN_SCHEMA, "fingerprint");
    }

    @Test
    void rejectsRecordThatDoesNotBelongOnTheTopic() {
        WireDecoder ofSettlements = WireDecoder.builder()
                .accept(EnumSet.of(MessageType.SETTLEMENT, MessageType.REVERSAL))
                .build();

        assertThat(ofSettlements.decode(encoder.encode(Records.decision())))
                .isInstanceOfSatisfying(Decoded.Rejected.class, rejected -> {
                    assertThat(rejected.reason()).isEqualTo(DeadLetterReason.UNKNOWN_SCHEMA);
                    assertThat(rejected.message()).contains("Decision v5", "SETTLEMENT");
                });
    }

    @Test
    void rejectsEveryTruncation() {
        byte[] bytes = encoder.encode(Records.settlement());

        for (int length = 0; length < bytes.length; length++) {
            assertRejected(Arrays.copyOf(bytes, length), DeadLetterReason.UNREADABLE, "");
        }
    }

    @Test
    void rejectsMessageWithoutValue() {
        assertThat(decoder.decode(null)).isInstanceOf(Decoded.Rejected.class);
    }

    @Test
    void rejectsTrailingBytes() {
        byte[] bytes = encoder.encode(Records.settlement());

        assertRejected(Arrays.copyOf(bytes, bytes.length + 3), DeadLetterReason.UNREADABLE, "3 bytes after the end");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"infno\":\"2207\"}", "hello", "\n"})
    void rejectsWhatIsFramedByNeither(String text) {
        assertRejected(text.getBytes(StandardCharsets.UTF_8), DeadLetterReason.UNREADABLE, "C3 01");
    }

    @Test
    void rejectsTextOfTwoGigabytesWithoutAllocatingIt() {
        byte[] header = Arrays.copyOf(encoder.encode(Records.settlement()), 10);
        byte[] twoGigabytes = {(byte) 0xFE, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x0F};

        assertRejected(concat(header, twoGigabytes), DeadLetterReason.UNREADABLE, "more bytes than there are");
    }

    @Test
    void rejectsTextOfNegativeLength() {
        byte[] header = Arrays.copyOf(encoder.encode(Records.settlement()), 10);

        assertRejected(concat(header, new byte[] {1}), DeadLetterReason.UNREADABLE, "more bytes than there are");
    }

    @Test
    void rejectsListOfBillionsWithoutAllocatingIt() {
        byte[] bytes = encoder.encode(Records.reversal());
        int listStart = bytes.length - "M000000000002-2".length() - 3;
        byte[] billions = {(byte) 0xFE, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x0F};

        assertRejected(
                concat(Arrays.copyOf(bytes, listStart), billions),
                DeadLetterReason.UNREADABLE,
                "more elements than there are bytes");
    }

    @Test
    void rejectsNumberThatNeverEnds() {
        byte[] header = Arrays.copyOf(encoder.encode(Records.settlement()), 10);
        byte[] endless = new byte[20];
        Arrays.fill(endless, (byte) 0xFF);

        assertRejected(concat(header, endless), DeadLetterReason.UNREADABLE, "exceeds 64 bits");
    }

    @Test
    void rejectsTextThatIsNotUtf8ButKeepsTheReplacementCharacterItself() {
        byte[] bytes = encoder.encode(Records.reversal());
        bytes[12] = (byte) 0xFF;
        Reversal replaced =
                Reversal.newBuilder(Records.reversal()).setReversalId("\uFFFD").build();

        assertRejected(bytes, DeadLetterReason.UNREADABLE, "not UTF-8");
        assertThat(decoder.decode(encoder.encode(replaced))).isEqualTo(new Decoded.Accepted(replaced));
    }

    @Test
    void rejectsChoiceOutOfItsList() {
        byte[] bytes = encoder.encode(Records.deadLetter());
        bytes[10] = 0x7E;

        assertRejected(bytes, DeadLetterReason.UNREADABLE, "out of its list");
    }

    @Test
    void readsTheLargestMessageAndRejectsOneByteMore() {
        byte[] largest = encoder.encode(settlementOfBytes(WireFormat.MAX_MESSAGE_BYTES));
        byte[] tooLarge = confluent(SETTLEMENT_ID, concat(largest, new byte[6]));

        assertThat(largest).hasSize(WireFormat.MAX_MESSAGE_BYTES);
        assertThat(decoder.decode(largest)).isInstanceOf(Decoded.Accepted.class);
        assertThat(tooLarge).hasSize(WireFormat.MAX_MESSAGE_BYTES + 1);
        assertRejected(tooLarge, DeadLetterReason.OVERSIZED, "1000001 bytes");
        assertRejected(new byte[WireFormat.MAX_ANSWER_BYTES + 1], DeadLetterReason.OVERSIZED, "1900001 bytes");
    }

    @Test
    void refusesToWriteMoreThanMayBeSent() {
        Settlement tooLarge = settlementOfBytes(WireFormat.MAX_MESSAGE_BYTES + 1);

        assertThatThrownBy(() -> encoder.encode(tooLarge))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1000001 bytes");
    }

    @Test
    void refusesToWriteWhatOnlyTravelsInsideARecord() {
        assertThatThrownBy(() -> encoder.encode(Records.settlement().getPerson()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Person");
    }

    @Test
    void refusesSettingsThatCannotHold() {
        WireDecoder.Builder builder = WireDecoder.builder().confluentId(1, "Settlement", 1);

        assertThatThrownBy(() -> builder.confluentId(1, "Reversal", 1)).hasMessageContaining("mapped twice");
        assertThatThrownBy(() -> builder.confluentId(2, "Settlement", 99)).hasMessageContaining("never released");
        assertThatThrownBy(() -> builder.accept(EnumSet.noneOf(MessageType.class)))
                .hasMessageContaining("accepts no type");
    }

    private void assertRejected(byte[] bytes, DeadLetterReason reason, String words) {
        assertThat(decoder.decode(bytes)).isInstanceOfSatisfying(Decoded.Rejected.class, rejected -> {
            assertThat(rejected.reason()).isEqualTo(reason);
            assertThat(rejected.message()).contains(words);
        });
    }

    private Settlement settlementOfBytes(int bytes) {
        Settlement small = withBed("x".repeat(100_000));
        int missing = bytes - encoder.encode(small).length;
        return withBed("x".repeat(100_000 + missing));
    }

    private static Settlement withBed(String bed) {
        Settlement settlement = Records.settlement();
        return Settlement.newBuilder(settlement)
                .setVisit(Visit.newBuilder(settlement.getVisit()).setBed(bed).build())
                .build();
    }

    private static byte[] confluent(int id, byte[] singleObject) {
        return ByteBuffer.allocate(singleObject.length - 5)
                .put((byte) 0)
                .putInt(id)
                .put(singleObject, 10, singleObject.length - 10)
                .array();
    }

    private static byte[] concat(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }
}
