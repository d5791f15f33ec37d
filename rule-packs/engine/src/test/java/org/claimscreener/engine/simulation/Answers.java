package org.claimscreener.engine.simulation;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.avro.specific.SpecificRecord;
import org.claimscreener.engine.patient.AnswerKey;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.ReversalReceipt;
import org.claimscreener.wire.record.Source;
import org.jspecify.annotations.Nullable;

/** The log of decisions as an outsider reads it: of each answer the first, which binds, and how the others compare. */
final class Answers {
    static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(128);

    private final WireDecoder decoder = WireDecoder.create();
    private final Map<Id, Answer> firsts = new LinkedHashMap<>();
    private final List<String> contradictions = new ArrayList<>();

    /** Which input is answered. */
    record Id(String patientId, AnswerKey key) {}

    /** An answer that binds, with what the log holds of it. */
    static final class Answer {
        private final Id id;
        private final SpecificRecord message;
        private final ByteBuffer bytes;
        private int committedCopies;

        private Answer(Id id, SpecificRecord message, ByteBuffer bytes) {
            this.id = id;
            this.message = message;
            this.bytes = bytes;
        }

        Id id() {
            return id;
        }

        SpecificRecord message() {
            return message;
        }

        ByteBuffer bytes() {
            return bytes;
        }

        int committedCopies() {
            return committedCopies;
        }

        /** The input that it answered first. */
        Source source() {
            return message instanceof Decision decision
                    ? decision.getSource()
                    : ((ReversalReceipt) message).getSource();
        }

        String institutionId() {
            return message instanceof Decision decision
                    ? decision.getInstitutionId()
                    : ((ReversalReceipt) message).getInstitutionId();
        }

        @Override
        public String toString() {
            return (message instanceof Decision
                            ? "decision of "
                            : "receipt " + id.key().reversalId() + " of ")
                    + id.key().settlementId() + " for " + id.patientId() + " answering " + source().getPartition()
                    + ":" + source().getOffset();
        }
    }

    Answers(AnswerLog log) {
        log.entries().forEach(this::add);
    }

    private void add(AnswerLog.Entry entry) {
        Id id = new Id(entry.answer().patientId(), entry.answer().key());
        Answer first = firsts.computeIfAbsent(
                id, key -> new Answer(key, decoded(entry), entry.answer().bytes()));
        if (entry.transaction().committed()) {
            first.committedCopies++;
        }
        if (!first.bytes.equals(entry.answer().bytes())) {
            contradictions.add(first + " is contradicted by a later one");
        }
    }

    private SpecificRecord decoded(AnswerLog.Entry entry) {
        if (decoder.decode(entry.answer().bytes().array()) instanceof Decoded.Accepted accepted) {
            return accepted.message();
        }
        throw new IllegalStateException("the log holds what cannot be read");
    }

    /** Those that bind, each patient's in the order of the log. */
    Iterable<Answer> binding() {
        return firsts.values();
    }

    @Nullable
    Answer binding(Id id) {
        return firsts.get(id);
    }

    List<String> contradictions() {
        return contradictions;
    }
}
