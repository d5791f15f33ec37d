package org.claimscreener.wire;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import com.sun.management.ThreadMXBean;

import static org.assertj.core.api.Assertions.assertThat;

/** Bytes nobody vouches for: each gets an answer, within bounded memory. Seeds are fixed; a failure names its own. */
class WireFuzzTest {

    private static final int MUTATIONS = 30_000;
    private static final int RANDOMS = 10_000;

    /** What WireDecoder promises for each byte of a message. */
    private static final int MAX_BYTES_PER_BYTE = 64;

    /** What classes loaded on the way and the answer's text take. */
    private static final int MAX_OTHER_BYTES = 4_000_000;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final WireDecoder decoder = WireDecoder.builder()
            .confluentId(0, "Settlement", 1)
            .confluentId(1, "Reversal", 1)
            .build();

    @Test
    void answersMutatedMessages() {
        List<byte[]> originals = Stream.of(MessageType.values())
                .map(type -> Released.golden(type, 1))
                .toList();
        for (int seed = 0; seed < MUTATIONS; seed++) {
            Random random = new Random(seed);
            byte[] bytes = originals.get(random.nextInt(originals.size())).clone();
            assertAnswered(mutated(bytes, random), seed);
        }
    }

    @Test
    void answersRandomBytesBehindEveryHeader() {
        byte[] header = Arrays.copyOf(Released.golden(MessageType.SETTLEMENT, 1), 10);
        byte[] confluent = new byte[5];
        for (int seed = 0; seed < RANDOMS; seed++) {
            Random random = new Random(seed);
            byte[] bytes = new byte[random.nextInt(2_000)];
            random.nextBytes(bytes);
            byte[] start = random.nextBoolean() ? header : confluent;
            System.arraycopy(start, 0, bytes, 0, Math.min(random.nextInt(11), Math.min(start.length, bytes.length)));
            assertAnswered(bytes, seed);
        }
    }

    @Test
    void spendsBoundedMemoryOnTheWorstMessage() {
        // Zeros are empty texts and absent values: the most objects for a byte.
        byte[] worst = Arrays.copyOf(
                Arrays.copyOf(Released.golden(MessageType.REVERSAL, 1), 10), WireFormat.MAX_MESSAGE_BYTES);
        int listStart = 10 + 7;
        // 900,000 elements, as a zigzag number of three bytes.
        int zigzag = 900_000 << 1;
        worst[listStart] = (byte) ((zigzag & 0x7F) | 0x80);
        worst[listStart + 1] = (byte) (((zigzag >> 7) & 0x7F) | 0x80);
        worst[listStart + 2] = (byte) (zigzag >> 14);

        long before = THREADS.getCurrentThreadAllocatedBytes();
        Decoded answer = decoder.decode(worst);
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;

        assertThat(answer).isInstanceOf(Decoded.Rejected.class);
        assertThat(allocated).isLessThan(MAX_OTHER_BYTES + (long) MAX_BYTES_PER_BYTE * worst.length);
    }

    private void assertAnswered(byte[] bytes, int seed) {
        try {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            Decoded answer = decoder.decode(bytes);
            long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
            assertThat(answer).isNotNull();
            assertThat(allocated).isLessThan(MAX_OTHER_BYTES + (long) MAX_BYTES_PER_BYTE * bytes.length);
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("seed " + seed, e);
        }
    }

    private static byte[] mutated(byte[] bytes, Random random) {
        int changes = 1 + random.nextInt(4);
        byte[] mutated = bytes;
        for (int i = 0; i < changes && mutated.length > 0; i++) {
            int at = random.nextInt(mutated.length);
            switch (random.nextInt(5)) {
                case 0 -> mutated[at] = (byte) random.nextInt(256);
                case 1 -> mutated[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> mutated = Arrays.copyOf(mutated, at);
                case 3 -> mutated = Arrays.copyOf(mutated, mutated.length + random.nextInt(50));
                default -> Arrays.fill(mutated, at, Math.min(mutated.length, at + 9), (byte) 0xFF);
            }
        }
        return mutated;
    }
}
