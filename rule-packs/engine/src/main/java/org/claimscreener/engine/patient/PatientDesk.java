package org.claimscreener.engine.patient;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.claimscreener.engine.decision.Circumstances;
import org.claimscreener.engine.decision.DecisionFrame;
import org.claimscreener.engine.fact.FactSet;
import org.claimscreener.engine.fact.PastVisit;
import org.claimscreener.engine.fact.PatientHistory;
import org.claimscreener.engine.history.Histories;
import org.claimscreener.engine.history.PastMark;
import org.claimscreener.engine.history.Remembered;
import org.claimscreener.engine.intake.FactMaker;
import org.claimscreener.engine.ledger.Ledger;
import org.claimscreener.engine.ledger.LedgerEntry;
import org.claimscreener.engine.screen.Decider;
import org.claimscreener.engine.screen.Screening;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.DeadLetterReason;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.LineDecision;
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
        return switch (Ledger.standing(entry, digest)) {
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
        remember(facts, decision.getVerdict(), input.frame().contentDigest(), bytes, memory);
        memory.removeRecorded(AnswerKey.ofDecision(input.settlementId()));
        return new Outcome.Repeated(bytes, true);
    }

    private Outcome decide(PatientInput.Submitted input, PatientMemory memory) {
        Optional<List<Remembered>> past = memory.past();
        Screening screening = screen(input, past);
        Decision decision = screening.decision();
        ByteBuffer bytes = ByteBuffer.wrap(encoder.encode(decision));
        Remembered added =
                remember(screening.facts(), decision.getVerdict(), input.frame().contentDigest(), bytes, memory);
        past.flatMap(Histories::prune).ifPresent(kept -> memory.replacePast(plus(kept, added)));
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

    private static Remembered remember(
            FactSet facts, Verdict verdict, String contentDigest, ByteBuffer bytes, PatientMemory memory) {
        List<String> lineIds =
                facts.bill().lines().stream().map(line -> line.lineId()).toList();
        String id = facts.settlement().settlementId();
        memory.putAnswered(id, LedgerEntry.decided(contentDigest, bytes, lineIds));
        Remembered added = new Remembered(
                Histories.remember(facts, verdict), PastMark.of(id, contentDigest, verdict, List.of(), false));
        memory.append(added);
        return added;
    }

    private Outcome withdrawn(PatientInput.Withdrawn input, PatientMemory memory, boolean mayWait, boolean behind) {
        Reversal reversal = input.reversal();
        LedgerEntry entry = memory.answered(input.settlementId());
        Ledger.ReversalAnswer answer = Ledger.answer(entry, reversal);
        if (answer instanceof Ledger.Repeat repeat) {
            return new Outcome.Repeated(repeat.receipt(), false);
        }
        AnswerKey key = AnswerKey.ofReceipt(input.settlementId(), reversal.getReversalId());
        ByteBuffer recorded = memory.recorded(key);
        if (answer instanceof Ledger.Withdraw withdraw && entry != null) {
            if (recorded == null && !billedBy(reversal.getInstitutionId(), entry)) {
                return unknown(BILLED_ELSEWHERE);
            }
            if (recorded == null && (behind || (mayWait && memory.awaitsInputs()))) {
                return new Outcome.Waits();
            }
            return withdraw(input, withdraw, entry, recorded, memory);
        }
        // A settlement that came before and is not known waits itself. One that comes later must not be withdrawn by
        // this.
        if ((mayWait || behind) && entry == null && memory.settlementWaits(input.settlementId())) {
            return new Outcome.Waits();
        }
        Ledger.Refused refused = (Ledger.Refused) answer;
        return new Outcome.Refused(refused.reason(), refused.message(), "settlement_id");
    }

    /**
     * Only the institution that billed withdraws: what it sends keeps its order on its way here, so that whether the
     * settlement came before does not hang on what overtakes what.
     */
    private boolean billedBy(String institutionId, LedgerEntry entry) {
        return answers.decision(entry.decision()).getInstitutionId().equals(institutionId);
    }

    private static Outcome unknown(String message) {
        return new Outcome.Refused(DeadLetterReason.REVERSAL_UNKNOWN, message, "settlement_id");
    }

    private Outcome withdraw(
            PatientInput.Withdrawn input,
            Ledger.Withdraw withdraw,
            LedgerEntry entry,
            @Nullable ByteBuffer recorded,
            PatientMemory memory) {
        Reversal reversal = input.reversal();
        ByteBuffer receipt = recorded == null ? ByteBuffer.wrap(encoder.encode(receipt(input))) : recorded;
        LedgerEntry after = Ledger.withdrawn(entry, withdraw, reversal.getReversalId(), receipt);
        memory.putAnswered(input.settlementId(), after);
        Set<String> lines = withdraw.whole() ? Set.of() : withdraw.lineIds();
        rewrite(input.settlementId(), memory, visit -> {
            PastVisit left = Histories.withdrawn(visit, lines, reversal.getReversedAt());
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
        List<String> lineIds =
                binding.getLines().stream().map(LineDecision::getLineId).toList();
        LedgerEntry after = new LedgerEntry(
                binding.getContentDigest(), bytes, lineIds, entry.withdrawnLineIds(), entry.reversals());
        memory.putAnswered(binding.getSettlementId(), after);
        rewrite(binding.getSettlementId(), memory, visit -> {
            PastVisit decided = Histories.decidedAs(visit, binding.getVerdict());
            return new Remembered(decided, mark(after, decided));
        });
    }

    private static void rewrite(
            String settlementId, PatientMemory memory, java.util.function.Function<PastVisit, Remembered> change) {
        List<Remembered> past = memory.past()
                .orElseThrow(() -> new IllegalStateException(
                        "the past of a patient whose settlement " + settlementId + " changes cannot be read"));
        List<Remembered> changed = new ArrayList<>(past.size());
        for (Remembered remembered : past) {
            boolean concerned = remembered.visit().settlementId().equals(settlementId);
            changed.add(concerned ? change.apply(remembered.visit()) : remembered);
        }
        memory.replacePast(changed);
    }

    private static PastMark mark(LedgerEntry entry, PastVisit visit) {
        return PastMark.of(
                visit.settlementId(),
                entry.contentDigest(),
                visit.verdict(),
                entry.withdrawnLineIds(),
                entry.withdrawn());
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
        return past.stream().map(Remembered::visit).toList();
    }

    private static List<Remembered> plus(List<Remembered> past, Remembered added) {
        List<Remembered> all = new ArrayList<>(past);
        all.add(added);
        return all;
    }
}
