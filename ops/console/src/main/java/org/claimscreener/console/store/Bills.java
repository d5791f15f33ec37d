package org.claimscreener.console.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.apache.kafka.common.TopicPartition;
import org.claimscreener.console.store.RecordLog.Place;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.MessageType;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.Settlement;

/** Finds the settlements that decisions answer: in the log, at the place that the decision names, or kept from before. */
final class Bills {
    private final RecordLog log;
    private final BillStore earlier;
    private final ProjectionMetrics metrics;
    private final WireDecoder decoder = WireDecoder.builder()
            .accept(Set.of(MessageType.SETTLEMENT, MessageType.REVERSAL))
            .build();

    Bills(RecordLog log, BillStore earlier, ProjectionMetrics metrics) {
        this.log = log;
        this.earlier = earlier;
        this.metrics = metrics;
    }

    /** By hold id; what is nowhere is missing in the answer. */
    Map<String, Bill> find(Collection<Decision> decisions) {
        Set<Place> places = new HashSet<>();
        decisions.forEach(decision -> place(decision).ifPresent(places::add));
        Map<Place, byte[]> inLog = places.isEmpty() ? Map.of() : log.fetch(places);
        Map<String, Bill> found = new HashMap<>();
        for (Decision decision : decisions) {
            place(decision)
                    .flatMap(place -> Optional.ofNullable(inLog.get(place)))
                    .flatMap(body -> read(decision, body))
                    .or(() -> earlier.find(decision).flatMap(body -> read(decision, body)))
                    .ifPresentOrElse(bill -> found.put(decision.getSettlementId(), bill), metrics::billMissing);
        }
        return found;
    }

    /** Decisions on files name a file. */
    private static Optional<Place> place(Decision decision) {
        var source = decision.getSource();
        return source.getTopic().equals(TopicCatalogue.SETTLEMENTS)
                ? Optional.of(
                        new Place(new TopicPartition(source.getTopic(), source.getPartition()), source.getOffset()))
                : Optional.empty();
    }

    /** A topic that was made anew has other records at the old places. */
    private Optional<Bill> read(Decision decision, byte[] body) {
        return decoder.decode(body) instanceof Decoded.Accepted accepted
                        && accepted.message() instanceof Settlement settlement
                        && settlement.getSettlementId().equals(decision.getSettlementId())
                        && settlement.getPerson().getPatientId().equals(decision.getPatientId())
                ? Optional.of(new Bill(settlement, decision.getContentDigest(), body))
                : Optional.empty();
    }

    /** A settlement with its bytes and the digest by which the decision knows its content. */
    static final class Bill {
        private final Settlement settlement;
        private final String digest;
        private final byte[] body;

        private Bill(Settlement settlement, String digest, byte[] body) {
            this.settlement = settlement;
            this.digest = digest;
            this.body = body;
        }

        Settlement settlement() {
            return settlement;
        }

        String digest() {
            return digest;
        }

        byte[] body() {
            return body.clone();
        }
    }
}
