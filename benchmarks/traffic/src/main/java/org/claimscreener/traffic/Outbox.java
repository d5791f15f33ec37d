package org.claimscreener.traffic;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Supplier;

/**
 * What waits to be sent, in the order of sending. Honest settlements are written only when they are sent; the box holds a day and
 * what is late, withdrawn or part of a scheme, so its size follows the population and not time.
 */
final class Outbox {
    private static final double REBILLED_SHARE = 0.6;

    private final TrafficSettings settings;
    private final HonestBills bills;
    private final SettlementWriter writer;
    private final Serials serials;
    private final PriorityQueue<Pending> queue =
            new PriorityQueue<>(Comparator.comparingLong(Pending::sentAtMs).thenComparingLong(Pending::order));
    private long order;

    Outbox(TrafficSettings settings, HonestBills bills, SettlementWriter writer, Serials serials) {
        this.settings = settings;
        this.bills = bills;
        this.writer = writer;
        this.serials = serials;
    }

    private record Pending(long sentAtMs, long order, Supplier<TrafficEvent> event) {}

    boolean holdsBefore(long ms) {
        Pending head = queue.peek();
        return head != null && head.sentAtMs() < ms;
    }

    int size() {
        return queue.size();
    }

    TrafficEvent take() {
        return queue.remove().event().get();
    }

    void send(TrafficEvent event) {
        send(event.sentAt().toEpochMilli(), () -> event);
    }

    /** An honest visit: its settlement, and what may go on around it. */
    void honest(Encounter encounter) {
        Dice dice = new Dice(Dice.hash(encounter.serial(), settings.seed(), 61));
        long sentAtMs = encounter.settledAtMs() + delayMs(dice);
        settlement(encounter, encounter.serial(), sentAtMs);
        if (dice.chance(settings.reversalShare())) {
            reversal(encounter, sentAtMs, dice);
        } else if (dice.chance(settings.retryShare())) {
            long againMs = sentAtMs + dice.between(2, 600) * ShanghaiTime.SECOND_MS;
            send(againMs, () -> TrafficEvent.retry(writer.write(bills.write(encounter), encounter.serial(), againMs)));
        }
    }

    private long delayMs(Dice dice) {
        if (dice.chance(settings.lateShare())) {
            return dice.between(120, 72 * 60) * ShanghaiTime.MINUTE_MS;
        }
        return dice.between(1_000, 9_000);
    }

    private void settlement(Encounter encounter, long billSerial, long sentAtMs) {
        send(
                sentAtMs,
                () -> TrafficEvent.honest(
                        writer.write(bills.write(encounter), billSerial, sentAtMs), encounter.story()));
    }

    /** Withdrawn minutes to hours later; more often than not the same visit is billed anew, under another settlement id. */
    private void reversal(Encounter encounter, long sentAtMs, Dice dice) {
        boolean rebilled = dice.chance(REBILLED_SHARE);
        long reversedAtMs = sentAtMs + dice.between(3, rebilled ? 60 : 360) * ShanghaiTime.MINUTE_MS;
        long reversalSerial = serials.next();
        send(
                reversedAtMs,
                () -> TrafficEvent.reversal(
                        writer.reversal(encounter, encounter.serial(), reversalSerial, reversedAtMs)));
        if (rebilled) {
            long settledAtMs = reversedAtMs + dice.between(1, 10) * ShanghaiTime.MINUTE_MS;
            settlement(encounter.settledAt(settledAtMs), serials.next(), settledAtMs + delayMs(dice));
        }
    }

    private void send(long sentAtMs, Supplier<TrafficEvent> event) {
        queue.add(new Pending(sentAtMs, order++, event));
    }
}
