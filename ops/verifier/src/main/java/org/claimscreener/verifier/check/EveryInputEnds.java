package org.claimscreener.verifier.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.claimscreener.verifier.book.Content;
import org.claimscreener.verifier.book.Group;
import org.claimscreener.verifier.book.InputTrack;
import org.claimscreener.verifier.book.LetterTrack;
import org.claimscreener.verifier.book.Lines;
import org.claimscreener.verifier.book.Named;
import org.claimscreener.verifier.book.OpaqueTrack;
import org.claimscreener.verifier.book.ReversalTrack;
import org.claimscreener.verifier.book.SettlementTrack;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.ReversalReceipt;
import org.jspecify.annotations.Nullable;

/**
 * I2: every input ends in exactly one of answer and dead letter, and the answer names it rightly. A retry is answered by
 * a copy, so there must be as many copies as inputs; a restart may make more, never fewer.
 */
final class EveryInputEnds implements Check {
    private final Tally tally;
    private long inputs;
    private long answered;
    private long dead;
    private long deadAndAnswered;
    private long inFlight;
    private long unanswered;
    private long oldestOpenMillis;

    EveryInputEnds(Tally tally) {
        this.tally = tally;
    }

    @Override
    public void input(Seen.Input seen) {
        inputs++;
    }

    @Override
    public void decision(Seen.OfDecision seen) {
        if (!seen.standing().binds()) {
            return;
        }
        InputTrack input = input(seen);
        if (input != null) {
            decisionFault(seen, input)
                    .or(() -> both(input))
                    .ifPresent(fault -> tally.violated(seen.name(), List.of(seen.place(), input.place()), fault));
        }
    }

    @Override
    public void receipt(Seen.OfReceipt seen) {
        if (!seen.standing().binds()) {
            return;
        }
        InputTrack input = input(seen);
        if (input != null) {
            receiptFault(seen, input)
                    .or(() -> both(input))
                    .ifPresent(fault -> tally.violated(seen.name(), List.of(seen.place(), input.place()), fault));
        }
    }

    private @Nullable InputTrack input(Seen.Answered seen) {
        if (seen.source().kind() == Named.Kind.BEFORE_THE_LOG) {
            tally.notChecked("the input is older than the log");
        }
        return seen.source().input();
    }

    private Optional<String> decisionFault(Seen.OfDecision seen, InputTrack input) {
        Decision decision = seen.decision();
        if (input.content().group() instanceof OpaqueTrack opaque) {
            return opaque(opaque);
        }
        if (input.content().group() != seen.group()) {
            return Optional.of("the decision names an input that is another one's");
        }
        if (input.content() != seen.content()) {
            return Optional.of("the decision names an input of other content than it says it decided");
        }
        return frameFault(
                seen.patient() == input.content().patient(),
                decision.getInstitutionId().equals(input.content().institution()),
                decision.getReceivedAt().toEpochMilli() == input.timestamp());
    }

    private Optional<String> receiptFault(Seen.OfReceipt seen, InputTrack input) {
        ReversalReceipt receipt = seen.receipt();
        if (input.content().group() instanceof OpaqueTrack opaque) {
            return opaque(opaque);
        }
        if (input.content().group() != seen.group()) {
            return Optional.of("the receipt names an input that is another one's");
        }
        if (!Arrays.equals(input.content().lines(), Lines.marks(receipt.getLineIds()))) {
            return Optional.of("the receipt withdraws other lines than its reversal");
        }
        return frameFault(
                seen.patient() == input.content().patient(),
                receipt.getInstitutionId().equals(input.content().institution()),
                receipt.getReceivedAt().toEpochMilli() == input.timestamp());
    }

    private Optional<String> opaque(OpaqueTrack opaque) {
        if (opaque.confluent()) {
            tally.notChecked("the input is in Confluent's framing, which is not read here");
            return Optional.empty();
        }
        return Optional.of("the answer names an input that nobody can read");
    }

    private static Optional<String> frameFault(boolean samePerson, boolean sameInstitution, boolean sameTime) {
        if (!samePerson) {
            return Optional.of("the answer is about another person than its input");
        }
        if (!sameInstitution) {
            return Optional.of("the answer is to another institution than its input's");
        }
        return sameTime ? Optional.empty() : Optional.of("received_at is not the append time of its input");
    }

    private static Optional<String> both(InputTrack input) {
        return input.dead()
                ? Optional.of("the input has both an answer and a dead letter: its sender is told two things")
                : Optional.empty();
    }

    @Override
    public void letter(Seen.Letter seen) {
        InputTrack input = seen.source().input();
        LetterTrack first = seen.first();
        if (input == null || first == null) {
            return;
        }
        if (seen.repeated()) {
            if (!first.bytes().equals(seen.bytes())) {
                tally.violated(
                        input.content().group().name(),
                        List.of(seen.place(), first.place(), input.place()),
                        "two dead letters of one input differ");
            }
            return;
        }
        dead++;
        deadAndAnswered += input.answered() ? 1 : 0;
        unanswered -= input.reported() && !input.answered() ? 1 : 0;
        letterFault(seen, input)
                .or(() -> input.named()
                        ? Optional.of("the input has both an answer and a dead letter: its sender is told two things")
                        : Optional.empty())
                .ifPresent(fault ->
                        tally.violated(input.content().group().name(), List.of(seen.place(), input.place()), fault));
    }

