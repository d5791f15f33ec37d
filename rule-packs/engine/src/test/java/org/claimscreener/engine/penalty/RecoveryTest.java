package org.claimscreener.engine.penalty;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.claimscreener.engine.penalty.Recovery.Answer;
import org.claimscreener.wire.record.RecoveryRefusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RecoveryTest {
    private static final Instant NOW = Instant.parse("2026-09-07T04:00:00Z");
    private static final int ROUNDS = 500;

    private static Recovery claim(long fen) {
        return Recovery.claim("case 1", Recovery.Kind.LOSS, fen, NOW);
    }

    private static Receipt receipt(String id, long fen) {
        return new Receipt(id, fen, NOW);
    }

    @Test
    void closesWhenAllHasComeInParts() {
        Answer part = claim(1_000).receive(receipt("R1", 400));
        Answer rest = part.recovery().receive(receipt("R2", 600));

        assertThat(part).isInstanceOf(Answer.Taken.class);
        assertThat(part.recovery().outstandingFen()).isEqualTo(600);
        assertThat(part.recovery().closedAt()).isNull();
        assertThat(rest).isInstanceOf(Answer.Closed.class);
        assertThat(rest.recovery().closedAt()).isEqualTo(NOW);
        assertThat(rest.recovery().recoveredFen()).isEqualTo(1_000);
    }

    @Test
    void overpaymentIsRefusedWholeAndChangesNothing() {
        Recovery recovery = claim(1_000).receive(receipt("R1", 400)).recovery();

        Answer answer = recovery.receive(receipt("R2", 601));

        assertThat(answer.recovery()).isEqualTo(recovery);
        assertThat(((Answer.Refused) answer).problem()).contains("600 fen that are outstanding");
        Recovery closed = recovery.receive(receipt("R3", 600)).recovery();
        assertThat(closed.receive(receipt("R4", 1))).isInstanceOf(Answer.Refused.class);
    }

    @Test
    void aCopyCountsOnceAlsoAfterTheEnd() {
        Recovery closed = claim(400).receive(receipt("R1", 400)).recovery();

        assertThat(closed.receive(receipt("R1", 400))).isEqualTo(new Answer.Repeated(closed));
        assertThat(closed.receive(receipt("R1", 300))).isInstanceOf(Answer.Refused.class);
    }

    @Test
    void whatIsOverturnedIsNoLongerDueAndWhatCameIsRefunded() {
        Recovery recovery = claim(1_000).receive(receipt("R1", 700)).recovery();

        Answer less = recovery.reduce(new Reduction("复议 1", 200), NOW);
        Answer closed = less.recovery().reduce(new Reduction("复议 2", 300), NOW.plusSeconds(1));

        assertThat(less.recovery().outstandingFen()).isEqualTo(100);
        assertThat(less.recovery().refundFen()).isZero();
        assertThat(closed).isInstanceOf(Answer.Closed.class);
        assertThat(closed.recovery().closedAt()).isEqualTo(NOW.plusSeconds(1));
        assertThat(closed.recovery().refundFen()).isEqualTo(200);
        assertThat(closed.recovery().reduce(new Reduction("复议 2", 300), NOW)).isInstanceOf(Answer.Repeated.class);
        assertThat(closed.recovery().reduce(new Reduction("复议 3", 501), NOW)).isInstanceOf(Answer.Refused.class);
        assertThat(closed.recovery()
                        .reduce(new Reduction("复议 3", 500), NOW)
                        .recovery()
                        .refundFen())
                .isEqualTo(700);
    }

    @Test
    void whatIsGivenUpIsNotWaitedForAndTakenAllTheSameWhenItComes() {
        Recovery part = claim(1_000).receive(receipt("R1", 400)).recovery();

        Answer closed = part.close(NOW);
        Answer late = closed.recovery().receive(receipt("R2", 500));

        assertThat(closed).isInstanceOf(Answer.Closed.class);
        assertThat(closed.recovery().outstandingFen()).isZero();
        assertThat(closed.recovery().givenUpFen()).isEqualTo(600);
        assertThat(closed.recovery().keptFen()).isEqualTo(400);
        assertThat(late).isInstanceOf(Answer.Taken.class);
        assertThat(late.recovery().givenUpFen()).isEqualTo(100);
        assertThat(late.recovery().keptFen()).isEqualTo(900);
        assertThat(((Answer.Refused) late.recovery().receive(receipt("R3", 101))).problem())
                .contains("100 fen that were given up");
        assertThat(((Answer.Refused) late.recovery().close(NOW)).why()).isEqualTo(RecoveryRefusal.ALREADY_CLOSED);
    }

    @ParameterizedTest
    @CsvSource({"'', 1", "' ', 1", "R, 0", "R, -1", "R, 5000000000001"})
    void aReceiptHasAnIdAndAnAmount(String id, long fen) {
        assertThat(claim(RecoveryCheck.MAX_CLAIM_FEN).receive(receipt(id, fen))).isInstanceOf(Answer.Refused.class);
        assertThatThrownBy(() -> Recovery.claim(id, Recovery.Kind.FINE, fen, NOW))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void receiptsAreBoundedAndTimed() {
        Recovery recovery = claim(1_000);
        for (int i = 0; i < Recovery.MAX_RECEIPTS; i++) {
            recovery = recovery.receive(receipt("R" + i, 1)).recovery();
        }

        assertThat(recovery.receive(receipt("N", 1))).isInstanceOf(Answer.Refused.class);
        assertThat(claim(1).receive(new Receipt("R", 1, Instant.EPOCH))).isInstanceOf(Answer.Refused.class);
    }

    @Test
    void inWhateverOrderAndHoweverOftenReceiptsComeTheSumIsTheSame() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            List<Receipt> receipts = new ArrayList<>();
            long sum = 0;
            for (int i = 0; i < 1 + random.nextInt(20); i++) {
                Receipt receipt = receipt("R" + i, 1 + random.nextInt(1_000));
                receipts.add(receipt);
                sum += receipt.amountFen();
            }
            receipts.add(receipts.get(random.nextInt(receipts.size())));
            Collections.shuffle(receipts, random);
            long left = random.nextInt(3);
            Recovery recovery = claim(sum + left);
            int closings = 0;
            for (Receipt receipt : receipts) {
                Answer answer = recovery.receive(receipt);
                closings += answer instanceof Answer.Closed ? 1 : 0;
                assertThat(answer).as("seed %d", seed).isNotInstanceOf(Answer.Refused.class);
                recovery = answer.recovery();
            }
            assertThat(recovery.recoveredFen()).as("seed %d", seed).isEqualTo(sum);
            assertThat(recovery.outstandingFen()).as("seed %d", seed).isEqualTo(left);
            assertThat(closings).as("seed %d", seed).isEqualTo(left == 0 ? 1 : 0);
        }
    }
}
