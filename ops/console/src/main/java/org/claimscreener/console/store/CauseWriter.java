package org.claimscreener.console.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.MessageType;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.Standing;
import org.claimscreener.wire.record.SubjectKind;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Takes in what holds rest on: decisions that withhold money, and standings. */
final class CauseWriter {
    private final Aside aside;
    private final WireDecoder decisions = WireDecoder.builder()
            .accept(Set.of(MessageType.DECISION, MessageType.REVERSAL_RECEIPT))
            .build();
    private final WireDecoder standings =
            WireDecoder.builder().accept(Set.of(MessageType.STANDING)).build();

    CauseWriter(Aside aside) {
        this.aside = aside;
    }

    void write(Handle handle, List<ConsumerRecord<byte[], byte[]>> records) {
        List<Stored<Decision>> withheld = new ArrayList<>();
        Map<String, Stored<Standing>> standing = new LinkedHashMap<>();
        for (ConsumerRecord<byte[], byte[]> message : records) {
            if (message.topic().equals(TopicCatalogue.DECISIONS)) {
                addDecision(handle, message, withheld);
            } else {
                addStanding(handle, message, standing);
            }
        }
        writeDecisions(handle, withheld);
        writeStandings(handle, standing);
    }

    private void addDecision(Handle handle, ConsumerRecord<byte[], byte[]> message, List<Stored<Decision>> withheld) {
        SpecificRecord read = read(handle, decisions, message);
        if (!(read instanceof Decision decision) || decision.getHeldFen() <= 0) {
            return;
        }
        if (!Ids.fit(List.of(decision.getSettlementId(), decision.getPatientId(), decision.getContentDigest()))) {
            aside.put(handle, message, Gap.MALFORMED, "An id of the decision cannot be one.");
            return;
        }
        withheld.add(new Stored<>(decision, message.value()));
    }

    private void addStanding(
            Handle handle, ConsumerRecord<byte[], byte[]> message, Map<String, Stored<Standing>> standing) {
        if (message.value() == null) {
            // Nobody writes tombstones there; the job takes none for a standing either.
            aside.put(handle, message, Gap.UNREADABLE, "A standing without content.");
            return;
        }
        SpecificRecord read = read(handle, standings, message);
        if (!(read instanceof Standing issued) || issued.getSubjectKind() == SubjectKind.PATIENT) {
            return;
        }
        if (!Ids.fit(issued.getSubjectId())) {
            aside.put(handle, message, Gap.MALFORMED, "The subject of the standing cannot be one.");
            return;
        }
        standing.put(issued.getSubjectKind() + ":" + issued.getSubjectId(), new Stored<>(issued, message.value()));
    }

    private @Nullable SpecificRecord read(Handle handle, WireDecoder decoder, ConsumerRecord<byte[], byte[]> message) {
        Decoded decoded = decoder.decode(message.value());
        if (decoded instanceof Decoded.Rejected rejected) {
            aside.put(handle, message, Gap.UNREADABLE, rejected.message());
            return null;
        }
        return ((Decoded.Accepted) decoded).message();
    }

    private static void writeDecisions(Handle handle, List<Stored<Decision>> withheld) {
        if (withheld.isEmpty()) {
            return;
        }
        try (PreparedBatch batch =
                handle.prepareBatch("insert into decision (hold_id, patient_id, content_digest, body)"
                        + " values (:hold, :patient, :digest, :body) on conflict do nothing")) {
            for (Stored<Decision> decision : withheld) {
                batch.bind("hold", decision.message.getSettlementId())
                        .bind("patient", decision.message.getPatientId())
                        .bind("digest", decision.message.getContentDigest())
                        .bind("body", decision.body)
                        .add();
            }
            batch.execute();
        }
    }

    private static void writeStandings(Handle handle, Map<String, Stored<Standing>> standing) {
        if (standing.isEmpty()) {
            return;
        }
        try (PreparedBatch batch = handle.prepareBatch("insert into standing (subject_kind, subject_id, body)"
                + " values (:kind, :subject, :body) on conflict (subject_kind, subject_id)"
                + " do update set body = excluded.body")) {
            for (Stored<Standing> issued : standing.values()) {
                batch.bind("kind", issued.message.getSubjectKind().name())
                        .bind("subject", issued.message.getSubjectId())
                        .bind("body", issued.body)
                        .add();
            }
            batch.execute();
        }
    }

    /** A record with its bytes. */
    private static final class Stored<T> {
        private final T message;
        private final byte[] body;

        private Stored(T message, byte[] body) {
            this.message = message;
            this.body = body;
        }
    }
}
