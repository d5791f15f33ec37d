package org.claimscreener.faults.scenario;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.claimscreener.faults.load.Encoding;
import org.claimscreener.faults.load.Load;
import org.claimscreener.faults.load.Message;
import org.claimscreener.wire.WireFormat;
import org.claimscreener.wire.record.Amounts;
import org.claimscreener.wire.record.FeeLine;
import org.claimscreener.wire.record.Institution;
import org.claimscreener.wire.record.Person;
import org.claimscreener.wire.record.Settlement;

/** Makers of inputs that are not what they should be. Stateless; the same random source gives the same. */
final class BadInputs {
    private static final int LONGEST_NOISE = 2_000;
    /** Marker and fingerprint of single-object encoding. */
    private static final int HEADER_BYTES = 10;

    private static final int LONG_TEXT = 20_000;

    /** The topic takes a little more than a message may have. */
    private static final int MOST_OVERSIZE = 90_000;

    /** One in so many oversized ones is far larger, and passes the broker because it compresses so well. */
    private static final int BOMB_EVERY = 50;

    private static final int BOMB_BYTES = 8_000_000;

    private BadInputs() {}

    /** Noise, half of it behind the marker of a released encoding. */
    static Message poison(Load load, Random random, int number) {
        byte[] noise = new byte[1 + random.nextInt(LONGEST_NOISE)];
        random.nextBytes(noise);
        if (number % 2 == 0) {
            byte[] whole = Encoding.bytes(anyOf(load, random));
            System.arraycopy(whole, 0, noise, 0, Math.min(noise.length, HEADER_BYTES));
        }
        return unreadable(random, noise);
    }

    /** Readable by its schema, and beyond all sense. Each is a settlement of its own. */
    static Message absurd(Load load, Random random, int number) {
        Settlement settlement = absurd(anyOf(load, random), random)
                .setSettlementId("ABSURD-" + number)
                .build();
        return Encoding.of(Message.Kind.SETTLEMENT, settlement);
    }

    private static Settlement.Builder absurd(Settlement sound, Random random) {
        FeeLine line = sound.getFeeLines().get(0);
        Settlement.Builder settlement = Settlement.newBuilder(sound);
        return switch (random.nextInt(12)) {
            case 0 ->
                settlement.setFeeLines(List.of(
                        FeeLine.newBuilder(line).setAmountFen(Long.MAX_VALUE).build()));
            case 1 ->
                settlement.setFeeLines(List.of(
                        FeeLine.newBuilder(line).setQuantityE4(Long.MIN_VALUE).build()));
            case 2 ->
                settlement.setFeeLines(
                        List.of(FeeLine.newBuilder(line).setUnitPriceE6(-1).build()));
            case 3 ->
                settlement.setAmounts(Amounts.newBuilder(sound.getAmounts())
                        .setFundFen(Long.MAX_VALUE)
                        .build());
            case 4 ->
                settlement.setAmounts(Amounts.newBuilder(sound.getAmounts())
                        .setTotalFen(-sound.getAmounts().getTotalFen())
                        .build());
            case 5 -> settlement.setSettledAt(Instant.ofEpochMilli(Long.MAX_VALUE / 1_000));
            case 6 -> settlement.setSettledAt(Instant.parse("0001-01-01T00:00:00Z"));
            case 7 ->
                settlement.setPerson(Person.newBuilder(sound.getPerson())
                        .setBirthDate(LocalDate.of(9_999, 12, 31))
                        .build());
            case 8 ->
                settlement.setInstitution(Institution.newBuilder(sound.getInstitution())
                        .setInstitutionId("x".repeat(LONG_TEXT))
                        .build());
            case 9 -> settlement.setFeeLines(List.of());
            case 10 -> settlement.setFeeLines(Collections.nCopies(5_000, line));
            default -> settlement.setTreatmentArea("\u0000\u202E\uD83D\uDE91");
        };
    }

    /** Larger than a settlement may be; the broker takes them. */
    static Message oversized(Load load, Random random, int number) {
        int size = WireFormat.MAX_MESSAGE_BYTES + 1 + random.nextInt(MOST_OVERSIZE);
        return filled(load, random, number % BOMB_EVERY == 0 ? BOMB_BYTES : size);
    }

    /** A settlement's beginning and nothing but zeros, which the producer's compression makes small. */
    private static Message filled(Load load, Random random, int size) {
        byte[] whole = Encoding.bytes(anyOf(load, random));
        byte[] filled = new byte[size];
        System.arraycopy(whole, 0, filled, 0, Math.min(whole.length, size));
        return unreadable(random, filled);
    }

    private static Message unreadable(Random random, byte[] bytes) {
        return Message.of(Message.Kind.UNREADABLE, "P" + random.nextInt(100), bytes, "");
    }

    /** In turn the same content under another message id, and other content under the same settlement id. */
    static Message duplicate(Load load, Random random, int number) {
        Settlement sent = anyOf(load, random);
        if (number % 2 == 0) {
            return Encoding.of(
                    Message.Kind.RETRY,
                    Settlement.newBuilder(sent)
                            .setMessageId("again-" + number)
                            .setSentAt(sent.getSentAt().plusSeconds(number))
                            .build());
        }
        Amounts others = Amounts.newBuilder(sent.getAmounts())
                .setCashFen(sent.getAmounts().getCashFen() + number)
                .build();
        return Encoding.of(
                Message.Kind.CONFLICT,
                Settlement.newBuilder(sent).setAmounts(others).build());
    }

    private static Settlement anyOf(Load load, Random random) {
        List<Settlement> recent = load.recent(500);
        return recent.get(random.nextInt(recent.size()));
    }
}
