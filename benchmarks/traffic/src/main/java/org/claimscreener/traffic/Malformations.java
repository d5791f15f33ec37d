package org.claimscreener.traffic;

import java.time.Instant;
import java.util.Arrays;

/** Messages that nobody can decode: noise, settlements cut off in the midst, an unknown schema's fingerprint. */
final class Malformations {
    private static final int FINGERPRINT_AT = 2;

    private final Props props;
    private final SettlementWriter writer;
    private final double share;
    private final long seed;
    private double due;

    Malformations(TrafficSettings settings, Props props, SettlementWriter writer) {
        this.props = props;
        this.writer = writer;
        this.share = settings.malformedShare();
        this.seed = Dice.hash(settings.seed(), 83);
    }

    void planDay(long day, int honestSettlements, Outbox outbox) {
        due += share * honestSettlements;
        Dice dice = new Dice(Dice.hash(seed, day));
        for (; due >= 1; due--) {
            Instant sentAt = Instant.ofEpochMilli(ShanghaiTime.atMs(day, dice.below(86_400)));
            Patient patient = props.cast().adult(day);
            byte[] bytes = switch (dice.below(3)) {
                case 0 -> noise(dice);
                case 1 -> cutOff(settlement(patient, day, dice), dice);
                default -> unknownSchema(settlement(patient, day, dice));
            };
            outbox.send(TrafficEvent.malformed(patient.id(), sentAt, bytes));
        }
    }

    private static byte[] noise(Dice dice) {
        byte[] bytes = new byte[dice.between(1, 200)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) dice.below(256);
        }
        // Neither the marker of single-object encoding nor that of Confluent framing, even by chance.
        bytes[0] = 0x7F;
        return bytes;
    }

    private static byte[] cutOff(byte[] whole, Dice dice) {
        return Arrays.copyOf(whole, dice.between(10, whole.length - 1));
    }

    private static byte[] unknownSchema(byte[] whole) {
        whole[FINGERPRINT_AT] ^= 0x55;
        return whole;
    }

    private byte[] settlement(Patient patient, long day, Dice dice) {
        Condition condition = props.complaint(Condition.Setting.SHOP, patient, day, dice);
        Facility shop = props.of(patient, FacilityKind.PHARMACY, dice);
        Encounter visit = props.visitOn(day, VisitKind.PHARMACY, patient, shop, condition, dice);
        LineSheet sheet = props.bills().write(visit);
        return TrafficEvent.settlement(writer.write(sheet, visit.serial(), visit.settledAtMs()), null)
                .bytes();
    }
}
