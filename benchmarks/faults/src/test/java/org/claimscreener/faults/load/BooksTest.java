package org.claimscreener.faults.load;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BooksTest {
    private static final byte[] RELEASE = "release".getBytes(StandardCharsets.UTF_8);
    private static final byte[] HOLD = "hold".getBytes(StandardCharsets.UTF_8);

    private final Books books = new Books();

    @Test
    void theFirstDecisionAnswersAndItsCopiesAreCopies() {
        books.acknowledged(books.sent(message(Message.Kind.SETTLEMENT, "S1"), 100), 0, 0);
        assertThat(books.underWay()).isEqualTo(1);

        books.decided("S1", RELEASE, 150);
        books.decided("S1", RELEASE, 160);

        assertThat(books.totals()).isEqualTo(new Books.Totals(1, 0, 1, 1, 0, 0, 0, 0, 0));
        assertThat(books.samplesSince(0).size()).isEqualTo(1);
        assertThat(books.samplesSince(0).readNanos(0) - books.samplesSince(0).dueNanos(0))
                .isEqualTo(50);
    }

    @Test
    void aDecisionThatDiffersFromTheFirstContradicts() {
        books.sent(message(Message.Kind.SETTLEMENT, "S1"), 0);

        books.decided("S1", RELEASE, 1);
        books.decided("S1", HOLD, 2);
        books.decided("S1", RELEASE, 3);

        assertThat(books.totals().contradictory()).isEqualTo(1);
        assertThat(books.totals().copies()).isEqualTo(1);
        assertThat(books.contradictedSince(0)).containsExactly("S1");
        assertThat(books.contradictedSince(1)).isEmpty();
    }

    @Test
    void aSettlementThatCannotBeScreenedIsAnsweredByItsPlaceInTheLog() {
        books.acknowledged(books.sent(message(Message.Kind.SETTLEMENT, "S1"), 0), 3, 17);

        books.deadLetter(3, 16);
        assertThat(books.underWay()).isEqualTo(1);
        books.deadLetter(3, 17);

        assertThat(books.underWay()).isZero();
        assertThat(books.totals().judged()).isZero();
    }

    @Test
    void anAnswerMayBeReadBeforeTheBrokersAcknowledgement() {
        Books.Ticket unreadable = books.sent(message(Message.Kind.UNREADABLE, ""), 0);
        Books.Ticket settlement = books.sent(message(Message.Kind.SETTLEMENT, "S1"), 0);
        books.deadLetter(0, 5);
        books.decided("S1", RELEASE, 1);

        books.acknowledged(unreadable, 0, 5);
        books.acknowledged(settlement, 0, 6);

        assertThat(books.underWay()).isZero();
    }

    @Test
    void aDecisionDoesNotAnswerAConflict() {
        books.sent(message(Message.Kind.SETTLEMENT, "S1"), 0);
        books.acknowledged(books.sent(message(Message.Kind.CONFLICT, "S1"), 0), 0, 9);
        books.decided("S1", RELEASE, 1);
        assertThat(books.underWay()).isEqualTo(1);
        assertThat(books.unanswered(5)).containsExactly("partition 0 offset 9");

        books.deadLetter(0, 9);

        assertThat(books.underWay()).isZero();
    }

    @Test
    void oneDecisionAnswersAllThatWaitForIt() {
        books.sent(message(Message.Kind.SETTLEMENT, "S1"), 0);
        books.sent(message(Message.Kind.RETRY, "S1"), 0);
        assertThat(books.unanswered(5)).containsExactly("S1");

        books.decided("S1", RELEASE, 1);
        books.sent(message(Message.Kind.RETRY, "S1"), 2);

        assertThat(books.underWay()).isZero();
    }

    @Test
    void whatTheBrokersDidNotTakeNeedsNoAnswer() {
        books.refused(books.sent(message(Message.Kind.SETTLEMENT, "S1"), 0));

        assertThat(books.underWay()).isZero();
        assertThat(books.totals().refused()).isEqualTo(1);
    }

    @Test
    void aDeadLetterWrittenTwiceIsOne() {
        books.acknowledged(books.sent(message(Message.Kind.UNREADABLE, ""), 0), 0, 1);

        books.deadLetter(0, 1);
        books.deadLetter(0, 1);
        books.receipt(0, 2);

        assertThat(books.totals().deadLetters()).isEqualTo(1);
        assertThat(books.totals().receipts()).isEqualTo(1);
    }

    @Test
    void aDecisionNobodyAskedForIsAStranger() {
        books.decided("S9", RELEASE, 1);

        assertThat(books.totals().strangers()).isEqualTo(1);
    }

    private static Message message(Message.Kind kind, String settlementId) {
        return Message.of(kind, "P1", new byte[] {1}, settlementId);
    }
}
