package org.claimscreener.screening.standing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.claimscreener.engine.standing.StandingKey;
import org.claimscreener.wire.record.StandingEntry;
import org.claimscreener.wire.record.SubjectKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.claimscreener.screening.standing.Issued.suspension;

@Timeout(60)
class StandingBoardTest {
    private static final StandingKey HOSPITAL = new StandingKey(SubjectKind.INSTITUTION, "H1");
    private static final StandingBoard.Limits LIMITS =
            new StandingBoard.Limits(3, Duration.ofMillis(200), Duration.ofMinutes(10));

    private final LogInMemory log = new LogInMemory();

    @Test
    void holdsAllThatWasIssuedOnceItIsOpen() throws Exception {
        log.append(suspension(SubjectKind.INSTITUTION, "H1", "1"));
        log.append("INSTITUTION:H1", ByteBuffer.wrap("rubbish".getBytes(StandardCharsets.UTF_8)));
        log.append(suspension(SubjectKind.INSTITUTION, "H2", "2"));
        log.append("INSTITUTION:H2", null);

        try (StandingSource.Lease book = StandingBoard.join(log, LIMITS)) {
            assertThat(orders(book, HOSPITAL)).containsExactly("1");
            assertThat(orders(book, new StandingKey(SubjectKind.INSTITUTION, "H2")))
                    .isEmpty();
        }
    }

    @Test
    void isOpenAtOnceWhenNothingWasIssued() throws Exception {
        try (StandingSource.Lease book = StandingBoard.join(log, LIMITS)) {
            assertThat(orders(book, HOSPITAL)).isEmpty();
        }
    }

    @Test
    void takesInWhatIsIssuedLaterAndWhatIsRevoked() throws Exception {
        try (StandingSource.Lease book = StandingBoard.join(log, LIMITS)) {
            log.append(suspension(SubjectKind.INSTITUTION, "H1", "1"));
            awaitOrders(book, List.of("1"));
            log.append(Issued.nothing(SubjectKind.INSTITUTION, "H1"));
            awaitOrders(book, List.of());
        }
    }

    @Test
    void isSharedAndOutlivesARestartOfItsSubtasks() throws Exception {
        log.append(suspension(SubjectKind.INSTITUTION, "H1", "1"));
        StandingSource.Lease first = StandingBoard.join(log, LIMITS);
        StandingSource.Lease second = StandingBoard.join(log, LIMITS);
        first.close();
        first.close();
        second.close();
        log.append(suspension(SubjectKind.INSTITUTION, "H1", "2"));

        try (StandingSource.Lease again = StandingBoard.join(log, LIMITS)) {
            awaitOrders(again, List.of("2"));
        }
        assertThat(log.opened()).isEqualTo(1);
    }

    @Test
    void anotherLogTakesThePlaceOfOneThatNobodyUses() throws Exception {
        StandingBoard.join(log, LIMITS).close();
        StandingBoard.join(new LogInMemory(), LIMITS).close();
        log.append(suspension(SubjectKind.INSTITUTION, "H1", "1"));

        try (StandingSource.Lease again = StandingBoard.join(log, LIMITS)) {
            assertThat(orders(again, HOSPITAL)).containsExactly("1");
        }
        assertThat(log.opened()).isEqualTo(2);
    }

    @Test
    void refusesToOpenWhileTheLogHangsAndOpensOnceItGoesOn() throws Exception {
        log.append(suspension(SubjectKind.INSTITUTION, "H1", "1"));
        log.append(suspension(SubjectKind.INSTITUTION, "H1", "2"));
        log.hangAfter(1);

        assertThatThrownBy(() -> StandingBoard.join(log, LIMITS))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("would pay the barred")
                .hasMessageContaining("nothing came for 200 ms after 1 records");

        log.hangAfter(Long.MAX_VALUE);
        try (StandingSource.Lease book = joinOnceTheFailedOneIsGone()) {
            assertThat(orders(book, HOSPITAL)).containsExactly("2");
        }
    }

    @Test
    void refusesToOpenWhileTheLogIsAway() {
        log.breakDown(true);

        assertThatThrownBy(() -> StandingBoard.join(log, LIMITS)).hasMessageContaining("the broker is away");
    }

    @Test
    void refusesToOpenWithMoreSubjectsThanItIsMeantFor() throws Exception {
        for (int i = 1; i <= 3; i++) {
            log.append(suspension(SubjectKind.INSTITUTION, "H" + i, "1"));
        }
        StandingBoard.join(log, LIMITS).close();
        LogInMemory larger = new LogInMemory();
        for (int i = 1; i <= 4; i++) {
            larger.append(suspension(SubjectKind.INSTITUTION, "H" + i, "1"));
        }

        assertThatThrownBy(() -> StandingBoard.join(larger, LIMITS)).hasMessageContaining("more than 3 subjects");
    }

    @Test
    void keepsWhatItHasWhileTheLogIsAwayAndGoesOnWhereItStood() throws Exception {
        log.append(suspension(SubjectKind.INSTITUTION, "H1", "1"));
        try (StandingSource.Lease book = StandingBoard.join(log, LIMITS)) {
            log.breakDown(true);
            while (log.opened() < 2) {
                Thread.onSpinWait();
            }
            assertThat(orders(book, HOSPITAL)).containsExactly("1");
            log.append(suspension(SubjectKind.INSTITUTION, "H1", "2"));
            log.breakDown(false);

            awaitOrders(book, List.of("2"));
        }
    }

    @Test
    void oneWhoIsInterruptedWhileWaitingLeavesItToTheOthers() throws Exception {
        log.append(suspension(SubjectKind.INSTITUTION, "H1", "1"));
        log.hangAfter(0);
        StandingBoard.Limits patient = new StandingBoard.Limits(3, Duration.ofSeconds(50), Duration.ofMinutes(10));
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread impatient = new Thread(() -> {
            try {
                StandingBoard.join(log, patient).close();
                interrupted.complete(false);
            } catch (InterruptedException e) {
                interrupted.complete(true);
            }
        });
        impatient.start();
        impatient.interrupt();

        assertThat(interrupted.get(50, TimeUnit.SECONDS)).isTrue();
        log.hangAfter(Long.MAX_VALUE);
        try (StandingSource.Lease book = StandingBoard.join(log, patient)) {
            assertThat(orders(book, HOSPITAL)).containsExactly("1");
        }
    }

    /** The failed thread says its last word a moment after those who waited hear of it. */
    private StandingSource.Lease joinOnceTheFailedOneIsGone() throws InterruptedException {
        while (true) {
            try {
                return StandingBoard.join(log, LIMITS);
            } catch (IllegalStateException e) {
                assertThat(e).hasMessageContaining("would pay the barred");
                Thread.onSpinWait();
            }
        }
    }

    /** Bounded by the time-out of the class. */
    private static void awaitOrders(StandingSource.Lease book, List<String> expected) {
        while (!orders(book, HOSPITAL).equals(expected)) {
            Thread.onSpinWait();
        }
    }

    private static List<String> orders(StandingSource.Lease book, StandingKey subject) {
        return book.entries(subject).stream().map(StandingEntry::getOrderNo).toList();
    }
}
