package org.claimscreener.network;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

import org.apache.avro.specific.SpecificRecord;
import org.claimscreener.wire.ContentDigest;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.record.DeadLetterReason;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.Settlement;

/** The screening job as the network sees it: what is appended is answered in order, and sometimes by a zombie too. */
final class JobModel {
    private final Random random;
    private final WireDecoder decoder = WireDecoder.create();
    private final Map<String, String> digests = new HashMap<>();
    private final Map<String, Decision> binding = new HashMap<>();
    private final Set<Place> conflicts = new HashSet<>();
    private final Deque<SpecificRecord> answers = new ArrayDeque<>();
    private long offset;
    private int contradictions;

    JobModel(Random random) {
        this.random = random;
    }

    /** Appends a message to the settlements and answers it. */
    Place append(byte[] payload) {
        Place place = Samples.at(offset++);
        SpecificRecord message = ((Decoded.Accepted) decoder.decode(payload)).message();
        if (message instanceof Settlement settlement) {
            answer(settlement, place);
        } else {
            answer((Reversal) message, place);
        }
        return place;
    }

    private void answer(Settlement settlement, Place place) {
        String id = settlement.getSettlementId();
        String digest = new ContentDigest().of(settlement);
        String decided = digests.putIfAbsent(id, digest);
        if (decided != null && !decided.equals(digest)) {
            conflicts.add(place);
            answers.add(Samples.letter(DeadLetterReason.CONFLICT, id, place));
            return;
        }
        answers.add(binding.computeIfAbsent(
                id,
                any -> random.nextBoolean() ? Samples.released(settlement, place) : Samples.held(settlement, place)));
        if (random.nextInt(4) == 0) {
            contradictions++;
            answers.add(Decision.newBuilder(binding.get(id))
                    .setEngineVersion("zombie" + contradictions)
                    .build());
        }
    }

    private void answer(Reversal reversal, Place place) {
        if (binding.containsKey(reversal.getSettlementId())) {
            answers.add(Samples.receipt(reversal));
        } else {
            conflicts.add(place);
            answers.add(Samples.letter(DeadLetterReason.REVERSAL_UNKNOWN, reversal.getSettlementId(), place));
        }
    }

    /** Answers that nobody has read, in the log's order. */
    Deque<SpecificRecord> answers() {
        return answers;
    }

    /** The first decision that was appended. */
    Decision binding(String settlementId) {
        return Objects.requireNonNull(binding.get(settlementId), settlementId);
    }

    boolean rejected(Place place) {
        return conflicts.contains(place);
    }

    int contradictions() {
        return contradictions;
    }
}
