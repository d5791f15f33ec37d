package org.claimscreener.screening.durable;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.claimscreener.screening.Inputs;
import org.claimscreener.screening.record.Outgoing;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.Decision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimscreener.screening.Inputs.read;

/** From one subtask to two and back to one: nothing is lost on the way. */
class RescalingIT {
    private static final long SEED = 20_261_125;
    private static final WireEncoder ENCODER = new WireEncoder();
    private static final JvmDecisionLog LOG = new JvmDecisionLog("rescaling");

    @TempDir
    private Path folder;

    @Test
    void losesNothingFromOneSubtaskToTwoAndBack() throws Exception {
        LOG.append(SeededLog.WAITING_PATIENT, ByteBuffer.wrap(ENCODER.encode(SeededLog.answerToMissing())));
        List<byte[]> before = new SeededLog(SEED, "A").messages();
        List<byte[]> between = new SeededLog(SEED + 1, "B").messages();
        Path atOne;
        try (RunningJob job = start(1, null)) {
            job.answersTo(before);
            job.send(List.of(ENCODER.encode(SeededLog.waiting())));
            knowsThePasts(job, "1");
            atOne = job.stop(folder.resolve("savepoints"));
        }
        Path atTwo;
        try (RunningJob job = start(2, atOne)) {
            answersAsTheLogDoes(job, before);
            job.answersTo(between);
            knowsThePasts(job, "2");
            atTwo = job.stop(folder.resolve("savepoints"));
        }
        try (RunningJob job = start(1, atTwo)) {
            answersAsTheLogDoes(job, before);
            answersAsTheLogDoes(job, between);
            knowsThePasts(job, "3");
            whoWaitsIsAnsweredOnce(job);
        }
    }

    private RunningJob start(int parallelism, @org.jspecify.annotations.Nullable Path savepoint) throws Exception {
        return RunningJob.start(
                new RunningJob.Settings(folder, LOG.name(), parallelism, Inputs.NO_PACKS, "rocksdb"), savepoint);
    }

    private static void answersAsTheLogDoes(RunningJob job, List<byte[]> messages) throws Exception {
        LogFold fold = LogFold.of(LOG);
        assertThat(job.answersTo(messages)).as("seed %s", SEED).allSatisfy(answer -> {
            assertThat(answer.getRepeated()).isTrue();
            assertThat(answer.getBody()).isEqualTo(fold.binding(answer.getBody()));
        });
    }

    /** A new settlement of each patient names what the log says that it comes after. */
    private static void knowsThePasts(RunningJob job, String round) throws Exception {
        LogFold fold = LogFold.of(LOG);
        List<byte[]> next = new ArrayList<>();
        for (String patient : fold.patients()) {
            if (!patient.equals(SeededLog.WAITING_PATIENT)) {
                next.add(ENCODER.encode(SeededLog.next("NEXT-" + round + patient, patient)));
            }
        }
        List<Outgoing> answers = job.answersTo(next);
        assertThat(answers).hasSizeGreaterThan(4).as("seed %s", SEED).allSatisfy(answer -> {
            Decision decision = read(answer, Decision.class);
            assertThat(decision.getPastSettlements()).isEqualTo(fold.settlements(decision.getPatientId()));
            assertThat(decision.getPastDigest()).isEqualTo(fold.digest(decision.getPatientId()));
        });
    }

    /** It was sent once, to the first job; its patience may have ended in any of them. */
    private static void whoWaitsIsAnsweredOnce(RunningJob job) throws Exception {
        job.send(List.of(ENCODER.encode(SeededLog.missing())));
        List<Outgoing> answers = job.await(2, answer -> answer.getKey().equals(SeededLog.WAITING_PATIENT));

        assertThat(answers)
                .extracting(answer -> read(answer, Decision.class).getSettlementId())
                .containsExactlyInAnyOrder("S-MISSING", "S-WAITING");
        LogFold fold = LogFold.of(LOG);
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.getBody()).isEqualTo(fold.binding(answer.getBody())));
        job.send(List.of(ENCODER.encode(SeededLog.next("NEXT", SeededLog.WAITING_PATIENT))));
        Decision next = read(job.await(1).get(0), Decision.class);
        assertThat(next.getPastSettlements()).isEqualTo(2);
        assertThat(next.getPastDigest()).isEqualTo(fold.digest(SeededLog.WAITING_PATIENT));
    }
}
