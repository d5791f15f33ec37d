package org.claimscreener.verifier.check;

import java.util.ArrayList;
import java.util.List;

import org.claimscreener.verifier.Place;
import org.claimscreener.verifier.book.Answer;
import org.claimscreener.verifier.book.Book;
import org.claimscreener.verifier.book.Content;
import org.claimscreener.verifier.book.Group;
import org.claimscreener.verifier.book.InputTrack;
import org.claimscreener.verifier.book.LetterTrack;
import org.claimscreener.verifier.book.Lines;
import org.claimscreener.verifier.book.ReversalTrack;
import org.claimscreener.verifier.book.SettlementTrack;

/**
 * I7, second half: what was refused as conflicting, unknown or repeated was so. Only what the log rules out is accused:
 * inputs of different institutions or partitions may have met the screener in either order.
 */
final class RefusedRightly implements Check {
    private static final String ORDER_UNKNOWN = "refused, and the order of the inputs cannot be known";
    private static final String LEDGER_OLD = "refused near the end of the ledger's 40 days";

    private final Tally tally;
    private final Book book;

    RefusedRightly(Tally tally, Book book) {
        this.tally = tally;
        this.book = book;
    }

    /** What is said about one refusal. */
    private enum Ruling {
        RIGHT,
        WRONG,
        NOT_YET,
        NOT_KNOWN,
        TOO_OLD
    }

    @Override
    public boolean judge(Group group, Horizon horizon) {
        boolean open = false;
        for (InputTrack input : group.inputs()) {
            LetterTrack letter = input.dead() ? book.letter(input) : null;
            if (letter != null && !letter.judged()) {
                open |= judge(group, input, letter, horizon);
            }
        }
        return open;
    }

    private boolean judge(Group group, InputTrack input, LetterTrack letter, Horizon horizon) {
        Ruling ruling = ruling(group, input, letter, horizon);
        if (ruling == Ruling.NOT_YET) {
            return true;
        }
        letter.markJudged();
        switch (ruling) {
            case WRONG -> {
                tally.judged();
                tally.violated(group.name(), places(group, input, letter), meaning(letter));
            }
            case RIGHT -> tally.judged();
            case NOT_KNOWN -> tally.notChecked(ORDER_UNKNOWN);
            case TOO_OLD -> tally.notChecked(LEDGER_OLD);
            case NOT_YET -> throw new IllegalStateException("answered above");
        }
        return false;
    }

    private Ruling ruling(Group group, InputTrack input, LetterTrack letter, Horizon horizon) {
        return switch (letter.reason()) {
            case CONFLICT -> group instanceof SettlementTrack settlement ? conflict(settlement, input) : Ruling.WRONG;
            case REVERSAL_UNKNOWN ->
                group instanceof ReversalTrack reversal ? unknown(reversal, input, horizon) : Ruling.WRONG;
            case REVERSAL_REPEATED ->
                group instanceof ReversalTrack reversal ? repeated(reversal, input, horizon) : Ruling.WRONG;
            // Whether these are right only the screener's own rules for inputs can say.
            case UNREADABLE,
                    UNKNOWN_SCHEMA,
                    OVERSIZED,
                    MISSING_FIELD,
                    BAD_VALUE,
                    NEGATIVE_AMOUNT,
                    TIME_ORDER,
                    TIME_OUT_OF_RANGE -> Ruling.RIGHT;
        };
    }

    /** Right when another content of the id was accepted and may have come before. */
    private static Ruling conflict(SettlementTrack settlement, InputTrack input) {
        Answer decision = settlement.answer();
        Content decided = settlement.decided();
        if (decided != null && decided != input.content() && !decided.known()) {
            // Its input is older than the log.
            return Ruling.RIGHT;
        }
        Ruling ruling = Ruling.WRONG;
        for (InputTrack rival : settlement.inputs()) {
            if (rival.content() != input.content() && !rival.dead() && !rival.surelyAfter(input)) {
                boolean old = input.timestamp() - rival.timestamp() > Book.LEDGER.toMillis();
                ruling = better(ruling, old ? Ruling.TOO_OLD : Ruling.RIGHT);
            }
        }
        boolean forgotten = decision != null
                && decided == input.content()
                && input.timestamp() - decision.receivedAtMillis() > Book.LEDGER.toMillis();
        return ruling == Ruling.WRONG && forgotten ? Ruling.TOO_OLD : ruling;
    }

