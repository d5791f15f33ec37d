package org.claimscreener.peers;

import java.time.Instant;

import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Source;
import org.jspecify.annotations.Nullable;

/** Bytes to passages by institution, or dead letters. One for each task. */
final class IntakeStep extends ContextualProcessor<byte[], byte @Nullable [], String, Flowing> {
    private final Intake intake = new Intake();

    @Override
    public void process(Record<byte[], byte @Nullable []> message) {
        RecordMetadata metadata = context()
                .recordMetadata()
                .orElseThrow(() -> new IllegalStateException("a message of a topic has a place in it"));
        Source source = new Source(metadata.topic(), metadata.partition(), metadata.offset());
        Intake.Read read = intake.read(source, Instant.ofEpochMilli(message.timestamp()), message.value());
        if (read instanceof Intake.Refused refused) {
            context().forward(message.withKey(Letters.key(source)).withValue(refused.letter()));
            return;
        }
        Intake.Valid valid = (Intake.Valid) read;
        String institution = valid.document() instanceof Settlement settlement
                ? settlement.getInstitution().getInstitutionId()
                : ((Reversal) valid.document()).getInstitutionId();
        context().forward(message.withKey(institution).withValue(valid.passage()));
    }
}
