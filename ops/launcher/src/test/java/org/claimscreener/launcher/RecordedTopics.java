package org.claimscreener.launcher;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.apache.avro.specific.SpecificRecord;
import org.claimscreener.verifier.Place;
import org.claimscreener.verifier.Progress;
import org.claimscreener.verifier.VerifyFailure;
import org.claimscreener.verifier.log.LogRecord;
import org.claimscreener.verifier.log.LogSink;
import org.claimscreener.verifier.log.LogSource;
import org.claimscreener.verifier.log.Recorder;
import org.claimscreener.wire.ContentDigest;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.Amounts;
import org.claimscreener.wire.record.Channel;
import org.claimscreener.wire.record.DeadLetter;
import org.claimscreener.wire.record.DeadLetterReason;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.FeeLine;
import org.claimscreener.wire.record.Institution;
import org.claimscreener.wire.record.LineDecision;
import org.claimscreener.wire.record.PackRef;
import org.claimscreener.wire.record.Person;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Sex;
import org.claimscreener.wire.record.Source;
import org.claimscreener.wire.record.Verdict;
import org.claimscreener.wire.record.Visit;

/** Little logs, as folders that {@code screener record} could have written. */
final class RecordedTopics {
    private static final Instant NOON = Instant.parse("2026-09-01T04:00:00Z");

    /** A settlement with its decision, and rubbish with its dead letter. */
    static final List<LogRecord> CLEAN = List.of(
            input(0, settlement("S1")),
            message(TopicCatalogue.SETTLEMENTS, 1, "P1", new byte[] {1, 2, 3}),
            message(TopicCatalogue.DEAD_LETTERS, 0, "key", encoded(letter())),
            message(TopicCatalogue.DECISIONS, 0, "P1", encoded(decision())));

    static final List<LogRecord> UNANSWERED = List.of(input(0, settlement("S1")));

    static final List<LogRecord> TWO_SETTLEMENTS = List.of(input(0, settlement("S1")), input(1, settlement("S2")));

    static final List<LogRecord> EMPTY = List.of();

    private RecordedTopics() {}

    /** Writes the folder. */
    static void write(Path folder, List<LogRecord> log) {
        try {
            Recorder.record(new Given(log), "a test", folder, Progress.NONE);
        } catch (VerifyFailure e) {
            throw new AssertionError(e);
        }
    }

    private record Given(List<LogRecord> log) implements LogSource {
        @Override
        public Instant readOn(LogSink sink, Progress progress) throws VerifyFailure {
            for (String topic :
                    List.of(TopicCatalogue.SETTLEMENTS, TopicCatalogue.DEAD_LETTERS, TopicCatalogue.DECISIONS)) {
                sink.begins(topic, 0, 0);
            }
            for (LogRecord message : log) {
                sink.take(message);
            }
            return NOON;
        }

        @Override
        public void close() {}
    }

    private static LogRecord input(long offset, Settlement settlement) {
        return message(TopicCatalogue.SETTLEMENTS, offset, "P1", encoded(settlement));
    }

    private static LogRecord message(String topic, long offset, String key, byte[] value) {
        return new LogRecord(
                new Place(topic, 0, offset),
                NOON.toEpochMilli(),
                "LogAppendTime",
                key.getBytes(StandardCharsets.UTF_8),
                value,
                true);
    }

    private static byte[] encoded(SpecificRecord message) {
        return new WireEncoder().encode(message);
    }

    private static DeadLetter letter() {
        return DeadLetter.newBuilder()
                .setReason(DeadLetterReason.UNREADABLE)
                .setMessage("unreadable")
                .setSource(new Source(TopicCatalogue.SETTLEMENTS, 0, 1L))
                .setReceivedAt(NOON)
                .setOriginal(ByteBuffer.wrap(new byte[] {1, 2, 3}))
                .build();
    }

    private static Decision decision() {
        return Decision.newBuilder()
                .setSettlementId("S1")
                .setPatientId("P1")
                .setInstitutionId("H1")
                .setVerdict(Verdict.RELEASE)
                .setFundFen(100)
                .setReleasedFen(100)
                .setHeldFen(0)
                .setRefusedFen(0)
                .setLines(List.of(new LineDecision("1", 100L, 100L, 0L, 0L)))
                .setFindings(List.of())
                .setPacks(List.of(new PackRef("national-policy", "1.0.0", "ab".repeat(32))))
                .setFeatures(List.of())
                .setPastSettlements(0)
                .setPastDigest("0".repeat(32))
                .setEngineVersion("1")
                .setContentDigest(new ContentDigest().of(settlement("S1")))
                .setSource(new Source(TopicCatalogue.SETTLEMENTS, 0, 0L))
                .setReceivedAt(NOON)
                .build();
    }

    private static Settlement settlement(String id) {
        return Settlement.newBuilder()
                .setSettlementId(id)
                .setChannel(Channel.OUTPATIENT)
                .setSettledAt(NOON)
                .setSentAt(NOON)
                .setTreatmentArea("430102")
                .setInsuranceArea("430100")
                .setPerson(Person.newBuilder()
                        .setPatientId("P1")
                        .setSex(Sex.FEMALE)
                        .setBirthDate(LocalDate.of(1960, 1, 1))
                        .setInsuranceType("310")
                        .build())
                .setInstitution(Institution.newBuilder()
                        .setInstitutionId("H1")
                        .setKind("1")
                        .build())
                .setVisit(Visit.newBuilder()
                        .setVisitId("V1")
                        .setVisitType("11")
                        .setBeganAt(NOON)
                        .build())
                .setDiagnoses(List.of())
                .setFeeLines(List.of(FeeLine.newBuilder()
                        .setLineId("1")
                        .setOccurredAt(NOON)
                        .setItemCode("XA01")
                        .setQuantityE4(10_000)
                        .setUnitPriceE6(1_000_000)
                        .setAmountFen(100)
                        .setInScopeFen(100)
                        .build()))
                .setAmounts(Amounts.newBuilder()
                        .setTotalFen(100)
                        .setFundFen(100)
                        .setPersonFen(0)
                        .build())
                .build();
    }
}
