package org.claimscreener.verifier.check;

import java.util.HexFormat;
import java.util.List;
import java.util.SortedSet;

import org.claimscreener.verifier.book.Answer;
import org.claimscreener.verifier.book.Book;
import org.claimscreener.verifier.book.Content;
import org.claimscreener.verifier.book.Digest256;
import org.claimscreener.verifier.book.Fingerprints;
import org.claimscreener.verifier.book.Fingerprints.Fingerprint;
import org.claimscreener.verifier.book.Group;
import org.claimscreener.verifier.book.Lines;
import org.claimscreener.verifier.book.PatientTrack;
import org.claimscreener.verifier.book.ReversalTrack;
import org.claimscreener.verifier.book.SettlementTrack;
import org.claimscreener.verifier.book.Standing;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.ReversalReceipt;
import org.claimscreener.wire.record.SystemReason;
import org.claimscreener.wire.record.Verdict;

/**
 * I7, first half: the past that a decision says it rested on is what the log shows of the person up to there, withdrawals
 * included. The rule is that of {@code past_digest} in the Decision schema. After a fault nothing more is said of that
 * person: one wrong past makes all later ones wrong.
 */
final class FoldedPast implements Check {
    /** Beyond, the job forgets the oldest. */
    private static final int MOST_SETTLEMENTS = 1_000;

    /** The job forgets after 400 days by its own clock. */
    private static final long MOST_MILLIS = java.time.Duration.ofDays(399).toMillis();

    private static final int NOT_RECORDED = -1;
    private static final String ALL = "*";
    private static final List<String> NOTHING = List.of("");

    private final Tally tally;
    private final Book book;
    private final Fingerprints fingerprints = new Fingerprints();

    FoldedPast(Tally tally, Book book) {
        this.tally = tally;
        this.book = book;
    }

    @Override
    public void decision(Seen.OfDecision seen) {
        PatientTrack patient = seen.patient();
        if (seen.standing() == Standing.CONTRADICTION || seen.standing() == Standing.ANEW) {
            patient.becomeUnsure();
        }
        if (!seen.standing().binds()) {
            return;
        }
        compare(seen);
        for (ReversalTrack reversal : seen.group().reversals()) {
            if (reversal.answer() != null) {
                // A receipt before its decision: whether it was taken into account nobody can tell.
                patient.becomeUnsure();
            }
        }
        Fingerprint mark = mark(seen.group(), seen.decision());
        patient.remember(
                mark.high(), mark.low(), seen.decision().getReceivedAt().toEpochMilli());
    }

    private void compare(Seen.OfDecision seen) {
        Decision decision = seen.decision();
        PatientTrack patient = seen.patient();
        if (decision.getPastSettlements() == NOT_RECORDED) {
            tally.notChecked("the decision does not record its past");
        } else if (!book.knowsAllAnswersOf(seen.place().partition())) {
            tally.notChecked("the decisions log does not begin at its beginning");
        } else if (patient.unsure()) {
            tally.notChecked("an earlier fault in the same person's answers");
        } else if (patient.settlements() > MOST_SETTLEMENTS) {
            tally.notChecked("the person has more than 1,000 settlements");
        } else if (decision.getReceivedAt().toEpochMilli() - MOST_MILLIS > patient.oldestMillis()) {
            tally.notChecked("the person's past reaches back more than 399 days");
        } else if (decision.getSystemReason() == SystemReason.STATE_UNREADABLE) {
            tally.notChecked("the past could not be read, and the decision says so");
        } else {
            tally.judged();
            judgePast(seen, decision, patient);
        }
    }

    private void judgePast(Seen.OfDecision seen, Decision decision, PatientTrack patient) {
        String expected = hex(patient.sumHigh(), patient.sumLow());
        if (decision.getPastSettlements() == patient.settlements()
                && decision.getPastDigest().equals(expected)) {
            return;
        }
        patient.becomeUnsure();
        tally.violated(
                seen.name(),
                List.of(seen.place()),
                "it rested on " + decision.getPastSettlements() + " earlier settlements (digest "
                        + decision.getPastDigest() + "), the log shows " + patient.settlements() + " (digest "
                        + expected + "): the person's past was lost, doubled or changed");
    }

