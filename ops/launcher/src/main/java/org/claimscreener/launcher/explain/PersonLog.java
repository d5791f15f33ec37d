package org.claimscreener.launcher.explain;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

import org.apache.avro.specific.SpecificRecord;
import org.claimscreener.engine.decision.Circumstances;
import org.claimscreener.engine.decision.DecisionFrame;
import org.claimscreener.engine.history.Remembered;
import org.claimscreener.engine.patient.AnswerKey;
import org.claimscreener.engine.patient.LogAnswer;
import org.claimscreener.engine.patient.LogAnswers;
import org.claimscreener.engine.patient.PatientInput;
import org.claimscreener.engine.referral.packet.ReplayInputs;
import org.claimscreener.engine.replay.PatientLog;
import org.claimscreener.verifier.log.LogRecord;
import org.claimscreener.verifier.log.LogSink;
import org.claimscreener.wire.ContentDigest;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.MessageType;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Source;

/** What the log holds of one person, followed in the order of the answers. Memory holds one person's inputs. */
public final class PersonLog implements LogSink {
    private final byte[] key;
    private final long until;
    private final Observer observer;
    private final WireDecoder inputs = WireDecoder.builder()
            .accept(Set.of(MessageType.SETTLEMENT, MessageType.REVERSAL))
            .build();
    private final LogAnswers answers = new LogAnswers();
    private final ContentDigest digest = new ContentDigest();
    private final Map<AnswerKey, List<PatientInput>> inputByKey = new HashMap<>();
    private final PatientLog log = new PatientLog();
    private final List<String> missing = new ArrayList<>();
    private final List<Followed> followed = new ArrayList<>();

    private long decisions;
    private long reversals;

    /** An answer, and the input that it answers. */
    private record Followed(LogAnswer answer, PatientInput input) {}

    /** Is told of each binding decision. */
    @FunctionalInterface
    public interface Observer {
        /** A decision, and what was remembered before it. */
        void decided(Decision decision, DecisionFrame.Past before);
    }

    /**
     * One person's.
     *
     * @param key of the person's messages
     * @param until answers from this offset on are left out
     */
    public PersonLog(byte[] key, long until, Observer observer) {
        this.key = key.clone();
        this.until = until;
        this.observer = observer;
    }

    /** What had been answered for the person before the answer at that place. */
    static PersonLog before(LogRecord at) {
        byte[] itsKey = at.key();
        return new PersonLog(itsKey == null ? new byte[0] : itsKey, at.place().offset(), (decision, past) -> {});
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
                && message.place().offset() < until) {
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
        DecisionFrame.Past before = DecisionFrame.Past.of(log.past());
        switch (log.follow(answer, input)) {
            case FOLLOWED -> {
                followed.add(new Followed(answer, input.orElseThrow()));
                followed(answer, before);
            }
            case INPUT_MISSING -> missing.add(answer.key().settlementId());
            case KNOWN -> {}
        }
    }

    private void followed(LogAnswer answer, DecisionFrame.Past before) {
        answers.decisionOf(answer)
                .ifPresentOrElse(
                        decision -> {
                            decisions++;
                            observer.decided(decision, before);
                        },
                        () -> reversals++);
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
    Optional<Settlement> settlement(Decision target) {
        return inputByKey.getOrDefault(AnswerKey.ofDecision(target.getSettlementId()), List.of()).stream()
                .filter(PatientInput.Submitted.class::isInstance)
                .map(PatientInput.Submitted.class::cast)
                .filter(submitted -> submitted.frame().contentDigest().equals(target.getContentDigest()))
                .map(PatientInput.Submitted::settlement)
                .findFirst();
    }

    /** Decisions that were followed. */
    public long decisions() {
        return decisions;
    }

    /** Reversals that were followed. */
    public long reversals() {
        return reversals;
    }

    /** What is remembered by now, as text by name: see {@link org.claimscreener.engine.replay.MemoryText}. */
    public SortedMap<String, String> text() {
        return log.text();
    }

    List<Remembered> past() {
        return log.past();
    }

    /** What {@link #past} is made of, as bytes of the wire, in the order of the answers. */
    List<ReplayInputs.Earlier> earlier() {
        Set<String> remembered =
                past().stream().map(one -> one.visit().settlementId()).collect(Collectors.toSet());
        WireEncoder encoder = new WireEncoder();
        return followed.stream()
                .filter(one -> remembered.contains(one.answer().key().settlementId()))
                .map(one -> new ReplayInputs.Earlier(
                        one.answer().bytes().duplicate(), ByteBuffer.wrap(encoder.encode(document(one.input())))))
                .toList();
    }

    private static SpecificRecord document(PatientInput input) {
        return input instanceof PatientInput.Submitted submitted
                ? submitted.settlement()
                : ((PatientInput.Withdrawn) input).reversal();
    }

    /** Ids whose answers are there and whose inputs are gone. */
    List<String> missing() {
        return List.copyOf(missing);
    }
}
