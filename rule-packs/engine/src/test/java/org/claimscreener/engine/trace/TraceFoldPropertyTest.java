package org.claimscreener.engine.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

import org.claimscreener.engine.testkit.WireSettlements;
import org.claimscreener.wire.record.Channel;
import org.claimscreener.wire.record.FeeLine;
import org.claimscreener.wire.record.Institution;
import org.claimscreener.wire.record.Person;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.Settlement;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever order settlements, retries and reversals come in: what the codes remember is what is left when everything that
 * was withdrawn is crossed out. The fold knows nothing of books and desks.
 */
class TraceFoldPropertyTest {
    private static final int CASES = Integer.getInteger("trace.cases", 3_000);
    private static final int CODES = 4;
    private static final int SETTLEMENTS = TraceDesk.MAX_USES;

    @Test
    void anyInterleavingLeavesTheUsesThatAFoldOfTheLogGives() {
        long first = Long.getLong("trace.seed", System.nanoTime());
        for (long seed = first; seed < first + CASES; seed++) {
            run(seed);
        }
    }

    private static void run(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        World world = new World();
        List<Settlement> settlements = new ArrayList<>();
        for (int i = 0; i < SETTLEMENTS; i++) {
            settlements.add(settlement(i, random));
        }
        for (int step = 0; step < 40; step++) {
            Settlement settlement = settlements.get(random.nextInt(SETTLEMENTS));
            if (random.nextInt(3) > 0) {
                world.submitted(settlement, seed);
            } else {
                world.withdrawn(reversal(settlement, step, random));
            }
            assertThat(world.remembered())
                    .as("-Dtrace.seed=%d, step %d", seed, step)
                    .isEqualTo(world.folded());
        }
    }

    /** The codes' memories beside the log that they were made from. */
    private static final class World {
        private final Map<String, Map<String, Traced>> books = new HashMap<>();
        private final Map<String, UsesInAList> codes = new TreeMap<>();
        private final Map<Settlement, Set<String>> withdrawnLines = new HashMap<>();
        private final List<Settlement> accepted = new ArrayList<>();
        private final Set<String> reversals = new HashSet<>();

        private void submitted(Settlement settlement, long seed) {
            for (String code : TraceBook.submitted(settlement, book(settlement.getInstitution()))) {
                Set<CodeUse> before = new HashSet<>(folded().getOrDefault(code, Set.of()));
                assertThat(new HashSet<>(TraceDesk.ask(use(settlement), code(code))))
                        .as("-Dtrace.seed=%d", seed)
                        .isEqualTo(before);
            }
            if (!accepted.contains(settlement)) {
                accepted.add(settlement);
                withdrawnLines.put(settlement, new HashSet<>());
            }
        }

        private void withdrawn(Reversal reversal) {
            Institution institution = WireSettlements.hospital()
                    .setInstitutionId(reversal.getInstitutionId())
                    .build();
            for (String code : TraceBook.withdrawn(reversal, book(institution))) {
                TraceDesk.takeBack(
                        reversal.getSettlementId(), reversal.getPatientId(), reversal.getInstitutionId(), code(code));
            }
            accepted.stream()
                    .filter(s -> s.getSettlementId().equals(reversal.getSettlementId()))
                    .forEach(settlement -> cross(settlement, reversal));
        }

        /** A reversal counts once, as a whole or not at all. */
        private void cross(Settlement settlement, Reversal reversal) {
            Set<String> lines = new HashSet<>();
            settlement.getFeeLines().forEach(line -> lines.add(line.getLineId()));
            Set<String> named = reversal.getLineIds().isEmpty() ? lines : new HashSet<>(reversal.getLineIds());
            Set<String> crossed = withdrawnLines.computeIfAbsent(settlement, s -> new HashSet<>());
            if (lines.containsAll(named)
                    && !crossed.containsAll(named)
                    && reversals.add(settlement.getSettlementId() + " " + reversal.getReversalId())) {
                crossed.addAll(named);
            }
        }

        private Map<String, Set<CodeUse>> folded() {
            Map<String, Set<CodeUse>> folded = new TreeMap<>();
            for (Settlement settlement : accepted) {
                for (FeeLine line : settlement.getFeeLines()) {
                    if (!line.getSplitPack()
                            && !withdrawnLines
                                    .getOrDefault(settlement, Set.of())
                                    .contains(line.getLineId())) {
                        line.getTraceCodes()
                                .forEach(code -> folded.computeIfAbsent(code, c -> new HashSet<>())
                                        .add(use(settlement)));
                    }
                }
            }
            return folded;
        }

        private Map<String, Set<CodeUse>> remembered() {
            Map<String, Set<CodeUse>> remembered = new TreeMap<>();
            codes.forEach((code, memory) -> {
                if (!memory.uses().isEmpty()) {
                    remembered.put(code, new HashSet<>(memory.uses()));
                }
            });
            return remembered;
        }

        private UsesInAList code(String code) {
            return codes.computeIfAbsent(code, c -> new UsesInAList());
        }

        private TracedMemory book(Institution institution) {
            Map<String, Traced> book = books.computeIfAbsent(institution.getInstitutionId(), i -> new HashMap<>());
            return new TracedMemory() {
                @Override
                public @Nullable Traced traced(String key) {
                    return book.get(key);
                }

                @Override
                public void putTraced(String key, Traced traced) {
                    book.put(key, traced);
                }
            };
        }
    }

    private static CodeUse use(Settlement settlement) {
        return new CodeUse(
                settlement.getSettlementId(),
                settlement.getPerson().getPatientId(),
                settlement.getInstitution().getInstitutionId(),
                settlement.getSettledAt());
    }

    private static Settlement settlement(int number, SplittableRandom random) {
        List<FeeLine> lines = new ArrayList<>();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            List<String> codes = new ArrayList<>();
            for (int j = random.nextInt(3); j > 0; j--) {
                codes.add("8123456789012345678" + random.nextInt(CODES));
            }
            lines.add(FeeLine.newBuilder(WireSettlements.line("L" + i, 1_000))
                    .setTraceCodes(codes)
                    .setSplitPack(random.nextInt(6) == 0)
                    .build());
        }
        Person person =
                WireSettlements.person().setPatientId("P" + random.nextInt(3)).build();
        return WireSettlements.outpatient()
                .setSettlementId("S" + number)
                .setPerson(person)
                .setInstitution(WireSettlements.hospital()
                        .setInstitutionId("H" + random.nextInt(2))
                        .build())
                .setSettledAt(WireSettlements.MONDAY.plusSeconds(random.nextInt(1_000)))
                .setFeeLines(lines)
                .build();
    }

    private static Reversal reversal(Settlement settlement, int number, SplittableRandom random) {
        List<String> lines = new ArrayList<>();
        if (random.nextBoolean()) {
            lines.add("L" + random.nextInt(4));
        }
        return Reversal.newBuilder()
                .setReversalId("R" + (random.nextInt(5) == 0 ? number / 2 : number + 100))
                .setSettlementId(settlement.getSettlementId())
                .setPatientId(settlement.getPerson().getPatientId())
                .setInstitutionId(settlement.getInstitution().getInstitutionId())
                .setChannel(Channel.OUTPATIENT)
                .setReversedAt(WireSettlements.MONDAY.plusSeconds(2_000))
                .setLineIds(lines)
                .build();
    }
}
