package org.claimscreener.peers;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import org.claimscreener.engine.fact.ItemKind;
import org.claimscreener.engine.fact.PastLine;
import org.claimscreener.engine.fact.PastVisit;
import org.claimscreener.engine.fact.VisitMode;
import org.claimscreener.engine.history.PastMark;
import org.claimscreener.engine.history.Remembered;
import org.claimscreener.engine.ledger.LedgerEntry;
import org.claimscreener.engine.profile.Cells;
import org.claimscreener.engine.profile.Contribution;
import org.claimscreener.engine.profile.Coverage;
import org.claimscreener.engine.profile.Occupied;
import org.claimscreener.engine.profile.Row;
import org.claimscreener.engine.profile.RowKey;
import org.claimscreener.engine.profile.Scale;
import org.claimscreener.engine.profile.Touch;
import org.claimscreener.wire.record.Channel;
import org.claimscreener.wire.record.Sex;
import org.claimscreener.wire.record.Verdict;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever is put into a store comes out of it. */
class StoredFormsTest {
    private static final int ROUNDS = 300;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @Test
    void rowsOfAllKindsComeBack() {
        for (int round = 0; round < ROUNDS; round++) {
            for (RowKey.Kind kind : RowKey.Kind.values()) {
                Row row = row(kind);
                assertThat(ProfileBytes.row(kind, new BytesIn(ProfileBytes.of(row))))
                        .as("%s, seed %s", kind, seed)
                        .isEqualTo(row);
            }
        }
    }

    @Test
    void keysOfTwoRowsAreNeverTheSame() {
        Set<RowKey> keys = new HashSet<>();
        Set<ByteBuffer> stored = new HashSet<>();
        for (int round = 0; round < 10 * ROUNDS; round++) {
            RowKey key = new RowKey(
                    any(Scale.values()),
                    any(RowKey.Kind.values()),
                    random.nextInt(3),
                    random.nextInt(3),
                    random.nextInt(200),
                    random.nextInt(200));
            assertThat(stored.add(ByteBuffer.wrap(ProfileBytes.of(key))))
                    .as("%s, seed %s", key, seed)
                    .isEqualTo(keys.add(key));
        }
    }

    @Test
    void contributionsAndCoverageComeBack() {
        for (int round = 0; round < ROUNDS; round++) {
            Contribution contribution = new Contribution(
                    random.nextLong(),
                    random.nextLong(),
                    moment(),
                    many(i -> random.nextLong()),
                    many(i -> touch()),
                    many(i -> touch()),
                    random.nextBoolean());
            assertThat(ProfileBytes.contribution(new BytesIn(ProfileBytes.of(contribution))))
                    .as("seed %s", seed)
                    .isEqualTo(contribution);
            Coverage coverage = new Coverage(
                    moment(), moment(), many(i -> new Coverage.Kept(random.nextInt(), moment(), random.nextBoolean())));
            assertThat(ProfileBytes.coverage(new BytesIn(ProfileBytes.of(coverage))))
                    .as("seed %s", seed)
                    .isEqualTo(coverage);
        }
    }

    @Test
    void visitsAndAnswersComeBack() {
        for (int round = 0; round < ROUNDS; round++) {
            Remembered remembered = new Remembered(visit(), new PastMark(random.nextLong(), random.nextLong()));
            assertThat(PatientBytes.visit(new BytesIn(PatientBytes.of(remembered))))
                    .as("seed %s", seed)
                    .isEqualTo(remembered);
            LedgerEntry entry =
                    new LedgerEntry(bytes(), many(i -> text()), many(i -> new LedgerEntry.Answered(text(), bytes())));
            assertThat(PatientBytes.answered(new BytesIn(PatientBytes.of(entry))))
                    .as("seed %s", seed)
                    .isEqualTo(entry);
        }
    }

    @Test
    void noOwnersKeysBeginWithAnothers() {
        List<String> owners = List.of("P", "P1", "P1v", "", "P\u0000", "患者");
        for (String one : owners) {
            for (String other : owners) {
                if (!one.equals(other)) {
                    byte[] prefix = StoreKey.prefix(one, 'v');
                    byte[] key = StoreKey.of(StoreKey.prefix(other, 'v'), "1").get();
                    assertThat(Arrays.mismatch(prefix, key))
                            .as("'%s' and '%s'", one, other)
                            .isBetween(0, prefix.length - 1);
                }
            }
        }
    }

    private Occupied occupied() {
        byte[] stored = new byte[random.nextInt(2) * (2 + random.nextInt(40))];
        random.nextBytes(stored);
        return Occupied.of(ByteBuffer.wrap(stored));
    }

    private Row row(RowKey.Kind kind) {
        return switch (kind) {
            case TOTALS -> new Row.Totals(random.nextLong(), random.nextLong(), cells(), occupied());
            case PANE -> new Row.Pane(cells());
            case MEMBERS -> {
                TreeMap<Long, Long> latest = new TreeMap<>();
                many(i -> latest.put(random.nextLong(), random.nextLong()) == null);
                yield new Row.Members(latest);
            }
            case LINK -> new Row.Link(random.nextLong(), random.nextLong());
            case SKETCH, SKETCHED_BEFORE -> new Row.Sketched(random.nextLong(), bytes());
        };
    }

    private Cells cells() {
        List<Integer> numbers = List.copyOf(new TreeSet<>(many(i -> random.nextInt(1_000))));
        List<Integer> sizes = new ArrayList<>();
        List<Long> values = new ArrayList<>();
        boolean single = random.nextBoolean();
        for (int ignored : numbers) {
            int size = single ? 1 : 1 + random.nextInt(3);
            sizes.add(size);
            IntStream.range(0, size).forEach(i -> values.add(random.nextLong()));
        }
        return Cells.of(numbers, sizes, values);
    }

    private Touch touch() {
        return new Touch(
                random.nextInt(50) - 1,
                random.nextInt(300),
                random.nextInt(5),
                random.nextLong(),
                random.nextBoolean());
    }

    private PastVisit visit() {
        return new PastVisit(
                text(),
                text(),
                any(Channel.values()),
                text(),
                text(),
                any(VisitMode.values()),
                random.nextBoolean(),
                moment(),
                day(),
                day(),
                text(),
                text(),
                text(),
                text(),
                any(Sex.values()),
                random.nextLong(),
                any(Verdict.values()),
                random.nextBoolean() ? moment() : null,
                many(i -> new PastLine(
                        text(),
                        day(),
                        text(),
                        any(ItemKind.values()),
                        random.nextLong(),
                        random.nextLong(),
                        random.nextLong(),
                        random.nextInt())));
    }

    private <T> T any(T[] of) {
        return of[random.nextInt(of.length)];
    }

    private <T> List<T> many(IntFunction<T> make) {
        return IntStream.range(0, random.nextInt(6)).mapToObj(make).toList();
    }

    private String text() {
        return random.nextInt(4) == 0 ? "" : Integer.toString(random.nextInt(), 36) + "药";
    }

    private Instant moment() {
        return Instant.ofEpochMilli(random.nextLong() >> 20);
    }

    private LocalDate day() {
        return LocalDate.ofEpochDay(random.nextInt(40_000));
    }

    private ByteBuffer bytes() {
        byte[] bytes = new byte[random.nextInt(100)];
        random.nextBytes(bytes);
        return ByteBuffer.wrap(bytes);
    }
}
