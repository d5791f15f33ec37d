package org.claimscreener.screening.durable;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.claimscreener.screening.Inputs;
import org.claimscreener.wire.ContentDigest;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.MessageType;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.Amounts;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.FeeLine;
import org.claimscreener.wire.record.Institution;
import org.claimscreener.wire.record.LineDecision;
import org.claimscreener.wire.record.Person;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Sex;
import org.claimscreener.wire.record.Source;
import org.claimscreener.wire.record.Verdict;
import org.claimscreener.wire.record.Visit;

/**
 * Some patients' settlements at some institutions, with retries and withdrawals of all kinds among them; the same seed
 * gives the same. A patient more waits: the log records an answer whose input has not come again.
 */
final class SeededLog {
    /** Of the pack that was sold to {@code P-SOLD}, in a golden savepoint of version 2 or later. */
    static final String CODE = "81234567890123456789";

    /** Whose input waits. */
    static final String WAITING_PATIENT = "P-WAITS";

    private static final int PATIENTS = 5;
    private static final int SETTLEMENTS = 36;
    private static final WireEncoder ENCODER = new WireEncoder();

    private final SplittableRandom random;
    private final String prefix;
    private final List<Settlement> settled = new ArrayList<>();

    /**
     * A log.
     *
     * @param prefix of all settlement ids
     */
    SeededLog(long seed, String prefix) {
        this.random = new SplittableRandom(seed);
        this.prefix = prefix;
    }

    /** All messages in their order; each gets exactly one answer or dead letter. */
    List<byte[]> messages() {
        List<byte[]> messages = new ArrayList<>();
        for (int i = 0; i < SETTLEMENTS; i++) {
            Settlement settlement = settlement(i);
            settled.add(settlement);
            messages.add(ENCODER.encode(settlement));
            switch (i % 6) {
                case 1 -> messages.add(ENCODER.encode(anyOf(settled)));
                case 2 -> messages.add(withdrawal("W" + i, settlement, List.of()));
                case 3 -> messages.add(withdrawal("L" + i, settlement, List.of("L1")));
                case 4 -> {
                    messages.add(withdrawal("W" + i, settlement, List.of()));
                    messages.add(withdrawal("W" + i, settlement, List.of()));
                }
                default -> {}
            }
        }
        return messages;
    }

    private Settlement settlement(int i) {
        int patient = random.nextInt(PATIENTS);
        return settlement(prefix + i, "P-" + patient, "H4301020000" + (1 + random.nextInt(3)), 2 + random.nextInt(3))
                .build();
    }

    /** A settlement of so many lines of 37 yuan, L0 on, some days before the test's Monday. */
    private Settlement.Builder settlement(String id, String patientId, String institutionId, int lines) {
        Instant at = Inputs.MONDAY.minus(Duration.ofDays(random.nextInt(200)));
        FeeLine line = Inputs.outpatient(id).getFeeLines().get(0);
        Settlement.Builder builder = Inputs.outpatient(id);
        Visit visit = Visit.newBuilder(builder.getVisit()).setBeganAt(at).build();
        return builder.setVisit(visit)
                .setSettledAt(at)
                .setSentAt(at)
                .setPerson(new Person(patientId, Sex.MALE, LocalDate.of(1975, 3, 4), "310", "11", null))
                .setInstitution(new Institution(institutionId, "机构", "1", "2"))
                .setFeeLines(IntStream.range(0, lines)
                        .mapToObj(n -> FeeLine.newBuilder(line)
                                .setLineId("L" + n)
                                .setOccurredAt(at)
                                // As the log of the golden savepoint has it, to which these are a retry.
                                .setPractitionerId(null)
                                .build())
                        .toList())
                .setAmounts(Amounts.newBuilder()
                        .setTotalFen(lines * 3700L)
                        .setFundFen(lines * 2590L)
                        .setPersonFen(lines * 1110L)
                        .setCashFen(lines * 1110L)
                        .build());
    }

    private Settlement anyOf(List<Settlement> settlements) {
        return settlements.get(random.nextInt(settlements.size()));
    }

    /** The settlements among messages, retries too. */
    static List<Settlement> of(List<byte[]> messages) {
        WireDecoder decoder = WireDecoder.builder()
                .accept(Set.of(MessageType.SETTLEMENT, MessageType.REVERSAL))
                .build();
        List<Settlement> settlements = new ArrayList<>();
        for (byte[] message : messages) {
            if (decoder.decode(message) instanceof Decoded.Accepted accepted
                    && accepted.message() instanceof Settlement settlement) {
                settlements.add(settlement);
            }
        }
        return settlements;
    }

    static byte[] withdrawal(String reversalId, Settlement settlement, List<String> lineIds) {
        Reversal reversal = Inputs.reversal(reversalId + "-" + settlement.getSettlementId(), settlement);
        return ENCODER.encode(Reversal.newBuilder(reversal).setLineIds(lineIds).build());
    }

    /** The settlement whose answer stands in the log and that has not come again. */
    static Settlement missing() {
        return new SeededLog(1, "")
                .settlement("S-MISSING", WAITING_PATIENT, "H43010200001", 2)
                .build();
    }

    /** The one that waits for it. */
    static Settlement waiting() {
        return new SeededLog(2, "")
                .settlement("S-WAITING", WAITING_PATIENT, "H43010200002", 2)
                .build();
    }

    /** A new settlement of a patient. */
    static Settlement next(String id, String patientId) {
        return new SeededLog(3, "").settlement(id, patientId, "H43010200001", 2).build();
    }

    /** A new settlement of a patient whose first line carries the trace code. */
    static Settlement sold(String id, String patientId, String code) {
        Settlement settlement = next(id, patientId);
        List<FeeLine> lines = new ArrayList<>(settlement.getFeeLines());
        lines.set(
                0, FeeLine.newBuilder(lines.get(0)).setTraceCodes(List.of(code)).build());
        return Settlement.newBuilder(settlement).setFeeLines(lines).build();
    }

    /** What an earlier attempt published about {@link #missing()}: no rule would hold a single line of it. */
    static Decision answerToMissing() {
        Settlement missing = missing();
        List<LineDecision> lines = new ArrayList<>();
        for (FeeLine line : missing.getFeeLines()) {
            long heldFen = lines.isEmpty() ? 2590 : 0;
            lines.add(new LineDecision(line.getLineId(), 2590L, 2590 - heldFen, heldFen, 0L));
        }
        return Decision.newBuilder()
                .setSettlementId(missing.getSettlementId())
                .setPatientId(WAITING_PATIENT)
                .setInstitutionId(missing.getInstitution().getInstitutionId())
                .setVerdict(Verdict.HOLD)
                .setFundFen(5180)
                .setReleasedFen(2590)
                .setHeldFen(2590)
                .setRefusedFen(0)
                .setLines(lines)
                .setFindings(List.of())
                .setPacks(List.of())
                .setFeatures(List.of())
                .setEngineVersion("1")
                .setContentDigest(new ContentDigest().of(missing))
                .setSource(new Source("settlements", 0, 0L))
                .setReceivedAt(Inputs.MONDAY)
                .build();
    }
}
