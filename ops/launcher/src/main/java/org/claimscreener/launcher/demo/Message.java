package org.claimscreener.launcher.demo;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.claimscreener.traffic.Label;
import org.claimscreener.traffic.TrafficEvent;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.Settlement;

/** A traffic event, encoded ahead of its time, with what is needed to recognise its answer. Immutable. */
public final class Message {
    private final TrafficEvent.Kind kind;
    private final byte[] key;
    private final byte[] value;
    private final String settlementId;
    private final String institution;
    private final Optional<Label> label;

    private Message(TrafficEvent event, String settlementId, String institution) {
        this.kind = event.kind();
        this.key = event.key().getBytes(StandardCharsets.UTF_8);
        this.value = event.bytes();
        this.settlementId = settlementId;
        this.institution = institution;
        this.label = event.label();
    }

    /** Encodes the event. */
    public static Message of(TrafficEvent event) {
        if (event.settlement().isPresent()) {
            Settlement settlement = event.settlement().get();
            String name = settlement.getInstitution().getName();
            String id = settlement.getInstitution().getInstitutionId();
            return new Message(event, settlement.getSettlementId(), name == null ? id : name);
        }
        String withdrawn = event.reversal().map(Reversal::getSettlementId).orElse("");
        return new Message(event, withdrawn, "");
    }

    /** As it goes to the settlements topic. */
    public ProducerRecord<byte[], byte[]> toRecord() {
        return new ProducerRecord<>(TopicCatalogue.SETTLEMENTS, key, value);
    }

    public TrafficEvent.Kind kind() {
        return kind;
    }

    /** Of the settlement, or of the one that is withdrawn; empty when nobody can read the message. */
    public String settlementId() {
        return settlementId;
    }

    /** Name of the institution that bills, its number when it has none. */
    public String institution() {
        return institution;
    }

    public Optional<Label> label() {
        return label;
    }
}