    private static Ruling better(Ruling one, Ruling other) {
        return one == Ruling.RIGHT || other == Ruling.WRONG ? one : other;
    }

    /** Wrong when the settlement, with all the lines, was surely decided for the person before. */
    private static Ruling unknown(ReversalTrack reversal, InputTrack input, Horizon horizon) {
        Answer decision = reversal.settlement().answer();
        if (decision == null) {
            return horizon.overdue(input.timestamp()) ? Ruling.RIGHT : Ruling.NOT_YET;
        }
        int[] asked = input.content().lines();
        if (decision.patient() != input.content().patient() || !Lines.within(asked, decision.lines())) {
            return Ruling.RIGHT;
        }
        InputTrack decided = reversal.settlement().source();
        if (decided == null || !input.surelyAfter(decided)) {
            return decided != null && decided.surelyAfter(input) ? Ruling.RIGHT : Ruling.NOT_KNOWN;
        }
        return input.timestamp() - decided.timestamp() > Book.LEDGER.toMillis() ? Ruling.TOO_OLD : Ruling.WRONG;
    }

    /** Right when receipts under other ids have withdrawn all of it; wrong when there are none, or the own one is first. */
    private static Ruling repeated(ReversalTrack reversal, InputTrack input, Horizon horizon) {
        InputTrack own = reversal.source();
        if (own != null && input.surelyAfter(own)) {
            return input.timestamp() - own.timestamp() > Book.LEDGER.toMillis() ? Ruling.TOO_OLD : Ruling.WRONG;
        }
        if (isWithdrawnByOthers(reversal, input)) {
            return Ruling.RIGHT;
        }
        return horizon.overdue(input.timestamp()) ? Ruling.WRONG : Ruling.NOT_YET;
    }

    private static boolean isWithdrawnByOthers(ReversalTrack reversal, InputTrack input) {
        Answer decision = reversal.settlement().answer();
        int[] asked = input.content().lines();
        if (asked.length == 0 && decision != null) {
            asked = decision.lines();
        }
        int[] withdrawn = new int[0];
        for (ReversalTrack other : reversal.settlement().reversals()) {
            Answer receipt = other.answer();
            InputTrack source = other.source();
            if (receipt == null) {
                continue;
            }
            boolean counts = other != reversal
                    && receipt.patient() == input.content().patient()
                    && (source == null || !source.surelyAfter(input));
            if (counts && receipt.lines().length == 0) {
                return true;
            }
            if (counts) {
                withdrawn = joined(withdrawn, receipt.lines());
            }
        }
        return asked.length > 0 && Lines.within(asked, withdrawn);
    }

    private static int[] joined(int[] some, int[] more) {
        int[] all = java.util.Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }

    private static List<Place> places(Group group, InputTrack input, LetterTrack letter) {
        List<Place> places = new ArrayList<>(List.of(letter.place(), input.place()));
        Answer decision = group instanceof SettlementTrack settlement
                ? settlement.answer()
                : group instanceof ReversalTrack reversal
                        ? reversal.settlement().answer()
                        : null;
        if (decision != null) {
            places.add(decision.place());
        }
        return places;
    }

    private static String meaning(LetterTrack letter) {
        return switch (letter.reason()) {
            case CONFLICT -> "refused as CONFLICT, but no other content of this id was accepted before";
            case REVERSAL_UNKNOWN ->
                "refused as REVERSAL_UNKNOWN, but the settlement was decided for this person before, with these lines";
            case REVERSAL_REPEATED ->
                "refused as REVERSAL_REPEATED, but other reversals have not withdrawn all that it names";
            case UNREADABLE,
                    UNKNOWN_SCHEMA,
                    OVERSIZED,
                    MISSING_FIELD,
                    BAD_VALUE,
                    NEGATIVE_AMOUNT,
                    TIME_ORDER,
                    TIME_OUT_OF_RANGE -> "refused as " + letter.reason();
        };
    }
}
