package org.claimscreener.traffic;

import java.util.ArrayList;
import java.util.List;

/** One fraud scheme: its settlements and reversals, in the order of sending, each settlement with its label. */
final class Scheme {
    /** The same for all, so that a burst arrives in the order in which it was swiped. */
    static final long SENDING_DELAY_MS = 3 * ShanghaiTime.SECOND_MS;

    private final FraudPattern pattern;
    private final String id;
    private final long day;
    private final Dice dice;
    private final SettlementWriter writer;
    private final Serials serials;
    private final List<TrafficEvent> events = new ArrayList<>();
    private int settlements;
    private int discernible;

    Scheme(FraudPattern pattern, long serial, long day, Dice dice, SettlementWriter writer, Serials serials) {
        this.pattern = pattern;
        this.id = pattern + "-" + serial;
        this.day = day;
        this.dice = dice;
        this.writer = writer;
        this.serials = serials;
    }

    /** The day on which it begins; nothing of it is sent before. */
    long day() {
        return day;
    }

    Dice dice() {
        return dice;
    }

    /** A settlement that is undue as a whole. */
    void settle(LineSheet sheet, boolean tells) {
        settle(sheet, tells, sheet.totalFen());
    }

    void settle(LineSheet sheet, boolean tells, long undueFen) {
        Encounter encounter = sheet.encounter();
        long sentAtMs = encounter.settledAtMs() + SENDING_DELAY_MS;
        events.add(TrafficEvent.settlement(
                writer.write(sheet, encounter.serial(), sentAtMs), new Label(pattern, id, tells, undueFen)));
        settlements++;
        discernible += tells ? 1 : 0;
    }

    void withdraw(Encounter encounter, long reversedAtMs) {
        events.add(TrafficEvent.reversal(writer.reversal(encounter, encounter.serial(), serials.next(), reversedAtMs)));
    }

    List<TrafficEvent> events() {
        return events;
    }

    int settlements() {
        return settlements;
    }

    int discernible() {
        return discernible;
    }
}
