package org.claimscreener.engine.pack;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A good archive with bytes flipped, cut, doubled and moved: it is refused, or it is still the very same pack. */
class PackArchiveFuzzTest {
    private static final int MUTATIONS = 5_000;

    @Test
    void damageIsRefusedAndNothingElseHappens() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        RulePack good = PackUnderTest.plain().checked();
        byte[] archive = good.archive();
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] damaged = damaged(archive, random);
            String which = "seed " + seed + ", mutation " + i;
            try {
                RulePack read = PackArchive.read("fuzz.pack", damaged);
                assertThat(damaged).as(which).isEqualTo(archive);
                assertThat(read.digest()).as(which).isEqualTo(good.digest());
            } catch (PackRefusedException e) {
                assertThat(e.problems()).as(which).isNotEmpty();
                refused++;
            } catch (RuntimeException | Error e) {
                throw new AssertionError(which + " ends in " + e, e);
            }
        }
        assertThat(refused).as("seed %d", seed).isGreaterThan(MUTATIONS * 9 / 10);
    }

    private static byte[] damaged(byte[] archive, Random random) {
        byte[] bytes = archive.clone();
        int at = random.nextInt(bytes.length);
        return switch (random.nextInt(5)) {
            case 0 -> flipped(bytes, random, 1);
            case 1 -> flipped(bytes, random, 1 + random.nextInt(16));
            case 2 -> Arrays.copyOf(bytes, at);
            case 3 ->
                joined(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, random.nextInt(bytes.length), bytes.length));
            default -> overwritten(bytes, at, random);
        };
    }

    private static byte[] flipped(byte[] bytes, Random random, int bits) {
        for (int i = 0; i < bits; i++) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] overwritten(byte[] bytes, int at, Random random) {
        byte[] noise = new byte[Math.min(8, bytes.length - at)];
        random.nextBytes(noise);
        System.arraycopy(noise, 0, bytes, at, noise.length);
        return bytes;
    }
}
