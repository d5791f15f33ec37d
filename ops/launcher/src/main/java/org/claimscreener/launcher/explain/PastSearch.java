package org.claimscreener.launcher.explain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.claimscreener.engine.decision.Circumstances;
import org.claimscreener.engine.decision.DecisionFrame;
import org.claimscreener.engine.history.Remembered;
import org.claimscreener.engine.patient.AnswerKey;
import org.claimscreener.engine.patient.LogAnswer;
import org.claimscreener.engine.patient.LogAnswers;
import org.claimscreener.engine.patient.PatientInput;
import org.claimscreener.engine.replay.PatientLog;
import org.claimscreener.verifier.Place;
import org.claimscreener.verifier.log.LogRecord;
import org.claimscreener.verifier.log.LogSink;
import org.claimscreener.wire.ContentDigest;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.MessageType;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Source;

/** Second reading: the settlement that was decided, and what had been answered for the same person before it. */
final class PastSearch implements LogSink {
    private final byte[] key;
    private final Decision target;
    private final Place until;
    private final WireDecoder inputs = WireDecoder.builder()
            .accept(Set.of(MessageType.SETTLEMENT, MessageType.REVERSAL))
            .build();
    private final LogAnswers answers = new LogAnswers();
    private final ContentDigest digest = new ContentDigest();
    private final Map<AnswerKey, List<PatientInput>> inputByKey = new HashMap<>();
    private final PatientLog log = new PatientLog();
    private final List<String> missing = new ArrayList<>();

    /**
     * A search for one decision.
     *
     * @param at where the decision stands, and its key, which is the person's
     */
    PastSearch(Decision target, LogRecord at) {
        byte[] itsKey = at.key();
        this.key = itsKey == null ? new byte[0] : itsKey;
        this.target = target;
        this.until = at.place();
    }

    @Override
    public void begins(String topic, int partition, long offset) {
        // What a partition has lost shows as a missing input.
    }

    @Override
    public void take(LogRecord message) {
        if (!Arrays.equals(key, message.key()) || message.value() == null) {
            return;
        }
        if (message.place().topic().equals(TopicCatalogue.SETTLEMENTS)) {
            input(message);
        } else if (message.place().topic().equals(TopicCatalogue.DECISIONS)
                && message.place().offset() < until.offset()) {
            answers.read(message.value()).ifPresent(this::follow);
        }
    }

    private void input(LogRecord message) {
        if (!(inputs.decode(message.value()) instanceof Decoded.Accepted accepted)) {
            return;
        }
        Source source = new Source(
                message.place().topic(),
                message.place().partition(),
                message.place().offset());
        Instant receivedAt = Instant.ofEpochMilli(message.timestamp());
        if (accepted.message() instanceof Settlement settlement) {
            DecisionFrame frame =
                    new DecisionFrame(List.of(), Circumstances.NONE, digest.of(settlement), source, receivedAt);
            put(AnswerKey.ofDecision(settlement.getSettlementId()), new PatientInput.Submitted(settlement, frame));
        } else if (accepted.message() instanceof Reversal reversal) {
            put(
                    AnswerKey.ofReceipt(reversal.getSettlementId(), reversal.getReversalId()),
                    new PatientInput.Withdrawn(reversal, source, receivedAt));
        }
    }

    private void put(AnswerKey answerKey, PatientInput input) {
        inputByKey.computeIfAbsent(answerKey, unused -> new ArrayList<>(1)).add(input);
    }

    private void follow(LogAnswer answer) {
        Optional<PatientInput> input = inputByKey.getOrDefault(answer.key(), List.of()).stream()
                .filter(candidate -> answers(answer, candidate))
                .findFirst();
        if (!log.follow(answer, input)) {
            missing.add(answer.key().settlementId());
        }
    }

    /** Of several inputs of one id, the one with the content that was decided. */
    private boolean answers(LogAnswer answer, PatientInput candidate) {
        return !(candidate instanceof PatientInput.Submitted submitted)
                || answers.contentDigest(answer)
                        .equals(Optional.of(submitted.frame().contentDigest()));
    }

    @Override
    public void committed(String topic, int partition, long offset) {
        // The first record binds, committed or not.
    }

    /** The settlement that was decided; empty when the log no longer holds it. */
    Optional<Settlement> settlement() {
        return inputByKey.getOrDefault(AnswerKey.ofDecision(target.getSettlementId()), List.of()).stream()
                .filter(PatientInput.Submitted.class::isInstance)
                .map(PatientInput.Submitted.class::cast)
                .filter(submitted -> submitted.frame().contentDigest().equals(target.getContentDigest()))
                .map(PatientInput.Submitted::settlement)
                .findFirst();
    }

    List<Remembered> past() {
        return log.past();
    }

    /** Ids whose answers are there and whose inputs are gone. */
    List<String> missing() {
        return List.copyOf(missing);
    }
}
