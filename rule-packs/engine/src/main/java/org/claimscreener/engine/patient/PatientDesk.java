package org.claimscreener.engine.patient;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

import org.claimscreener.engine.decision.Circumstances;
import org.claimscreener.engine.decision.DecisionFrame;
import org.claimscreener.engine.fact.FactSet;
import org.claimscreener.engine.fact.PastVisit;
import org.claimscreener.engine.fact.PatientHistory;
import org.claimscreener.engine.history.Histories;
import org.claimscreener.engine.history.PastMark;
import org.claimscreener.engine.history.Pruned;
import org.claimscreener.engine.history.Remembered;
import org.claimscreener.engine.intake.FactMaker;
import org.claimscreener.engine.ledger.DecidedEntry;
import org.claimscreener.engine.ledger.Ledger;
import org.claimscreener.engine.ledger.LedgerEntry;
import org.claimscreener.engine.screen.Decider;
import org.claimscreener.engine.screen.Screening;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.DeadLetterReason;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.ReversalReceipt;
import org.claimscreener.wire.record.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Answers what arrives for a patient. A retry gets the same bytes again; what the log already answers is adopted, never
 * decided anew; what is new is decided and remembered; what is withdrawn is taken back.
 *
 * <p>After a restart the log may hold answers whose inputs come again. Until all of a patient's have come, whatever is
 * new for that patient waits, so that state follows the log: {@link Outcome.Waits}.
 *
 * <p>Not thread-safe; holds no state between calls.
 */
public final class PatientDesk {
    private static final String BILLED_ELSEWHERE = "the settlement was billed by another institution; only that one"
            + " can withdraw it: check the settlement's id and the institution";

    private final Decider decider;
    private final WireEncoder encoder = new WireEncoder();
    private final LogAnswers answers = new LogAnswers();

    public PatientDesk(Decider decider) {
        this.decider = decider;
    }

    /** Answers one input that nothing waits before. */
    public Outcome receive(PatientInput input, PatientMemory memory, boolean mayWait) {
        return receive(input, memory, mayWait, false);
    }

    /**
     * Answers one input.
     *
     * @param mayWait false once waiting has taken too long: then what is new is decided on the past that there is
     * @param behind whether an input of the patient that came before still waits: then what changes anything waits too
     */
    public Outcome receive(PatientInput input, PatientMemory memory, boolean mayWait, boolean behind) {
        if (input instanceof PatientInput.Submitted submitted) {
            return submitted(submitted, memory, mayWait, behind);
        }
        return withdrawn((PatientInput.Withdrawn) input, memory, mayWait, behind);
    }

    private Outcome submitted(PatientInput.Submitted input, PatientMemory memory, boolean mayWait, boolean behind) {
        String id = input.settlementId();
        String digest = input.frame().contentDigest();
        LedgerEntry entry = memory.answered(id);
        if (entry == null) {
            ByteBuffer recorded = memory.recorded(AnswerKey.ofDecision(id));
            if (recorded != null) {
                return recorded(input, recorded, memory);
            }
        }
        return switch (Ledger.standing(decided(entry), digest)) {
            case RETRY -> new Outcome.Repeated(Objects.requireNonNull(entry).decision(), false);
            case CONFLICT -> conflict();
            case NEW ->
                behind || input.traces() == PatientInput.Traces.AWAITED || (mayWait && memory.awaitsInputs())
                        ? new Outcome.Waits()
                        : decide(input, memory);
        };
    }

    private Outcome recorded(PatientInput.Submitted input, ByteBuffer bytes, PatientMemory memory) {
        Decision decision = answers.decision(bytes);
        if (!decision.getContentDigest().equals(input.frame().contentDigest())) {
            return conflict();
        }
        FactSet facts = FactMaker.facts(input.settlement(), PatientHistory.NONE, Circumstances.NONE);
        Optional<List<Remembered>> past = memory.past();
        remember(facts, decision.getVerdict(), input.frame().contentDigest(), bytes, past, memory);
        memory.removeRecorded(AnswerKey.ofDecision(input.settlementId()));
        return new Outcome.Repeated(bytes, true);
    }

    private Outcome decide(PatientInput.Submitted input, PatientMemory memory) {
        Optional<List<Remembered>> past = memory.past();
        Screening screening = screen(input, past);
        Decision decision = screening.decision();
        ByteBuffer bytes = ByteBuffer.wrap(encoder.encode(decision));
        remember(screening.facts(), decision.getVerdict(), input.frame().contentDigest(), bytes, past, memory);
        return new Outcome.Decided(bytes, decision);
    }

