package org.claimscreener.screening.packs;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import org.claimscreener.engine.deploy.ArchivePlace;
import org.claimscreener.wire.record.PackChunk;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PartsAtHandTest {
    private static final String DIGEST = "a".repeat(64);
    private static final String OTHER = "b".repeat(64);

    private final PartsAtHand parts = new PartsAtHand();

    private static PackChunk part(String digest, int index, int count, String content) {
        return PackChunk.newBuilder()
                .setPackId("small")
                .setDigest(digest)
                .setIndex(index)
                .setCount(count)
                .setContent(ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8)))
                .build();
    }

    private static ArchivePlace place(long firstOffset, long lastOffset, int bytes, int chunks) {
        return new ArchivePlace("small", DIGEST, firstOffset, lastOffset, bytes, chunks);
    }

    @Test
    void givesTheArchiveThatHasComeByAndLetsGoOfIt() {
        parts.pass(7, part(DIGEST, 0, 2, "ab"));
        parts.pass(8, part(DIGEST, 1, 2, "c"));

        assertThat(parts.take(place(7, 8, 3, 2)))
                .hasValueSatisfying(archive -> assertThat(archive).isEqualTo("abc".getBytes(StandardCharsets.UTF_8)));
        assertThat(parts.take(place(7, 8, 3, 2))).isEmpty();
    }

    @Test
    void anotherPlaceIsNotAtHand() {
        parts.pass(7, part(DIGEST, 0, 1, "ab"));

        assertThat(parts.take(place(3, 3, 2, 1))).isEmpty();
    }

    @Test
    void anArchiveThatWasBegunSinceTakesItsPlace() {
        parts.pass(7, part(DIGEST, 0, 1, "ab"));
        parts.pass(8, part(OTHER, 0, 1, "xy"));

        assertThat(parts.take(place(7, 7, 2, 1))).isEmpty();
    }

    @Test
    void aPartOfAnotherArchiveInBetweenIsPassedOver() {
        parts.pass(7, part(DIGEST, 0, 2, "ab"));
        parts.pass(8, part(OTHER, 1, 2, "xy"));
        parts.pass(9, part(DIGEST, 1, 2, "c"));

        assertThat(parts.take(place(7, 9, 3, 2))).isPresent();
    }

    @Test
    void partsThatDoNotFollowSpoilIt() {
        parts.pass(7, part(DIGEST, 0, 3, "ab"));
        parts.pass(8, part(DIGEST, 2, 3, "c"));
        parts.pass(9, part(DIGEST, 1, 3, "b"));

        assertThat(parts.take(place(7, 9, 4, 3))).isEmpty();
    }

    @Test
    void whatIsTooLargeIsNotKept() {
        String large = "x".repeat(PartsAtHand.MOST_BYTES / 2 + 1);
        parts.pass(7, part(DIGEST, 0, 2, large));
        parts.pass(8, part(DIGEST, 1, 2, large));

        assertThat(parts.take(place(7, 8, 2 * large.length(), 2))).isEmpty();
    }
}
