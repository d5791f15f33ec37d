package org.claimscreener.engine.patient;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import org.claimscreener.engine.history.Remembered;
import org.claimscreener.engine.ledger.LedgerEntry;
import org.claimscreener.wire.record.Consequence;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimscreener.engine.patient.Arrivals.submitted;
import static org.claimscreener.engine.patient.Arrivals.withdrawn;

/** What is withdrawn leaves a past as if it had never been, but for a mark without weight. */
class TakenBackTest {
    private static final long SEED = 20_261_124;
    private static final int ROUNDS = 2_000;

    private final Random random = new Random(SEED);

    @Test
    void leavesWhatWouldHaveBeenWithoutItInWhateverOrder() {
        for (int round = 0; round < ROUNDS; round++) {
            List<List<PatientInput>> kept = new ArrayList<>();
            List<List<PatientInput>> taken = new ArrayList<>();
            for (int i = random.nextInt(6); i >= 0; i--) {
                kept.add(kept("K" + i));
            }
            for (int i = random.nextInt(4); i >= 0; i--) {
                taken.add(taken("T" + i));
            }
            List<List<PatientInput>> all = new ArrayList<>(kept);
            all.addAll(taken);

            MemoryInMaps without = after(interleaved(kept));
            MemoryInMaps with = after(interleaved(all));

            assertThat(counting(with)).as("seed %s round %s", SEED, round).isEqualTo(counting(without));
            assertThat(with.past.size() - without.past.size())
                    .as("marks, seed %s round %s", SEED, round)
                    .isEqualTo(taken.size());
            assertThat(effects(with, "K")).as("seed %s round %s", SEED, round).isEqualTo(effects(without, "K"));
        }
    }

    /** A settlement that stays, whole or without one of its two lines, and its messages come again now and then. */
    private List<PatientInput> kept(String id) {
        List<PatientInput> inputs = new ArrayList<>(List.of(submitted(id)));
        if (random.nextBoolean()) {
            inputs.add(withdrawn("R", id, random.nextBoolean() ? "L1" : "L2"));
        }
        return sometimesAgain(inputs);
    }

    /** A settlement that is withdrawn, at once or line by line. */
    private List<PatientInput> taken(String id) {
        List<PatientInput> inputs = new ArrayList<>(List.of(submitted(id)));
        if (random.nextBoolean()) {
            inputs.add(withdrawn("R1", id, random.nextBoolean() ? "L1" : "L2"));
        }
        inputs.add(random.nextBoolean() ? withdrawn("R2", id) : withdrawn("R2", id, "L1", "L2"));
        return sometimesAgain(inputs);
    }

    private List<PatientInput> sometimesAgain(List<PatientInput> inputs) {
        List<PatientInput> again = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            again.add(inputs.get(i));
            if (random.nextInt(3) == 0) {
                again.add(inputs.get(random.nextInt(i + 1)));
            }
        }
        return again;
    }

    /** All inputs, those of each settlement in their order. */
    private List<PatientInput> interleaved(List<List<PatientInput>> settlements) {
        List<Integer> turns = new ArrayList<>();
        for (int i = 0; i < settlements.size(); i++) {
            turns.addAll(Collections.nCopies(settlements.get(i).size(), i));
        }
        Collections.shuffle(turns, random);
        int[] next = new int[settlements.size()];
        return turns.stream()
                .map(turn -> settlements.get(turn).get(next[turn]++))
                .toList();
    }

    private static MemoryInMaps after(List<PatientInput> inputs) {
        MemoryInMaps memory = new MemoryInMaps();
        PatientDesk desk = new PatientDesk(new CountingDecider(Consequence.NOTE));
        inputs.forEach(input -> desk.receive(input, memory, true));
        return memory;
    }

    private static Map<String, Remembered> counting(MemoryInMaps memory) {
        Map<String, Remembered> counting = new TreeMap<>();
        for (Remembered remembered : memory.past) {
            if (!remembered.visit().withdrawn()) {
                counting.put(remembered.visit().settlementId(), remembered);
            }
        }
        return counting;
    }

    /** What the ledger holds of the settlements, less their decisions' words on the past. */
    private static Map<String, List<Object>> effects(MemoryInMaps memory, String prefix) {
        Map<String, List<Object>> effects = new TreeMap<>();
        for (Map.Entry<String, LedgerEntry> entry : memory.answered.entrySet()) {
            if (entry.getKey().startsWith(prefix)) {
                effects.put(
                        entry.getKey(),
                        List.of(
                                entry.getValue().withdrawnLineIds(),
                                entry.getValue().reversals()));
            }
        }
        return effects;
    }
}
