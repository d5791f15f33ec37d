package org.claimscreener.engine.deploy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Random;

import org.apache.avro.specific.SpecificRecord;
import org.claimscreener.engine.approval.PackOrders;
import org.claimscreener.engine.approval.Persons;
import org.claimscreener.engine.pack.Lineage;
import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.wire.record.PackChunk;
import org.claimscreener.wire.record.PackControl;
import org.claimscreener.wire.record.PackControlKind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The fold over logs with valid, stale, repeated, displaced and forged records. */
class RandomLogTest {
    private static final int LOGS = 20;
    private static final int RECORDS = 150;
    private static final List<RulePack> PACKS = List.of(Packs.FIRST, Packs.SECOND, Packs.THIRD, Packs.STRANGER);

    private static final List<PackControlKind> KINDS = List.of(PackControlKind.values());

    @Test
    void ignoredRecordsLeaveNoTraceAndAReplayChangesNothing() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int accepted = 0;
        for (int i = 0; i < LOGS; i++) {
            accepted += check(random, "seed " + seed + ", log " + i);
        }
        assertThat(accepted).as("orders that were accepted, seed %d", seed).isGreaterThan(LOGS);
    }

    private static int check(Random random, String name) {
        WrittenLog log = new WrittenLog();
        for (int i = 0; i < RECORDS; i++) {
            SpecificRecord record = record(random, log);
            Orders before = log.fold.orders();
            if (log.append(record) instanceof Taken.Ignored) {
                assertThat(log.fold.orders()).as(name).isEqualTo(before);
            }
        }
        int accepted = (int)
                log.taken.stream().filter(Taken.Accepted.class::isInstance).count();
        foldsAlikeWithoutWhatWasIgnored(log, name);
        makeStale(log);
        replayChangesNothing(log, name);
        return accepted;
    }

    /** The same offsets and instants. An ignored part may spoil an archive, its only trace: parts stay in. */
    private static void foldsAlikeWithoutWhatWasIgnored(WrittenLog log, String name) {
        OrderLog again = new OrderLog(Persons.trusted());
        for (int offset = 0; offset < log.entries.size(); offset++) {
            boolean isPart = log.entries.get(offset).content() instanceof PackChunk;
            if (isPart || !(log.taken.get(offset) instanceof Taken.Ignored)) {
                take(again, log, offset);
            }
        }
        assertThat(again.orders()).as(name).isEqualTo(log.fold.orders());
    }

    /**
     * An order that was refused, rightly signed and numbered, may be taken later if its subject has come to be by then;
     * the next one that is accepted ends that.
     */
    private static void makeStale(WrittenLog log) {
        for (RulePack pack : List.of(Packs.version("9.0.0", Lineage.FIRST), Packs.STRANGER)) {
            if (log.fold.orders().staged(pack.id(), pack.digest()).isPresent()) {
                log.append(WrittenLog.signed(
                        Persons.order(PackControlKind.RETIRE, pack.id(), pack.digest(), next(log, pack))));
            }
            log.upload(pack);
            assertThat(log.append(stage(log, pack))).isInstanceOf(Taken.Accepted.class);
        }
    }

    private static void replayChangesNothing(WrittenLog log, String name) {
        Orders before = log.fold.orders();
        int end = log.entries.size();
        for (int round = 0; round < 2; round++) {
            for (int offset = 0; offset < end; offset++) {
                log.append(log.entries.get(offset).content());
            }
            assertThat(log.fold.orders()).as(name).isEqualTo(before);
        }
    }

    private static void take(OrderLog fold, WrittenLog log, int offset) {
        WrittenLog.Entry entry = log.entries.get(offset);
        try {
            if (entry.content() instanceof PackChunk chunk) {
                fold.take(offset, chunk);
            } else {
                fold.take(entry.appendedAt(), (PackControl) entry.content(), log::archive);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static SpecificRecord record(Random random, WrittenLog log) {
        RulePack pack = PACKS.get(random.nextInt(PACKS.size()));
        return switch (random.nextInt(12)) {
            case 0, 1 -> upload(random, log, pack);
            case 2 -> WrittenLog.parts(pack).get(random.nextInt(3));
            case 3 ->
                log.entries.isEmpty()
                        ? stage(log, pack)
                        : log.entries.get(random.nextInt(log.entries.size())).content();
            case 4 -> forged(random, order(random, log, pack));
            case 5 ->
                WrittenLog.signed(
                        Persons.order(kind(random), pack.id(), pack.digest(), 1 + random.nextLong(next(log, pack))));
            case 6, 7 -> stage(log, pack);
            default -> WrittenLog.signed(order(random, log, pack));
        };
    }

    /** Writes the parts before the last one, and gives that. */
    private static PackChunk upload(Random random, WrittenLog log, RulePack pack) {
        List<PackChunk> parts = WrittenLog.parts(pack);
        parts.subList(0, 2).forEach(log::append);
        return random.nextInt(5) > 0
                ? parts.get(2)
                : PackChunk.newBuilder(parts.get(2))
                        .setContent(ByteBuffer.wrap(new byte[] {1}))
                        .build();
    }

    private static PackControl stage(WrittenLog log, RulePack pack) {
        return WrittenLog.signed(WrittenLog.stageOrder(pack, next(log, pack)));
    }

    private static PackControl.Builder order(Random random, WrittenLog log, RulePack pack) {
        PackControlKind kind = kind(random);
        PackControl.Builder order = Persons.order(kind, pack.id(), pack.digest(), next(log, pack));
        boolean mayWait = kind == PackControlKind.ACTIVATE || kind == PackControlKind.ROLLBACK;
        return mayWait && random.nextBoolean()
                ? order.setEffectiveAt(log.now().plus(Duration.ofMinutes(random.nextInt(100) - 20)))
                : order;
    }

    /** As promoters number: after what was accepted. */
    private static long next(WrittenLog log, RulePack pack) {
        return log.fold.orders().of(pack.id()).lastNumber() + 1;
    }

    private static PackControlKind kind(Random random) {
        PackControlKind kind = KINDS.get(random.nextInt(KINDS.size()));
        // Staging has its own case, and packs that are always retired would leave little to see.
        return kind == PackControlKind.STAGE || (kind == PackControlKind.RETIRE && random.nextBoolean())
                ? PackControlKind.ACTIVATE
                : kind;
    }

    private static PackControl forged(Random random, PackControl.Builder order) {
        return random.nextBoolean()
                ? PackOrders.sign(Persons.FIRST_APPROVER, order.build())
                : PackControl.newBuilder(WrittenLog.signed(order))
                        .setReason("another")
                        .build();
    }
}
