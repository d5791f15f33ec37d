package org.claimscreener.engine.penalty;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

import org.claimscreener.wire.record.RecoveryAccount;
import org.claimscreener.wire.record.RecoveryCommand;
import org.claimscreener.wire.record.RecoveryCommandKind;
import org.claimscreener.wire.record.RecoveryEvent;
import org.claimscreener.wire.record.RecoveryRefusal;
import org.claimscreener.wire.record.RecoveryStep;
import org.claimscreener.wire.record.SubjectKind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RecoveryDeskTest {
    private static final Instant NOW = Instant.parse("2026-09-07T04:00:00Z");
    private static final String HOSPITAL = "H43010200001";
    private static final int ROUNDS = 500;

    /** A person at a desk: what came of all that was entered. */
    private static final class Entered {
        private Optional<Claim> claim = Optional.empty();
        private final List<RecoveryStep> steps = new ArrayList<>();
        private final List<Long> returned = new ArrayList<>();

        Entered take(RecoveryCommand.Builder... commands) {
            for (RecoveryCommand.Builder command : commands) {
                RecoveryTurn turn = RecoveryDesk.command(claim, command.build(), NOW);
                claim = turn.claim();
                steps.addAll(turn.steps());
                turn.returnedFen().ifPresent(returned::add);
            }
            return this;
        }

        RecoveryStep last() {
            return steps.get(steps.size() - 1);
        }
    }

    @Test
    void fromTheOrderToTheLastFen() {
        Entered entered = new Entered().take(order(1_000), receipt("R1", 400), receipt("R2", 600));

        assertThat(entered.steps)
                .extracting(RecoveryStep::getEvent)
                .containsExactly(
                        RecoveryEvent.ORDERED, RecoveryEvent.RECEIVED, RecoveryEvent.RECEIVED, RecoveryEvent.CLOSED);
        assertThat(entered.steps).extracting(RecoveryStep::getOutstandingFen).containsExactly(1_000L, 600L, 0L, 0L);
        assertThat(entered.last().getAmountFen()).isZero();
        assertThat(entered.returned).containsExactly(400L, 1_000L);
    }

    @Test
    void copiesAreNothingAlsoAfterTheEnd() {
        Entered entered = new Entered()
                .take(order(400), order(400), receipt("R1", 100), receipt("R1", 100))
                .take(close("D1").setActorId("u-2"), close("D1").setActorId("u-3"), order(400), receipt("R1", 100));

        assertThat(entered.steps)
                .extracting(RecoveryStep::getEvent)
                .containsExactly(RecoveryEvent.ORDERED, RecoveryEvent.RECEIVED, RecoveryEvent.CLOSED);
    }

    @Test
    void whatComesInTheWrongOrderIsRefused() {
        Entered entered = new Entered().take(receipt("R1", 400), close("D1").setActorId("u-2"), order(1_000));

        assertThat(entered.steps)
                .extracting(RecoveryStep::getRefusal)
                .containsExactly(RecoveryRefusal.NOT_ORDERED, RecoveryRefusal.NOT_ORDERED, null);
        assertThat(entered.steps).extracting(RecoveryStep::getStep).containsExactly(0, 0, 1);
    }

    @Test
    void aSecondOrderOfTheCaseIsRefusedWhateverIsDifferentInIt() {
        Entered entered = new Entered()
                .take(order(1_000), order(999), order(1_000).setReference("order 2"))
                .take(order(1_000).setSubjectId("H43010200002"));

        assertThat(entered.steps.subList(1, 4))
                .extracting(RecoveryStep::getRefusal)
                .containsOnly(RecoveryRefusal.ALREADY_ORDERED);
    }

    @Test
    void anotherSubjectIsToldNothingOfTheClaim() {
        Entered entered = new Entered().take(order(1_000), receipt("R1", 400).setSubjectId("H43010200002"));

        assertThat(entered.last().getRefusal()).isEqualTo(RecoveryRefusal.OTHER_SUBJECT);
        assertThat(entered.last().getSubjectId()).isEqualTo("H43010200002");
        assertThat(entered.last().getClaimedFen()).isZero();
        assertThat(entered.last().getStep()).isZero();
        assertThat(entered.last().getRefusalDetail()).doesNotContain(HOSPITAL);
    }

    @Test
    void whoOrderedNeitherReducesNorGivesUp() {
        Entered entered = new Entered()
                .take(
                        order(1_000),
                        reduce("D1", 100).setActorId("u-1"),
                        close("D2").setActorId("u-1"));

        assertThat(entered.steps.subList(1, 3))
                .extracting(RecoveryStep::getRefusal)
                .containsOnly(RecoveryRefusal.SAME_PERSON);
        entered.take(reduce("D1", 100), close("D2"));
        assertThat(entered.last().getEvent()).isEqualTo(RecoveryEvent.CLOSED);
        assertThat(entered.last().getAmountFen()).isEqualTo(900);
        assertThat(entered.last().getGivenUpFen()).isEqualTo(900);
        assertThat(entered.take(close("D3")).last().getRefusal()).isEqualTo(RecoveryRefusal.ALREADY_CLOSED);
    }

    @Test
    void whatTheFundHasBackFallsWhenAnOutcomeIsOverturned() {
        Entered entered =
                new Entered().take(order(1_000), receipt("R1", 700)).take(reduce("D1", 200), reduce("D2", 200));

        // Of 1,000 the first 300 never came, so the first 200 take nothing away.
        assertThat(entered.returned).containsExactly(700L, 600L);
        assertThat(entered.last().getEvent()).isEqualTo(RecoveryEvent.CLOSED);
        assertThat(entered.last().getRefundFen()).isEqualTo(100);
    }

    @Test
    void aReceiptThatComesAgainTellsTheTotalAgainForATipThatWasLinkedSince() {
        Entered entered = new Entered().take(order(1_000), receipt("R1", 400), receipt("R2", 600), receipt("R1", 400));

        assertThat(entered.returned).containsExactly(400L, 1_000L, 1_000L);
        assertThat(entered.steps).hasSize(4);
    }

    @Test
    void aFineBringsTheFundNothing() {
        Entered entered = new Entered()
                .take(order(1_000).setAccount(RecoveryAccount.FINE))
                .take(receipt("R1", 1_000).setAccount(RecoveryAccount.FINE));

        assertThat(entered.last().getEvent()).isEqualTo(RecoveryEvent.CLOSED);
        assertThat(entered.returned).isEmpty();
    }

    @Test
    void moneyIsEnteredWhenItHasComeAndNotBefore() {
        Instant latest = NOW.plus(RecoveryCommandCheck.MAX_AHEAD);
        Entered entered = new Entered()
                .take(order(1_000), receipt("R1", 1).setReceivedAt(latest))
                .take(receipt("R2", 1).setReceivedAt(latest.plusMillis(1)));

        assertThat(entered.steps)
                .extracting(RecoveryStep::getRefusal)
                .containsExactly(null, null, RecoveryRefusal.UNREADABLE);
    }

    @Test
    void whatCannotBeReadIsRefusedWithItsField() {
        refuses(one -> one.setCommandId(" "), "command_id");
        refuses(one -> one.setCaseId("a\u0000b"), "case_id");
        refuses(one -> one.setReference(""), "reference");
        refuses(one -> one.setAmountFen(0), "amount_fen");
        refuses(one -> one.setAmountFen(RecoveryCheck.MAX_CLAIM_FEN + 1), "amount_fen");
        refuses(one -> one.setKind(RecoveryCommandKind.CLOSE), "amount_fen");
        refuses(one -> one.setSubjectId("长沙"), "subject_id");
        refuses(one -> one.setReceivedAt(NOW), "received_at");
        refuses(one -> one.setKind(RecoveryCommandKind.RECEIPT), "received_at");
        refuses(one -> one.setActorId("张伟"), "actor_id");
        refuses(one -> one.setReason(" "), "reason");
        refuses(one -> one.setKind(RecoveryCommandKind.OTHER), "kind");
        refuses(one -> one.setAccount(RecoveryAccount.OTHER), "account");
        refuses(one -> one.setIssuedAt(Instant.EPOCH), "issued_at");
    }

    private static void refuses(Consumer<RecoveryCommand.Builder> change, String field) {
        RecoveryCommand.Builder command = order(1_000);
        change.accept(command);
        Entered entered = new Entered().take(command);

        assertThat(entered.claim).isEmpty();
        assertThat(entered.steps).singleElement().satisfies(step -> {
            assertThat(step.getRefusal()).isEqualTo(RecoveryRefusal.UNREADABLE);
            assertThat(step.getRefusalDetail()).contains(field);
        });
    }

    /** Random commands, copies and refused ones among them: numbers have no gap, and money adds up after each. */
    @Test
    void whateverIsEnteredMoneyAddsUpAndStepsHaveNoGap() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            Entered entered = new Entered();
            Map<String, Long> came = new HashMap<>();
            for (int i = 0; i < 30; i++) {
                int before = entered.steps.size();
                entered.take(any(random));
                for (RecoveryStep step : entered.steps.subList(before, entered.steps.size())) {
                    if (step.getEvent() == RecoveryEvent.RECEIVED) {
                        came.put(step.getReference(), step.getAmountFen());
                    }
                    addsUp(seed, step, came);
                }
            }
            List<RecoveryStep> done = entered.steps.stream()
                    .filter(step -> step.getRefusal() == null)
                    .toList();
            for (int i = 0; i < done.size(); i++) {
                assertThat(done.get(i).getStep()).as("seed %d", seed).isEqualTo(i + 1);
            }
            assertThat(done.stream().filter(step -> step.getEvent() == RecoveryEvent.CLOSED))
                    .as("seed %d", seed)
                    .hasSizeLessThanOrEqualTo(1);
        }
    }

    private static void addsUp(long seed, RecoveryStep step, Map<String, Long> came) {
        long sum = came.values().stream().mapToLong(Long::longValue).sum();
        assertThat(step.getRecoveredFen()).as("seed %d", seed).isEqualTo(sum);
        assertThat(step.getRecoveredFen() + step.getOutstandingFen() + step.getGivenUpFen() - step.getRefundFen())
                .as("seed %d", seed)
                .isEqualTo(step.getDueFen());
        assertThat(Math.min(step.getOutstandingFen(), step.getGivenUpFen()))
                .as("seed %d", seed)
                .isZero();
    }

    private static RecoveryCommand.Builder any(Random random) {
        int number = random.nextInt(6);
        return switch (random.nextInt(12)) {
            case 0, 1 -> order(1_000 + random.nextInt(2) * 500);
            case 2, 3, 4 -> reduce("D" + number, 50L * number);
            case 5 -> close("E" + number).setActorId(random.nextBoolean() ? "u-1" : "u-2");
            default -> receipt("R" + number, 100L * number);
        };
    }

    private static RecoveryCommand.Builder order(long fen) {
        return command(RecoveryCommandKind.ORDER, "order 1", fen, "u-1");
    }

    private static RecoveryCommand.Builder receipt(String number, long fen) {
        return command(RecoveryCommandKind.RECEIPT, number, fen, "u-1").setReceivedAt(NOW);
    }

    private static RecoveryCommand.Builder reduce(String number, long fen) {
        return command(RecoveryCommandKind.REDUCE, number, fen, "u-2");
    }

    private static RecoveryCommand.Builder close(String number) {
        return command(RecoveryCommandKind.CLOSE, number, 0, "u-2");
    }

    private static RecoveryCommand.Builder command(RecoveryCommandKind kind, String reference, long fen, String actor) {
        return RecoveryCommand.newBuilder()
                .setCommandId(kind + " " + reference)
                .setKind(kind)
                .setSubjectKind(SubjectKind.INSTITUTION)
                .setSubjectId(HOSPITAL)
                .setCaseId("case 1")
                .setAccount(RecoveryAccount.LOSS)
                .setAmountFen(fen)
                .setReference(reference)
                .setActorId(actor)
                .setReason("查实")
                .setIssuedAt(NOW);
    }
}
