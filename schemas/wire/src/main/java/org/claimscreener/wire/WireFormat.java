package org.claimscreener.wire;

/**
 * The sizes and framing bytes that every producer and consumer of our topics agrees on. Limits are on the bytes of one
 * record's value, framing included; the topics' own limits in {@code topics.tsv} leave room for key, headers and batch.
 */
public final class WireFormat {

    /** Largest settlement or reversal, in bytes. Whatever arrives longer is OVERSIZED and is not read. */
    public static final int MAX_MESSAGE_BYTES = 1_000_000;

    /**
     * Largest decision, receipt, dead letter or step of a hold, in bytes: what we write about a message may be longer
     * than it.
     */
    public static final int MAX_ANSWER_BYTES = 1_900_000;

    /**
     * Largest {@code original} that a dead letter keeps, in bytes; a longer one is left out and the message says so.
     * The rest of {@link #MAX_ANSWER_BYTES} is for reason, message and source.
     */
    public static final int MAX_ORIGINAL_BYTES = 1_800_000;

    /** First and second byte of Avro's single-object encoding. */
    static final byte SINGLE_OBJECT_0 = (byte) 0xC3;

    static final byte SINGLE_OBJECT_1 = 0x01;

    /** Marker and CRC-64-AVRO fingerprint (little-endian), in bytes. */
    static final int SINGLE_OBJECT_HEADER_BYTES = 10;

    /** First byte of Confluent's framing, before a big-endian 32-bit schema id. */
    static final byte CONFLUENT_MAGIC = 0x00;

    static final int CONFLUENT_HEADER_BYTES = 5;

    private WireFormat() {}
}
