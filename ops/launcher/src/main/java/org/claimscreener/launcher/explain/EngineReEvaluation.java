package org.claimscreener.launcher.explain;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

import org.claimscreener.engine.decision.Circumstances;
import org.claimscreener.engine.decision.DecisionFrame;
import org.claimscreener.engine.patient.AnswerKey;
import org.claimscreener.engine.patient.LogAnswer;
import org.claimscreener.engine.patient.PatientInput;
import org.claimscreener.engine.replay.PackFinder;
import org.claimscreener.engine.replay.PatientLog;
import org.claimscreener.engine.replay.RecordedCase;
import org.claimscreener.engine.replay.Replay;
import org.claimscreener.engine.replay.Replayed;
import org.claimscreener.launcher.packs.PackLibrary;
import org.claimscreener.verifier.ReEvaluation;
import org.claimscreener.verifier.VerifyFailure;
import org.claimscreener.verifier.log.LogRecord;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.ReversalReceipt;
import org.claimscreener.wire.record.Settlement;

/** Decides again with this build's engine, for the oracle, which has none of its own. Not thread-safe. */
public final class EngineReEvaluation implements ReEvaluation {
    private final PackLibrary library;
    private final Replay replay;
    private final WireEncoder encoder = new WireEncoder();

    /**
     * With packs from a library.
     *
     * @param library is fed from the log that is verified
     * @param finder of its packs, compiled; the caller's to close
     */
    public EngineReEvaluation(PackLibrary library, PackFinder finder) {
        this.library = library;
        this.replay = new Replay(finder);
    }

    @Override
    public void order(LogRecord message) throws VerifyFailure {
        library.take(message);
    }

    @Override
    public Outcome reEvaluate(Decision recorded, Settlement settlement, Past past) {
        PatientLog log = new PatientLog();
        for (PastSettlement earlier : past.settlements()) {
            follow(earlier, log);
        }
        ByteBuffer bytes = ByteBuffer.wrap(encoder.encode(recorded));
        Replayed replayed = replay.replay(new RecordedCase(recorded, bytes, settlement, log.past()));
        if (replayed instanceof Replayed.Same) {
            return new Same();
        }
        if (replayed instanceof Replayed.Different different) {
            return new Different(
                    different.field() + ": recorded " + different.recorded() + ", now " + different.replayed());
        }
        return new Impossible(((Replayed.Impossible) replayed).why());
    }

    private void follow(PastSettlement earlier, PatientLog log) {
        Decision decision = earlier.decision();
        DecisionFrame frame = new DecisionFrame(
                List.of(),
                Circumstances.NONE,
                decision.getContentDigest(),
                decision.getSource(),
                decision.getReceivedAt());
        log.follow(
                answer(decision, AnswerKey.ofDecision(decision.getSettlementId()), encoder.encode(decision)),
                Optional.of(new PatientInput.Submitted(earlier.settlement(), frame)));
        int number = 0;
        for (Withdrawal withdrawal : earlier.withdrawals()) {
            number++;
            follow(earlier, withdrawal, "withdrawal " + number, log);
        }
    }

    /** What a withdrawal leaves hangs on its lines and time alone, so any id of its own will do. */
    private void follow(PastSettlement earlier, Withdrawal withdrawal, String reversalId, PatientLog log) {
        Decision decision = earlier.decision();
        Reversal reversal = Reversal.newBuilder()
                .setReversalId(reversalId)
                .setSettlementId(decision.getSettlementId())
                .setPatientId(decision.getPatientId())
                .setInstitutionId(decision.getInstitutionId())
                .setChannel(earlier.settlement().getChannel())
                .setReversedAt(withdrawal.reversedAt())
                .setLineIds(withdrawal.lineIds())
                .build();
        ReversalReceipt receipt = ReversalReceipt.newBuilder()
                .setReversalId(reversalId)
                .setSettlementId(decision.getSettlementId())
                .setPatientId(decision.getPatientId())
                .setInstitutionId(decision.getInstitutionId())
                .setLineIds(withdrawal.lineIds())
                .setSource(decision.getSource())
                .setReceivedAt(withdrawal.reversedAt())
                .build();
        log.follow(
                answer(decision, AnswerKey.ofReceipt(decision.getSettlementId(), reversalId), encoder.encode(receipt)),
                Optional.of(new PatientInput.Withdrawn(reversal, decision.getSource(), withdrawal.reversedAt())));
    }

    private static LogAnswer answer(Decision decision, AnswerKey key, byte[] bytes) {
        return new LogAnswer(decision.getPatientId(), key, ByteBuffer.wrap(bytes));
    }
}
