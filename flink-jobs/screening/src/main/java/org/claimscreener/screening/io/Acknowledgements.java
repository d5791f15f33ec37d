package org.claimscreener.screening.io;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.claimscreener.screening.metrics.ScreeningMetrics;
import org.claimscreener.screening.record.Outcome;
import org.claimscreener.screening.record.Outgoing;
import org.claimscreener.wire.record.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Measures how long settlements waited for the broker to have their decision. Flink's sink keeps the producer's
 * acknowledgements to itself, so the producer is asked; what it needs to know travels as a header, which readers ignore.
 * In the producer's own thread; nothing here may throw, for the producer only logs it.
 */
public final class Acknowledgements implements ProducerInterceptor<byte[], byte[]> {
    /** Eight bytes, when the settlement was appended, in epoch milliseconds, and the verdict's name in ASCII. */
    static final String HEADER = "screened";

    private static final Map<Verdict, byte[]> NAMES = new EnumMap<>(Verdict.class);
    private static final Map<String, byte[]> BY_LABEL = new HashMap<>();

    static {
        for (Verdict verdict : Verdict.values()) {
            NAMES.put(verdict, verdict.name().getBytes(StandardCharsets.US_ASCII));
            BY_LABEL.put(verdict.name(), NAMES.get(verdict));
        }
    }

    private final ScreeningMetrics metrics = ScreeningMetrics.ofThisJvm();

    /** Marks the first publication of a decision; receipts and what is sent again have nobody who waited from its append. */
    static void mark(Outgoing outgoing, Headers headers) {
        if (outgoing.getOutcome() != Outcome.DECISION || outgoing.getRepeated()) {
            return;
        }
        byte[] name = BY_LABEL.get(outgoing.getLabel());
        if (name != null) {
            ByteBuffer value = ByteBuffer.allocate(Long.BYTES + name.length)
                    .putLong(outgoing.getReceivedAtMs())
                    .put(name);
            headers.add(new RecordHeader(HEADER, value.array()));
        }
    }

    @Override
    public ProducerRecord<byte[], byte[]> onSend(ProducerRecord<byte[], byte[]> outgoing) {
        return outgoing;
    }

    @Override
    public void onAcknowledgement(
            @Nullable RecordMetadata metadata, @Nullable Exception failure, @Nullable Headers headers) {
        Header mark = failure != null || headers == null ? null : headers.lastHeader(HEADER);
        if (mark == null || mark.value().length <= Long.BYTES) {
            return;
        }
        long receivedAtMs = ByteBuffer.wrap(mark.value()).getLong();
        for (Map.Entry<Verdict, byte[]> entry : NAMES.entrySet()) {
            if (isNamed(mark.value(), entry.getValue())) {
                metrics.acknowledged(entry.getKey(), receivedAtMs);
            }
        }
    }

    private static boolean isNamed(byte[] mark, byte[] name) {
        return Arrays.equals(mark, Long.BYTES, mark.length, name, 0, name.length);
    }

    @Override
    public void configure(Map<String, ?> settings) {
        // The same for every producer.
    }

    @Override
    public void close() {
        // What it counts is the JVM's.
    }
}
