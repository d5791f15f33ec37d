package org.claimscreener.screening.durable;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.claimscreener.screening.Inputs;
import org.claimscreener.screening.PackArchives;
import org.claimscreener.screening.Step;
import org.claimscreener.screening.record.Outgoing;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.DeadLetter;
import org.claimscreener.wire.record.DeadLetterReason;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.FeatureValue;
import org.claimscreener.wire.record.ReversalReceipt;
import org.claimscreener.wire.record.Settlement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.claimscreener.screening.Inputs.read;

/**
 * What the build of version 1 left in state is known to this one. Without packs everything is held, so an answer that is
 * not from the savepoint differs from one that is.
 */
class GoldenSavepointIT {
    private static final GoldenSavepoint GOLDEN = GoldenSavepoint.version(1);
    private static final WireEncoder ENCODER = new WireEncoder();

    @TempDir
    private Path folder;

    /** The institutions' state is left out: this is about the patients'. */
    private RunningJob patientsOnly(String name) throws Exception {
        return restored(name, Inputs.NO_PACKS, SavepointParts.without(Step.PROFILE, GOLDEN.savepoint(), folder));
    }

    private RunningJob restored(String name, PackArchives packs, Path savepoint) throws Exception {
        GOLDEN.fill(new JvmDecisionLog(name));
        return RunningJob.start(new RunningJob.Settings(folder, name, 1, packs, "rocksdb"), savepoint);
    }

    @Test
    void repeatsEveryAnswerByteForByteAndAnswersWhoWaited() throws Exception {
        JvmDecisionLog log = new JvmDecisionLog("golden-retries");
        try (RunningJob job = patientsOnly(log.name())) {
            LogFold before = LogFold.of(log);
            assertThat(before.answers("S-WAITING")).isFalse();
            List<byte[]> settled = GOLDEN.messages().stream()
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

    @Test
    void knowsEveryPatientsPast() throws Exception {
        JvmDecisionLog log = new JvmDecisionLog("golden-pasts");
        try (RunningJob job = patientsOnly(log.name())) {
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

    @Test
    void goesOnWithdrawingWhereTheOtherBuildStopped() throws Exception {
        JvmDecisionLog log = new JvmDecisionLog("golden-withdrawals");
        Settlement partly = settlement("S3");
        Settlement wholly = settlement("S2");
        try (RunningJob job = patientsOnly(log.name())) {
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

    private static Settlement settlement(String id) {
        return SeededLog.of(GOLDEN.messages()).stream()
                .filter(settlement -> settlement.getSettlementId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** Of the institutions' state only this: that it is restored, and has known them since version 1. */
    @Test
    void knowsSinceWhenAnInstitutionIsKnown() throws Exception {
        try (RunningJob job = restored("golden-institutions", Inputs.bundledPacks(), GOLDEN.savepoint())) {
            Settlement next = SeededLog.next("NEXT", "P-NEW");
            String institution = next.getInstitution().getInstitutionId();
            Instant first = SeededLog.of(GOLDEN.messages()).stream()
                    .filter(settlement ->
                            settlement.getInstitution().getInstitutionId().equals(institution))
                    .map(Settlement::getSettledAt)
                    .min(Instant::compareTo)
                    .orElseThrow();

            Decision decision = job.answersTo(List.of(ENCODER.encode(next))).stream()
                    .map(answer -> read(answer, Decision.class))
                    .findFirst()
                    .orElseThrow();

            assertThat(first).isBefore(next.getSettledAt());
            assertThat(decision.getFeatures())
                    .isNotEmpty()
                    .extracting(FeatureValue::getCoverageSince)
                    .containsOnly(first);
        }
    }
}
