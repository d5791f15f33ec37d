package org.claimscreener.verifier;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.apache.avro.specific.SpecificRecord;
import org.claimscreener.wire.ContentDigest;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.record.DeadLetter;
import org.claimscreener.wire.record.DeadLetterReason;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.LineDecision;
import org.claimscreener.wire.record.PackRef;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.ReversalReceipt;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Source;
import org.claimscreener.wire.record.Verdict;
import org.jspecify.annotations.Nullable;

/** The screener as it should be, in little: appends what is sent and answers it rightly. */
final class ModelScreener {
    static final List<PackRef> PACKS = List.of(
            new PackRef("fraud-patterns", "1.0.0", "ab".repeat(32)),
            new PackRef("national-policy", "1.0.0", "cd".repeat(32)));

    final TestLog log = new TestLog();
    private final ContentDigest digests = new ContentDigest();
    private final Map<String, Entry> ledger = new HashMap<>();
    private final Map<String, List<Entry>> pasts = new HashMap<>();
    private List<PackRef> packs = PACKS;

    private static final class Entry {
        private final Decision decision;
        private final TreeSet<String> withdrawn = new TreeSet<>();
        private final Map<String, ReversalReceipt> receipts = new LinkedHashMap<>();

        private Entry(Decision decision) {
            this.decision = decision;
        }

        private List<String> lineIds() {
            return decision.getLines().stream().map(LineDecision::getLineId).toList();
        }
    }

    void deploy(List<PackRef> others) {
        packs = others;
    }

    /** Sends and answers at once. */
    Row screen(SpecificRecord document) {
        Row input = send(document);
        answer(input);
        return input;
    }

    /** Sends; nothing answers yet. */
    Row send(SpecificRecord document) {
        String patient = document instanceof Settlement settlement
                ? settlement.getPerson().getPatientId()
                : ((Reversal) document).getPatientId();
        return log.append(TopicCatalogue.SETTLEMENTS, TestLog.partition(patient), patient, document);
    }

    /** Sends what nobody can read, and answers it. */
    Row sendRubbish() {
        Row input = log.append(TopicCatalogue.SETTLEMENTS, 0, "", new byte[] {1, 2, 3});
        refuse(input, DeadLetterReason.UNREADABLE, null);
        return input;
    }

    /** Answers what was sent. */
    Row answer(Row input) {
        SpecificRecord document = input.as(SpecificRecord.class);
        return document instanceof Settlement settlement
                ? answer(input, settlement)
                : answer(input, (Reversal) document);
    }

    private Row answer(Row input, Settlement settlement) {
        String digest = digests.of(settlement);
        Entry known = ledger.get(settlement.getSettlementId());
        if (known != null && !known.decision.getContentDigest().equals(digest)) {
            return refuse(input, DeadLetterReason.CONFLICT, settlement.getSettlementId());
        }
        String patient = settlement.getPerson().getPatientId();
        if (known == null) {
            known = new Entry(decide(input, settlement, digest));
            ledger.put(settlement.getSettlementId(), known);
            past(patient).add(known);
        }
        return log.append(TopicCatalogue.DECISIONS, TestLog.partition(patient), patient, known.decision);
    }

    private Decision decide(Row input, Settlement settlement, String digest) {
        String patient = settlement.getPerson().getPatientId();
        List<LineDecision> lines = lines(settlement);
        long held = lines.stream().mapToLong(LineDecision::getHeldFen).sum();
        long refused = lines.stream().mapToLong(LineDecision::getRefusedFen).sum();
        long fund = settlement.getAmounts().getFundFen();
        List<Entry> past = past(patient);
        return Decision.newBuilder()
                .setSettlementId(settlement.getSettlementId())
                .setPatientId(patient)
                .setInstitutionId(settlement.getInstitution().getInstitutionId())
                .setVerdict(refused > 0 ? Verdict.REFUSE : held > 0 ? Verdict.HOLD : Verdict.RELEASE)
                .setFundFen(fund)
                .setReleasedFen(fund - held - refused)
                .setHeldFen(held)
                .setRefusedFen(refused)
                .setLines(lines)
                .setFindings(List.of())
                .setPacks(packs)
                .setFeatures(List.of())
                .setPastSettlements(past.size())
                .setPastDigest(past(past))
                .setEngineVersion("1")
                .setContentDigest(digest)
                .setSource(source(input))
                .setReceivedAt(Instant.ofEpochMilli(input.timestamp))
                .build();
    }

