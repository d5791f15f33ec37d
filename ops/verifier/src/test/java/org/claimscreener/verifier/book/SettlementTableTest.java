package org.claimscreener.verifier.book;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SettlementTableTest {
    @Test
    void behavesAsAMapThroughGrowthAndRemoval() {
        long seed = Long.getLong("screener.test.seed", new Random().nextLong());
        Random random = new Random(seed);
        SettlementTable table = new SettlementTable();
        Map<String, SettlementTrack> model = new HashMap<>();
        for (int round = 0; round < 5; round++) {
            for (int i = 0; i < 5_000; i++) {
                String id = "S" + random.nextInt(20_000) + (random.nextInt(9) == 0 ? "药" : "");
                assertThat(table.get(id)).as("seed %d", seed).isSameAs(model.get(id));
                if (!model.containsKey(id)) {
                    model.put(id, table.add(id));
                }
            }
            int rest = random.nextInt(7);
            table.removeIf(track -> track.settlementId().hashCode() % 7 == rest);
            model.values().removeIf(track -> track.settlementId().hashCode() % 7 == rest);
            assertThat(table.size()).as("seed %d", seed).isEqualTo(model.size());
        }
        model.forEach((id, track) -> assertThat(table.get(id)).isSameAs(track));
        System.out.println("SettlementTableTest: seed " + seed);
    }
}
