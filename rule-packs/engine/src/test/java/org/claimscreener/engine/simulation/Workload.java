package org.claimscreener.engine.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;

import org.claimscreener.engine.testkit.WireSettlements;
import org.claimscreener.wire.ContentDigest;
import org.claimscreener.wire.record.Channel;
import org.claimscreener.wire.record.FeeLine;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.Settlement;
import org.jspecify.annotations.Nullable;

/** What the network sends: mostly settlements, and everything that a network does to make a screener decide twice. */
final class Workload {
    static final Instant START = WireSettlements.MONDAY;

    /** Own times lie within it; little enough that no pane is ever forgotten. */
    private static final int MINUTES = 30;

    private static final int RECENT = 3;

    private final SplittableRandom random;
    private final Setup setup;
    private final SettlementLog log;
    private final ContentDigest digests = new ContentDigest();
    private final List<Settlement> sent = new ArrayList<>();
    private final List<Reversal> reversals = new ArrayList<>();
    private final Deque<Settlement> announced = new ArrayDeque<>();
    private int settlementNumber;
    private int reversalNumber;
    private int inputs;

    Workload(SplittableRandom random, Setup setup, SettlementLog log) {
        this.random = random;
        this.setup = setup;
        this.log = log;
    }

    /** Sends one more input; null when all have been sent. */
    @Nullable
    Input send() {
        if (inputs == setup.inputs()) {
            return null;
        }
        inputs++;
        int draw = random.nextInt(100);
        if (sent.isEmpty() || draw < 45) {
            return submit(announced.isEmpty() ? settlement() : announced.removeFirst());
        } else if (draw < 58) {
            return submit(retried(any(sent)));
        } else if (draw < 66) {
            return submit(conflicting(any(sent)));
        } else if (draw < 76) {
            return withdraw(reversal(any(sent), false));
        } else if (draw < 86) {
            return withdraw(reversal(any(sent), true));
        } else if (draw < 92 && !reversals.isEmpty()) {
            return withdraw(any(reversals));
        }
        return oddity(random.nextInt(5));
    }

    private Input oddity(int kind) {
        return switch (kind) {
            case 0 -> withdraw(reversalOfUnknownLine());
            case 1 -> withdrawBeforeItIsSent();
            case 2 -> withdraw(ofAnotherInstitution(reversal(any(sent), random.nextBoolean())));
            case 3 -> submit(ofAnotherPatient(any(sent)));
            default ->
                submit(Settlement.newBuilder(settlement())
                        .setFeeLines(List.of())
                        .build());
        };
    }

    private Input submit(Settlement settlement) {
        String digest = digests.of(settlement);
        sent.add(settlement);
        return log.append(
                settlement.getPerson().getPatientId(), source -> new Input.Submitted(source, settlement, digest));
    }

    private Input withdraw(Reversal reversal) {
        reversals.add(reversal);
        return log.append(reversal.getPatientId(), source -> new Input.Withdrawn(source, reversal));
    }

    private Settlement settlement() {
        int lines = 1 + random.nextInt(3);
        List<FeeLine> feeLines = new ArrayList<>();
        long totalFen = 0;
        for (int i = 1; i <= lines; i++) {
            long amountFen = random.nextInt(5_000);
            totalFen += amountFen;
            feeLines.add(WireSettlements.line("L" + i, amountFen));
        }
        Instant settledAt = START.plus(Duration.ofMinutes(random.nextInt(MINUTES)));
        settlementNumber++;
        return WireSettlements.outpatient()
                .setSettlementId("S" + settlementNumber)
                .setSettledAt(settledAt)
                .setPerson(WireSettlements.person()
                        .setPatientId("P" + random.nextInt(setup.patients()))
                        .build())
                .setInstitution(WireSettlements.hospital()
                        .setInstitutionId(anyInstitution())
                        .build())
                .setFeeLines(feeLines)
                .setAmounts(WireSettlements.amounts(totalFen, random.nextLong(totalFen + 1))
                        .build())
                .build();
    }

    private Settlement retried(Settlement first) {
        return Settlement.newBuilder(first)
                .setMessageId("again " + inputs)
                .setSentAt(first.getSentAt().plusSeconds(inputs))
                .build();
    }

    /** The same id and person, other content; sometimes from another institution. */
    private Settlement conflicting(Settlement first) {
        Settlement other = settlement();
        settlementNumber--;
        return Settlement.newBuilder(other)
                .setSettlementId(first.getSettlementId())
                .setPerson(first.getPerson())
                .setInstitution(random.nextBoolean() ? first.getInstitution() : other.getInstitution())
                .build();
    }

    private Settlement ofAnotherPatient(Settlement first) {
        return Settlement.newBuilder(first)
                .setPerson(WireSettlements.person()
                        .setPatientId("P" + random.nextInt(setup.patients()))
                        .build())
                .build();
    }

    private Reversal reversal(Settlement settlement, boolean ofLines) {
        List<String> lines = new ArrayList<>();
        if (ofLines) {
            settlement.getFeeLines().stream()
                    .map(FeeLine::getLineId)
                    .filter(line -> random.nextInt(3) > 0)
                    .forEach(lines::add);
        }
        reversalNumber++;
        return Reversal.newBuilder()
                .setReversalId("R" + reversalNumber)
                .setSettlementId(settlement.getSettlementId())
                .setPatientId(settlement.getPerson().getPatientId())
                .setInstitutionId(settlement.getInstitution().getInstitutionId())
                .setChannel(Channel.OUTPATIENT)
                .setReversedAt(settlement.getSettledAt().plus(Duration.ofMinutes(random.nextInt(60))))
                .setLineIds(lines)
                .build();
    }

    private Reversal reversalOfUnknownLine() {
        return Reversal.newBuilder(reversal(any(sent), true))
                .setLineIds(List.of("L1", "L9"))
                .build();
    }

    private Reversal ofAnotherInstitution(Reversal reversal) {
        return Reversal.newBuilder(reversal).setInstitutionId(anyInstitution()).build();
    }

    private Input withdrawBeforeItIsSent() {
        Settlement settlement = settlement();
        announced.add(settlement);
        return withdraw(reversal(settlement, random.nextBoolean()));
    }

    private String anyInstitution() {
        return "H" + random.nextInt(setup.institutions());
    }

    /** Often a recent one, which may be under way still. */
    private <T> T any(List<T> of) {
        int among = random.nextBoolean() ? Math.min(RECENT, of.size()) : of.size();
        return of.get(of.size() - 1 - random.nextInt(among));
    }
}