    private Screening screen(PatientInput.Submitted input, Optional<List<Remembered>> past) {
        if (past.isEmpty()) {
            DecisionFrame frame = input.frame().with(DecisionFrame.Past.NOT_RECORDED);
            return decider.unreadable(input.settlement(), frame, "the patient's past could not be read");
        }
        DecisionFrame frame = input.frame().with(DecisionFrame.Past.of(past.get()));
        if (input.traces() == PatientInput.Traces.MISSING) {
            // Released on what there is, the decision would state that nobody used the codes before.
            return decider.unreadable(
                    input.settlement(), frame, "who used its trace codes before could not be found out in time");
        }
        return decider.screen(input.settlement(), visits(past.get()), frame);
    }

    private static void prune(List<Remembered> before, Remembered added, PatientMemory memory) {
        if (Histories.isWithinBounds(before, added)) {
            return;
        }
        List<Remembered> all = new ArrayList<>(before.size() + 1);
        for (Remembered remembered : before) {
            if (!remembered.visit().settlementId().equals(added.visit().settlementId())) {
                all.add(remembered);
            }
        }
        all.add(added);
        Pruned pruned = Histories.prune(all);
        pruned.forgotten().forEach(memory::removeVisit);
        pruned.stripped().forEach(memory::putVisit);
    }

    /** Whether decided or followed, it leaves the same: so a fold of the log comes to the same past. */
    private static void remember(
            FactSet facts,
            Verdict verdict,
            String contentDigest,
            ByteBuffer bytes,
            Optional<List<Remembered>> past,
            PatientMemory memory) {
        String id = facts.settlement().settlementId();
        memory.putAnswered(id, LedgerEntry.decided(bytes));
        Remembered added = new Remembered(
                Histories.remember(facts, verdict), PastMark.of(id, contentDigest, verdict, List.of(), false));
        memory.putVisit(added);
        past.ifPresent(before -> prune(before, added, memory));
    }

    private Outcome withdrawn(PatientInput.Withdrawn input, PatientMemory memory, boolean mayWait, boolean behind) {
        Reversal reversal = input.reversal();
        DecidedEntry known = decided(memory.answered(input.settlementId()));
        Ledger.ReversalAnswer answer = Ledger.answer(known, reversal);
        if (answer instanceof Ledger.Repeat repeat) {
            return new Outcome.Repeated(repeat.receipt(), false);
        }
        AnswerKey key = AnswerKey.ofReceipt(input.settlementId(), reversal.getReversalId());
        ByteBuffer recorded = memory.recorded(key);
        if (answer instanceof Ledger.Withdraw withdraw && known != null) {
            if (recorded == null && !billedBy(reversal.getInstitutionId(), known)) {
                return unknown(BILLED_ELSEWHERE);
            }
            if (recorded == null && (behind || (mayWait && memory.awaitsInputs()))) {
                return new Outcome.Waits();
            }
            return withdraw(input, withdraw, known, recorded, memory);
        }
        // A settlement that came before and is not known waits itself. One that comes later must not be withdrawn by
        // this.
        if ((mayWait || behind) && known == null && memory.settlementWaits(input.settlementId())) {
            return new Outcome.Waits();
        }
        Ledger.Refused refused = (Ledger.Refused) answer;
        return new Outcome.Refused(refused.reason(), refused.message(), "settlement_id");
    }

    /**
     * Only the institution that billed withdraws: what it sends keeps its order on its way here, so that whether the
     * settlement came before does not hang on what overtakes what.
     */
    private static boolean billedBy(String institutionId, DecidedEntry known) {
        return known.decision().getInstitutionId().equals(institutionId);
    }

    /** Read only for retries and reversals, which are few: so it need not be kept twice. */
    private @Nullable DecidedEntry decided(@Nullable LedgerEntry entry) {
        return entry == null ? null : new DecidedEntry(entry, answers.decision(entry.decision()));
    }

    private static Outcome unknown(String message) {
        return new Outcome.Refused(DeadLetterReason.REVERSAL_UNKNOWN, message, "settlement_id");
    }

