package org.claimscreener.engine.readback;

import java.nio.ByteBuffer;

import org.claimscreener.engine.patient.AnswerKey;
import org.claimscreener.engine.readback.FollowedLog.Meeting;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FollowedLogTest {
    private static final AnswerKey KEY = AnswerKey.ofDecision("S1");
    private static final ByteBuffer OURS = ByteBuffer.wrap(new byte[] {1, 2, 3});
    private static final ByteBuffer THEIRS = ByteBuffer.wrap(new byte[] {1, 2, 4});

    private final FollowedLog log = new FollowedLog();

    @Test
    void meetsWhatWasPublishedOnce() {
        log.expect(KEY, OURS);
        assertThat(log.underWay()).isEqualTo(1);

        assertThat(log.meet(KEY, OURS.duplicate())).isEqualTo(Meeting.EXPECTED);
        assertThat(log.underWay()).isZero();
        assertThat(log.meet(KEY, OURS)).isEqualTo(Meeting.UNEXPECTED);
    }

    @Test
    void comparesFromPositionToLimit() {
        log.expect(KEY, ByteBuffer.wrap(new byte[] {9, 1, 2, 3, 9}, 1, 3));

        assertThat(log.meet(KEY, OURS)).isEqualTo(Meeting.EXPECTED);
    }

    @Test
    void tellsWhatStoodBeforeOursFromWhatCameAfter() {
        log.expect(KEY, OURS);
        assertThat(log.meet(KEY, THEIRS)).isEqualTo(Meeting.BEFORE_OURS);
        assertThat(log.meet(KEY, OURS)).isEqualTo(Meeting.UNEXPECTED);

        log.expect(KEY, OURS);
        assertThat(log.meet(KEY, OURS)).isEqualTo(Meeting.EXPECTED);
        assertThat(log.meet(KEY, THEIRS)).isEqualTo(Meeting.UNEXPECTED);
    }

    @Test
    void keepsDecisionsAndReceiptsApart() {
        log.expect(KEY, OURS);

        assertThat(log.meet(AnswerKey.ofReceipt("S1", "R1"), THEIRS)).isEqualTo(Meeting.UNEXPECTED);
        assertThat(log.underWay()).isEqualTo(1);
    }

    @Test
    void expectsNoMoreThanItsBound() {
        for (int i = 0; i < FollowedLog.MAX_EXPECTED + 5; i++) {
            log.expect(AnswerKey.ofDecision("S" + i), answer(i));
        }

        assertThat(log.underWay()).isEqualTo(FollowedLog.MAX_EXPECTED);
        assertThat(log.meet(AnswerKey.ofDecision("S" + FollowedLog.MAX_EXPECTED), answer(FollowedLog.MAX_EXPECTED)))
                .isEqualTo(Meeting.UNEXPECTED);
    }

    /** No two answers are alike: each names its settlement. */
    private static ByteBuffer answer(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(0, number);
    }
}