    @Override
    public void receipt(Seen.OfReceipt seen) {
        if (!seen.standing().binds()) {
            return;
        }
        SettlementTrack settlement = seen.group().settlement();
        Answer decision = settlement.answer();
        if (decision == null || decision.patient() != seen.patient()) {
            // It may stand behind; whether it never comes is looked at later.
            seen.patient().becomeUnsure();
            return;
        }
        tally.judged();
        ReversalReceipt receipt = seen.receipt();
        List<String> before = withdrawn(settlement);
        if (!Lines.within(Lines.marks(receipt.getLineIds()), decision.lines())) {
            seen.patient().becomeUnsure();
            tally.violated(
                    seen.name(),
                    List.of(seen.place(), decision.place()),
                    "the receipt withdraws a line that the settlement does not have");
        } else if (!settlement.withdraw(receipt.getLineIds())) {
            seen.patient().becomeUnsure();
            tally.violated(
                    seen.name(),
                    List.of(seen.place(), decision.place()),
                    "the receipt withdraws nothing that was not withdrawn before under another reversal id");
        } else {
            replaceMark(settlement, before, seen.patient());
        }
    }

    private void replaceMark(SettlementTrack settlement, List<String> before, PatientTrack patient) {
        Content content = settlement.decided();
        Digest256 digest = content == null ? null : content.digest();
        Verdict verdict = settlement.verdict();
        if (digest == null || verdict == null) {
            patient.becomeUnsure();
            return;
        }
        Fingerprint old = mark(settlement.settlementId(), digest.hex(), verdict.name(), before);
        Fingerprint now = mark(settlement.settlementId(), digest.hex(), verdict.name(), withdrawn(settlement));
        patient.subtract(old.high(), old.low());
        patient.add(now.high(), now.low());
    }

    private static List<String> withdrawn(SettlementTrack settlement) {
        if (settlement.whollyWithdrawn()) {
            return List.of(ALL);
        }
        SortedSet<String> lineIds = settlement.withdrawnLineIds();
        return lineIds.isEmpty() ? NOTHING : List.copyOf(lineIds);
    }

    private Fingerprint mark(SettlementTrack settlement, Decision decision) {
        return mark(
                settlement.settlementId(),
                decision.getContentDigest(),
                decision.getVerdict().name(),
                NOTHING);
    }

    private Fingerprint mark(String settlementId, String digest, String verdict, List<String> withdrawn) {
        StringBuilder text = new StringBuilder();
        text.append(settlementId).append('\n');
        text.append(digest).append('\n');
        text.append(verdict).append('\n');
        withdrawn.forEach(part -> text.append(part).append('\n'));
        return fingerprints.of(text.toString());
    }

    private static String hex(long high, long low) {
        return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
    }

    /** A receipt whose decision never came. One that came after it is the business of the order. */
    @Override
    public boolean judge(Group group, Horizon horizon) {
        if (!(group instanceof ReversalTrack reversal)) {
            return false;
        }
        Answer receipt = reversal.answer();
        Answer decision = reversal.settlement().answer();
        if (receipt == null
                || reversal.accusedWithoutDecision()
                || (decision != null && decision.patient() == receipt.patient())) {
            return false;
        }
        if (!horizon.overdue(receipt.receivedAtMillis())) {
            return true;
        }
        if (!book.knowsAllAnswersOf(receipt.place().partition())) {
            tally.notChecked("the decisions log does not begin at its beginning");
            return false;
        }
        reversal.accuseWithoutDecision();
        tally.violated(
                reversal.name(),
                List.of(receipt.place()),
                "the receipt withdraws a settlement that was never decided for this person");
        return false;
    }
}
