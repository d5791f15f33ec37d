package org.claimscreener.peers;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.claimscreener.engine.decision.Circumstances;
import org.claimscreener.engine.fact.FactSet;
import org.claimscreener.engine.fact.PatientHistory;
import org.claimscreener.engine.intake.FactMaker;
import org.claimscreener.peers.naive.NaiveSession;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.Consequence;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.Finding;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Source;
import org.claimscreener.wire.record.Verdict;
import org.jspecify.annotations.Nullable;

/** What the naive session answers to messages. Not thread-safe. */
final class NaiveAnswers {
    private static final String NAME = "naive";

    private final NaiveSession session;
    private final Intake intake = new Intake();
    private final WireEncoder encoder = new WireEncoder();

    /** The session stays the caller's to close. */
    NaiveAnswers(NaiveSession session) {
        this.session = session;
    }

    /**
     * A decision or a dead letter; nothing for a reversal.
     *
     * @param receivedAt append time of the message
     */
    Optional<ProducerRecord<String, byte[]>> to(Source source, Instant receivedAt, byte @Nullable [] message) {
        Intake.Read read = intake.read(source, receivedAt, message);
        if (read instanceof Intake.Refused refused) {
            Flowing.Answer letter = refused.letter();
            return Optional.of(
                    new ProducerRecord<>(letter.topic(), Letters.key(source), Flowing.array(letter.bytes())));
        }
        Intake.Valid valid = (Intake.Valid) read;
        if (valid.document() instanceof Settlement settlement) {
            Decision decision = decide(settlement, valid.passage());
            return Optional.of(
                    new ProducerRecord<>(TopicCatalogue.DECISIONS, decision.getPatientId(), encoder.encode(decision)));
        }
        session.forget(((Reversal) valid.document()).getSettlementId());
        return Optional.empty();
    }

    private Decision decide(Settlement settlement, Flowing.Passage passage) {
        FactSet facts = FactMaker.facts(settlement, PatientHistory.NONE, Circumstances.NONE);
        SortedSet<String> codes = session.ask(facts);
        long fundFen = facts.settlement().fundFen();
        boolean released = codes.isEmpty();
        return Decision.newBuilder()
                .setSettlementId(facts.settlement().settlementId())
                .setPatientId(facts.person().patientId())
                .setInstitutionId(facts.institution().institutionId())
                .setVerdict(released ? Verdict.RELEASE : Verdict.HOLD)
                .setFundFen(fundFen)
                .setReleasedFen(released ? fundFen : 0)
                .setHeldFen(released ? 0 : fundFen)
                .setRefusedFen(0)
                .setLines(List.of())
                .setFindings(codes.stream().map(code -> finding(code, fundFen)).toList())
                .setPacks(List.of())
                .setFeatures(List.of())
                .setEngineVersion(NAME)
                .setContentDigest(passage.contentDigest())
                .setSource(passage.source())
                .setReceivedAt(passage.receivedAt())
                .build();
    }

    private static Finding finding(String code, long fundFen) {
        return Finding.newBuilder()
                .setFindingId(code)
                .setRuleCode(code)
                .setRuleName(code)
                .setPackId(NAME)
                .setSeverity(1)
                .setConsequence(Consequence.HOLD)
                .setBehaviour(0)
                .setLegalBasis("")
                .setLineIds(List.of())
                .setAmountFen(fundFen)
                .setEvidence("")
                .build();
    }
}