    /** The share falls on the first line; of it a half is withheld when the id ends in 3, 6 or 9. */
    private static List<LineDecision> lines(Settlement settlement) {
        String id = settlement.getSettlementId();
        int last = id.charAt(id.length() - 1) - '0';
        List<LineDecision> lines = new ArrayList<>();
        for (var line : settlement.getFeeLines()) {
            long fund = lines.isEmpty() ? settlement.getAmounts().getFundFen() : 0;
            long withheld = last != 0 && last % 3 == 0 ? fund / 2 : 0;
            boolean isRefused = last == 9;
            lines.add(new LineDecision(
                    line.getLineId(), fund, fund - withheld, isRefused ? 0 : withheld, isRefused ? withheld : 0));
        }
        return lines;
    }

    private Row answer(Row input, Reversal reversal) {
        Entry known = ledger.get(reversal.getSettlementId());
        boolean isKnown = known != null && known.decision.getPatientId().equals(reversal.getPatientId());
        if (known == null || !isKnown || !known.lineIds().containsAll(reversal.getLineIds())) {
            return refuse(input, DeadLetterReason.REVERSAL_UNKNOWN, reversal.getSettlementId());
        }
        ReversalReceipt receipt = known.receipts.get(reversal.getReversalId());
        if (receipt == null) {
            List<String> lines = reversal.getLineIds().isEmpty() ? known.lineIds() : reversal.getLineIds();
            if (!known.withdrawn.addAll(lines)) {
                return refuse(input, DeadLetterReason.REVERSAL_REPEATED, reversal.getSettlementId());
            }
            receipt = new ReversalReceipt(
                    reversal.getReversalId(),
                    reversal.getSettlementId(),
                    reversal.getPatientId(),
                    reversal.getInstitutionId(),
                    reversal.getLineIds(),
                    source(input),
                    Instant.ofEpochMilli(input.timestamp));
            known.receipts.put(reversal.getReversalId(), receipt);
        }
        String patient = reversal.getPatientId();
        return log.append(TopicCatalogue.DECISIONS, TestLog.partition(patient), patient, receipt);
    }

    /** Appends a dead letter for an input, deserved or not. */
    Row refuse(Row input, DeadLetterReason reason, @Nullable String settlementId) {
        DeadLetter letter = DeadLetter.newBuilder()
                .setReason(reason)
                .setMessage("refused")
                .setSettlementId(settlementId)
                .setSource(source(input))
                .setReceivedAt(Instant.ofEpochMilli(input.timestamp))
                .setOriginal(input.value == null ? null : ByteBuffer.wrap(input.value))
                .build();
        return log.append(TopicCatalogue.DEAD_LETTERS, input.place.partition(), "key", letter);
    }

    static Source source(Row input) {
        return new Source(input.place.topic(), input.place.partition(), input.place.offset());
    }

    private List<Entry> past(String patient) {
        return pasts.computeIfAbsent(patient, unknown -> new ArrayList<>());
    }

    private static String past(List<Entry> past) {
        BigInteger sum = BigInteger.ZERO;
        for (Entry entry : past) {
            String withdrawn =
                    entry.withdrawn.size() == entry.lineIds().size() ? "*" : String.join("\n", entry.withdrawn);
            sum = sum.add(number(String.join(
                    "\n",
                    entry.decision.getSettlementId(),
                    entry.decision.getContentDigest(),
                    entry.decision.getVerdict().name(),
                    withdrawn,
                    "")));
        }
        return String.format("%032x", sum.mod(BigInteger.ONE.shiftLeft(128)));
    }

    private static BigInteger number(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return new BigInteger(1, Arrays.copyOf(digest, 16));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