    private Outcome withdraw(
            PatientInput.Withdrawn input,
            Ledger.Withdraw withdraw,
            DecidedEntry known,
            @Nullable ByteBuffer recorded,
            PatientMemory memory) {
        Reversal reversal = input.reversal();
        ByteBuffer receipt = recorded == null ? ByteBuffer.wrap(encoder.encode(receipt(input))) : recorded;
        DecidedEntry after = known.with(Ledger.withdrawn(known.entry(), withdraw, reversal.getReversalId(), receipt));
        memory.putAnswered(input.settlementId(), after.entry());
        change(input.settlementId(), memory, visit -> {
            PastVisit left = Histories.withdrawn(visit, withdraw.lineIds(), withdraw.whole(), reversal.getReversedAt());
            return new Remembered(left, mark(after, left));
        });
        if (recorded == null) {
            return new Outcome.Receipted(receipt);
        }
        memory.removeRecorded(AnswerKey.ofReceipt(input.settlementId(), reversal.getReversalId()));
        return new Outcome.Repeated(receipt, true);
    }

    /** What an answer that stands in the log is to what is remembered. */
    public enum Entered {
        /** Known, byte for byte. */
        KNOWN,
        /** Not known: its input will come, or come again, and gets this answer. */
        RECORDED,
        /** Other bytes than those that bind. */
        CONTRADICTS
    }

    /**
     * Enters an answer that stands in the log.
     *
     * @param first it is the first answer to its input in the log, whatever this memory holds: it binds
     */
    public Entered enter(LogAnswer answer, boolean first, PatientMemory memory) {
        AnswerKey key = answer.key();
        LedgerEntry entry = memory.answered(key.settlementId());
        ByteBuffer known = entry == null ? null : known(entry, key);
        if (known == null) {
            known = memory.recorded(key);
        }
        if (known == null) {
            memory.putRecorded(key, answer.bytes());
            return Entered.RECORDED;
        }
        if (known.equals(answer.bytes())) {
            return Entered.KNOWN;
        }
        if (first && entry != null && key.reversalId().isEmpty()) {
            follow(answers.decision(answer.bytes()), answer.bytes(), entry, memory);
        }
        return Entered.CONTRADICTS;
    }

    private static @Nullable ByteBuffer known(LedgerEntry entry, AnswerKey key) {
        if (key.reversalId().isEmpty()) {
            return entry.decision();
        }
        return entry.reversals().stream()
                .filter(answered -> answered.reversalId().equals(key.reversalId()))
                .findFirst()
                .map(LedgerEntry.Answered::receipt)
                .orElse(null);
    }

    /** Somebody else's decision stood in the log before ours: it binds, for the network and so for us. */
    private static void follow(Decision binding, ByteBuffer bytes, LedgerEntry entry, PatientMemory memory) {
        DecidedEntry after =
                new DecidedEntry(new LedgerEntry(bytes, entry.withdrawnLineIds(), entry.reversals()), binding);
        memory.putAnswered(binding.getSettlementId(), after.entry());
        change(binding.getSettlementId(), memory, visit -> {
            PastVisit decided = Histories.decidedAs(visit, binding.getVerdict());
            return new Remembered(decided, mark(after, decided));
        });
    }

    /** Changes one visit, unless it was forgotten. */
    private static void change(String settlementId, PatientMemory memory, Function<PastVisit, Remembered> change) {
        Remembered remembered = memory.visit(settlementId);
        if (remembered != null) {
            memory.putVisit(change.apply(remembered.visit()));
        }
    }

    private static PastMark mark(DecidedEntry known, PastVisit visit) {
        return PastMark.of(
                visit.settlementId(),
                known.contentDigest(),
                visit.verdict(),
                known.entry().withdrawnLineIds(),
                known.withdrawn());
    }

    private static Outcome conflict() {
        return new Outcome.Refused(DeadLetterReason.CONFLICT, Ledger.CONFLICT_MESSAGE, "settlement_id");
    }

    private static ReversalReceipt receipt(PatientInput.Withdrawn input) {
        Reversal reversal = input.reversal();
        return ReversalReceipt.newBuilder()
                .setReversalId(reversal.getReversalId())
                .setSettlementId(reversal.getSettlementId())
                .setPatientId(reversal.getPatientId())
                .setInstitutionId(reversal.getInstitutionId())
                .setLineIds(reversal.getLineIds())
                .setSource(input.source())
                .setReceivedAt(input.receivedAt())
                .build();
    }

    private static List<PastVisit> visits(List<Remembered> past) {
        List<PastVisit> visits = new ArrayList<>(past.size());
        for (Remembered remembered : past) {
            visits.add(remembered.visit());
        }
        return visits;
    }
}
