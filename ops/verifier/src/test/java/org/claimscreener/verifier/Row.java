package org.claimscreener.verifier;

import java.nio.charset.StandardCharsets;

import org.apache.avro.specific.SpecificRecord;
import org.claimscreener.verifier.log.LogRecord;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.WireEncoder;
import org.jspecify.annotations.Nullable;

/** A record of a {@link TestLog}, which tests falsify. */
final class Row {
    final Place place;
    long timestamp;
    byte @Nullable [] key;
    byte @Nullable [] value;
    boolean committed = true;

    Row(Place place, long timestamp, String key, byte @Nullable [] value) {
        this.place = place;
        this.timestamp = timestamp;
        this.key = key.getBytes(StandardCharsets.UTF_8);
        this.value = value;
    }

    LogRecord asRead() {
        return new LogRecord(place, timestamp, "LogAppendTime", key, value, committed);
    }

    /** What it says, as a record of the given type. */
    <T extends SpecificRecord> T as(Class<T> type) {
        Decoded decoded = WireDecoder.create().decode(value);
        return type.cast(((Decoded.Accepted) decoded).message());
    }

    void say(SpecificRecord message) {
        value = new WireEncoder().encode(message);
    }
}
