package org.claimscreener.console.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.MessageType;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.record.Decision;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Takes in what holds rest on: decisions that withhold money, and standings; and what is told to the public. */
final class CauseWriter {
    private final Aside aside;
    private final WireDecoder decoder = WireDecoder.builder()
            .accept(Set.of(MessageType.DECISION, MessageType.REVERSAL_RECEIPT))
            .build();
    private final StandingWriter standings;
    private final DisclosureWriter disclosures;
    private final TipReportWriter tips;

    CauseWriter(Aside aside) {
        this.aside = aside;
        standings = new StandingWriter(aside);
        disclosures = new DisclosureWriter(aside);
        tips = new TipReportWriter(aside);
    }

    void write(Handle handle, List<ConsumerRecord<byte[], byte[]>> records) {
        List<Stored> withheld = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> message : records) {
            if (message.topic().equals(TopicCatalogue.DECISIONS)) {
                addDecision(handle, message, withheld);
            } else if (message.topic().equals(TopicCatalogue.DISCLOSURES)) {
                disclosures.write(handle, message);
            } else if (message.topic().equals(TopicCatalogue.TIPS)) {
                tips.write(handle, message);
            } else {
                standings.write(handle, message);
            }
        }
        writeDecisions(handle, withheld);
    }

    private void addDecision(Handle handle, ConsumerRecord<byte[], byte[]> message, List<Stored> withheld) {
        SpecificRecord read = read(handle, message);
        if (!(read instanceof Decision decision) || decision.getHeldFen() <= 0) {
            return;
        }
        if (!Ids.fit(List.of(decision.getSettlementId(), decision.getPatientId(), decision.getContentDigest()))) {
            aside.put(handle, message, Gap.MALFORMED, "An id of the decision cannot be one.");
            return;
        }
        withheld.add(new Stored(decision, message.value()));
    }

    private @Nullable SpecificRecord read(Handle handle, ConsumerRecord<byte[], byte[]> message) {
        Decoded decoded = decoder.decode(message.value());
        if (decoded instanceof Decoded.Rejected rejected) {
            aside.put(handle, message, Gap.UNREADABLE, rejected.message());
            return null;
        }
        return ((Decoded.Accepted) decoded).message();
    }

    private static void writeDecisions(Handle handle, List<Stored> withheld) {
        if (withheld.isEmpty()) {
            return;
        }
        try (PreparedBatch batch =
                handle.prepareBatch("insert into decision (hold_id, patient_id, content_digest, body)"
                        + " values (:hold, :patient, :digest, :body) on conflict do nothing")) {
            for (Stored decision : withheld) {
                batch.bind("hold", decision.message.getSettlementId())
                        .bind("patient", decision.message.getPatientId())
                        .bind("digest", decision.message.getContentDigest())
                        .bind("body", decision.body)
                        .add();
            }
            batch.execute();
        }
    }

    /** A decision with its bytes. */
    private static final class Stored {
        private final Decision message;
        private final byte[] body;

        private Stored(Decision message, byte[] body) {
            this.message = message;
            this.body = body;
        }
    }
}
