package org.claimscreener.screening.durable;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import org.claimscreener.screening.Inputs;
import org.claimscreener.screening.packs.PackArchives;
import org.claimscreener.screening.record.Outgoing;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.DeadLetter;
import org.claimscreener.wire.record.DeadLetterReason;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.FeatureValue;
import org.claimscreener.wire.record.ReversalReceipt;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.TraceUse;
import org.claimscreener.wire.record.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.claimscreener.screening.Inputs.read;

/**
 * What the build of version 1 left in state is known to this one. Without packs everything is held, so an answer that is
 * not from the savepoint differs from one that is.
 */
class GoldenSavepointIT {
    private static final Set<String> GOLDEN_FEATURES = Set.of("pharmacy_settlements_3m", "same_bill_patients_1d");
    private static final WireEncoder ENCODER = new WireEncoder();

    @TempDir
    private Path folder;

    private RunningJob restored(String name, PackArchives packs, GoldenSavepoint golden) throws Exception {
        golden.fill(new JvmDecisionLog(name));
        return RunningJob.start(new RunningJob.Settings(folder, name, 1, packs, "rocksdb"), golden.savepoint());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void repeatsEveryAnswerByteForByteAndAnswersWhoWaited(int version) throws Exception {
        GoldenSavepoint golden = GoldenSavepoint.version(version);
        JvmDecisionLog log = new JvmDecisionLog("golden-retries-" + version);
        try (RunningJob job = restored(log.name(), Inputs.NO_PACKS, golden)) {
            LogFold before = LogFold.of(log);
            assertThat(before.answers("S-WAITING")).isFalse();
            List<byte[]> settled = golden.messages().stream()
                    .filter(message -> !isWaiting(message))
                    .toList();

            List<Outgoing> answers = job.answersTo(settled);
            assertThat(answers)
                    .allSatisfy(answer -> assertThat(answer.getBody()).isEqualTo(before.binding(answer.getBody())))
                    .extracting(Outgoing::getRepeated)
                    .containsOnly(true);

            // Whoever waits is answered by itself, when what it waits for comes or its patience is at its end.
            job.send(List.of(ENCODER.encode(SeededLog.missing())));
            assertThat(job.await(2))
                    .extracting(answer -> read(answer, Decision.class).getSettlementId(), Outgoing::getRepeated)
                    .containsExactlyInAnyOrder(tuple("S-MISSING", true), tuple("S-WAITING", false));
        }
    }

    private static boolean isWaiting(byte[] message) {
        return Arrays.equals(message, ENCODER.encode(SeededLog.waiting()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void knowsEveryPatientsPast(int version) throws Exception {
        GoldenSavepoint golden = GoldenSavepoint.version(version);
        JvmDecisionLog log = new JvmDecisionLog("golden-pasts-" + version);
        try (RunningJob job = restored(log.name(), Inputs.NO_PACKS, golden)) {
            LogFold fold = LogFold.of(log);
            List<byte[]> next = new ArrayList<>();
            for (String patient : fold.patients()) {
                if (!patient.equals(SeededLog.WAITING_PATIENT)) {
                    next.add(ENCODER.encode(SeededLog.next("NEXT-" + patient, patient)));
                }
            }

            List<Outgoing> answers = job.answersTo(next);

            assertThat(answers).hasSizeGreaterThan(4);
            for (Outgoing answer : answers) {
                Decision decision = read(answer, Decision.class);
                assertThat(decision.getPastSettlements()).isEqualTo(fold.settlements(decision.getPatientId()));
                assertThat(decision.getPastDigest()).isEqualTo(fold.digest(decision.getPatientId()));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void goesOnWithdrawingWhereTheOtherBuildStopped(int version) throws Exception {
        GoldenSavepoint golden = GoldenSavepoint.version(version);
        JvmDecisionLog log = new JvmDecisionLog("golden-withdrawals-" + version);
        Settlement partly = settlement(golden, "S3");
        Settlement wholly = settlement(golden, "S2");
        try (RunningJob job = restored(log.name(), Inputs.NO_PACKS, golden)) {
            List<Outgoing> sent = job.answersTo(List.of(
                    SeededLog.withdrawal("REST", partly, List.of()), SeededLog.withdrawal("AGAIN", wholly, List.of())));

            ReversalReceipt receipt =
                    read(sent.stream().filter(RunningJob::isAnswer).findFirst().orElseThrow(), ReversalReceipt.class);
            assertThat(receipt.getSettlementId()).isEqualTo("S3");
            assertThat(sent)
                    .filteredOn(outgoing -> !RunningJob.isAnswer(outgoing))
                    .extracting(letter -> read(letter, DeadLetter.class).getReason())
                    .containsExactly(DeadLetterReason.REVERSAL_REPEATED);

            String patient = partly.getPerson().getPatientId();
            LogFold fold = LogFold.of(log);
            Decision next = read(
                    job.answersTo(List.of(ENCODER.encode(SeededLog.next("NEXT", patient))))
                            .get(0),
                    Decision.class);
            assertThat(next.getPastDigest()).isEqualTo(fold.digest(patient));
        }
    }

    private static Settlement settlement(GoldenSavepoint golden, String id) {
        return SeededLog.of(golden.messages()).stream()
                .filter(settlement -> settlement.getSettlementId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /**
     * What was kept of institutions in version 1 is not read any more: they begin anew, and say so. So do features that packs
     * have declared since version 2 was written.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void knowsSinceWhenAnInstitutionIsKnown(int version) throws Exception {
        GoldenSavepoint golden = GoldenSavepoint.version(version);
        try (RunningJob job = restored("golden-institutions-" + version, Inputs.bundledPacks(), golden)) {
            Settlement next = SeededLog.next("NEXT", "P-NEW");
            String institution = next.getInstitution().getInstitutionId();
            Instant first = SeededLog.of(golden.messages()).stream()
                    .filter(settlement ->
                            settlement.getInstitution().getInstitutionId().equals(institution))
                    .map(Settlement::getSettledAt)
                    .min(Instant::compareTo)
                    .orElseThrow();

            Decision decision = onlyDecision(job, next);

            assertThat(first).isBefore(next.getSettledAt());
            assertThat(since(decision, true)).containsOnly(version == 1 ? next.getSettledAt() : first);
            assertThat(since(decision, false))
                    .containsOnly(version == 1 ? next.getSettledAt() : hourAfter(newest(golden, institution)));
        }
    }

    /** What went by without a feature ends with the hour of the newest settlement. */
    private static Instant hourAfter(Instant newest) {
        return newest.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
    }

    private static Instant newest(GoldenSavepoint golden, String institution) {
        return SeededLog.of(golden.messages()).stream()
                .filter(settlement ->
                        settlement.getInstitution().getInstitutionId().equals(institution))
                .map(Settlement::getSettledAt)
                .max(Instant::compareTo)
                .orElseThrow();
    }

    /** Since when features are counted: those that the golden versions' packs had, or those that they had not. */
    private static List<Instant> since(Decision decision, boolean golden) {
        return decision.getFeatures().stream()
                .filter(feature -> GOLDEN_FEATURES.contains(feature.getName()) == golden)
                .map(FeatureValue::getCoverageSince)
                .toList();
    }

    @Test
    void knowsWhoseTraceCodesItHasSeen() throws Exception {
        try (RunningJob job = restored("golden-codes", Inputs.bundledPacks(), GoldenSavepoint.version(2))) {
            Decision decision = onlyDecision(job, SeededLog.sold("NEXT", "P-NEW", SeededLog.CODE));

            assertThat(decision.getTraceUses())
                    .extracting(TraceUse::getSettlementId)
                    .containsExactly("S-SOLD");
            assertThat(decision.getVerdict()).isEqualTo(Verdict.HOLD);
        }
    }

    private static Decision onlyDecision(RunningJob job, Settlement settlement) throws Exception {
        return job.answersTo(List.of(ENCODER.encode(settlement))).stream()
                .map(answer -> read(answer, Decision.class))
                .findFirst()
                .orElseThrow();
    }
}
