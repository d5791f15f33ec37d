package org.claimscreener.engine.inspection;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FirstsTest {
    @Test
    void tellsCopiesApartFromFirstsAsASetDoes() {
        long number = new Random().nextLong();
        Random random = new Random(number);
        Firsts firsts = new Firsts();
        Set<String> set = new HashSet<>();
        for (int i = 0; i < 50_000; i++) {
            String id = "S" + random.nextInt(20_000);
            assertThat(firsts.add(id)).as("seed %d, %s", number, id).isEqualTo(set.add(id));
        }
        assertThat(firsts.size()).isEqualTo(set.size());
    }
}