    private static Optional<String> letterFault(Seen.Letter seen, InputTrack input) {
        String stated = seen.letter().getSettlementId();
        String known = settlementId(input.content().group());
        if (stated != null && !known.isEmpty() && !stated.equals(known)) {
            return Optional.of("the dead letter names another settlement than its input");
        }
        return seen.letter().getReceivedAt().toEpochMilli() == input.timestamp()
                ? Optional.empty()
                : Optional.of("received_at of the dead letter is not the append time of its input");
    }

    private static String settlementId(Group group) {
        if (group instanceof SettlementTrack settlement) {
            return settlement.settlementId();
        }
        return group instanceof ReversalTrack reversal ? reversal.settlement().settlementId() : "";
    }

    @Override
    public void beginJudging(Horizon horizon) {
        inFlight = 0;
        oldestOpenMillis = 0;
    }

    @Override
    public boolean judge(Group group, Horizon horizon) {
        if (group instanceof ReversalTrack reversal) {
            return judge(group.inputs(), reversal.answers(), horizon);
        }
        if (group instanceof OpaqueTrack) {
            List<InputTrack> inputs = group.inputs();
            boolean isNamed = inputs.stream().anyMatch(InputTrack::named);
            return judge(inputs, isNamed ? inputs.size() : 0, horizon);
        }
        List<InputTrack> inputs = group.inputs();
        if (inputs.size() < 2) {
            return !inputs.isEmpty() && judge(inputs, inputs.get(0).content().answers(), horizon);
        }
        Map<Content, List<InputTrack>> same = new LinkedHashMap<>();
        inputs.forEach(input -> same.computeIfAbsent(input.content(), content -> new ArrayList<>())
                .add(input));
        boolean open = false;
        for (Map.Entry<Content, List<InputTrack>> entry : same.entrySet()) {
            open |= judge(entry.getValue(), entry.getKey().answers(), horizon);
        }
        return open;
    }

    /** Inputs with the same answer, in their order, and how often it was given. */
    private boolean judge(List<InputTrack> inputs, int answers, Horizon horizon) {
        int left = answers;
        List<InputTrack> accepted = namedFirst(inputs);
        List<InputTrack> open = new ArrayList<>();
        for (InputTrack input : inputs) {
            if (input.dead()) {
                count(input, input.named());
            }
        }
        for (InputTrack input : accepted) {
            boolean has = left > 0;
            left -= has ? 1 : 0;
            count(input, has);
            if (!has) {
                open.add(input);
            }
        }
        open.forEach(input -> open(input, answers, horizon));
        return !open.isEmpty() || sourceIsOpen(accepted, horizon);
    }

    private void count(InputTrack input, boolean has) {
        if (input.answered() == has) {
            return;
        }
        input.setAnswered(has);
        answered += has ? 1 : -1;
        if (input.dead()) {
            deadAndAnswered += has ? 1 : -1;
        }
        if (input.reported()) {
            unanswered += has ? -1 : 1;
        }
    }

    /** What has no dead letter; the one that the answer names comes first, for it is surely answered. */
    private static List<InputTrack> namedFirst(List<InputTrack> inputs) {
        List<InputTrack> accepted = new ArrayList<>(inputs.size());
        for (InputTrack input : inputs) {
            if (!input.dead() && input.named()) {
                accepted.add(input);
            }
        }
        for (InputTrack input : inputs) {
            if (!input.dead() && !input.named()) {
                accepted.add(input);
            }
        }
        return accepted;
    }

    private void open(InputTrack input, int answers, Horizon horizon) {
        oldestOpenMillis = Math.max(oldestOpenMillis, horizon.age(input.timestamp()));
        if (input.reported()) {
            return;
        }
        if (!horizon.overdue(input.timestamp())) {
            inFlight++;
            return;
        }
        if (input.content().group() instanceof OpaqueTrack opaque && opaque.confluent()) {
            tally.notChecked("the input is in Confluent's framing, which is not read here");
        } else {
            tally.violated(input.content().group().name(), List.of(input.place()), unanswered(answers, input, horizon));
        }
        input.markReported();
        unanswered++;
    }

    private static String unanswered(int answers, InputTrack input, Horizon horizon) {
        String age = horizon.age(input.timestamp()) / 1_000 + " s after its append";
        return answers == 0
                ? "the input has neither an answer nor a dead letter, " + age + ": its sender waits in vain"
                : "the input came again and has no copy of the answer, " + age + ": there are only " + answers
                        + " for all of them";
    }

    /** The answer names the first input of its content, as far as their order is known. */
    private boolean sourceIsOpen(List<InputTrack> accepted, Horizon horizon) {
        if (accepted.size() < 2 || !accepted.get(0).named()) {
            return false;
        }
        InputTrack named = accepted.get(0);
        for (InputTrack other : accepted) {
            if (named.surelyAfter(other) && !other.overtaken()) {
                // Its dead letter may still come: then it was not accepted, and the later one is the first.
                if (!horizon.overdue(other.timestamp())) {
                    return true;
                }
                tally.violated(
                        named.content().group().name(),
                        List.of(named.place(), other.place()),
                        "the answer names a later input, although an earlier one says the same");
                other.markOvertaken();
                return false;
            }
        }
        return false;
    }

    @Override
    public void endJudging(Horizon horizon) {
        tally.judgedInAll(answered + dead - deadAndAnswered + unanswered);
    }

    long inputs() {
        return inputs;
    }

    long answered() {
        return answered;
    }

    long dead() {
        return dead;
    }

    long deadAndAnswered() {
        return deadAndAnswered;
    }

    long inFlight() {
        return inFlight;
    }

    long unanswered() {
        return unanswered;
    }

    long oldestOpenMillis() {
        return oldestOpenMillis;
    }
}
