package org.claimscreener.screening.durable;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.apache.flink.util.FileUtils;
import org.claimscreener.screening.Inputs;
import org.claimscreener.wire.WireEncoder;

/**
 * Keeps what this build leaves in state for the tests of later ones: runs the job over a small log and stores its
 * savepoint as {@code golden/savepoint-v<N>}, the next number. It never overwrites: what a build once left stays.
 *
 * <p>To be run when the stored form of any state has changed, by this class's main in the folder flink-jobs/screening
 * from an IDE or by
 *
 * <pre>
 * mvn -q -pl flink-jobs/screening -am test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath
 * cd flink-jobs/screening
 * java --add-opens=java.base/java.util=ALL-UNNAMED --add-opens=java.base/java.lang=ALL-UNNAMED \
 *   -cp target/test-classes:target/classes:$(cat target/classpath) \
 *   org.claimscreener.screening.durable.GoldenSavepointTool
 * </pre>
 *
 * and the new folder committed with the change.
 */
final class GoldenSavepointTool {
    private static final long SEED = 20_261_124;

    private GoldenSavepointTool() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws Exception {
        GoldenSavepoint golden = next();
        Path scratch = Files.createTempDirectory("golden");
        RunningJob.Settings settings =
                new RunningJob.Settings(scratch, "golden", 1, Inputs.bundledPacks(), FarFutureRocksDb.class.getName());
        JvmDecisionLog log = new JvmDecisionLog(settings.name());
        WireEncoder encoder = new WireEncoder();
        log.append(SeededLog.WAITING_PATIENT, ByteBuffer.wrap(encoder.encode(SeededLog.answerToMissing())));
        List<byte[]> messages = new ArrayList<>(new SeededLog(SEED, "S").messages());
        messages.add(encoder.encode(SeededLog.sold("S-SOLD", "P-SOLD", SeededLog.CODE)));
        try (RunningJob job = RunningJob.start(settings, null)) {
            job.answersTo(messages);
            messages.add(encoder.encode(SeededLog.waiting()));
            // What comes after the one that waits shows, once it is answered, that the one that waits has been read.
            byte[] last = encoder.encode(SeededLog.next("S-LAST", SeededLog.WAITING_PATIENT + "-NOT"));
            messages.add(last);
            job.send(messages.subList(messages.size() - 2, messages.size()));
            job.await(1);
            Path savepoint = job.stop(scratch.resolve("savepoints"));
            Files.createDirectories(GoldenSavepoint.ALL);
            Files.createDirectory(golden.folder());
            FileUtils.copy(
                    new org.apache.flink.core.fs.Path(savepoint.toUri()),
                    new org.apache.flink.core.fs.Path(
                            golden.savepoint().toAbsolutePath().toUri()),
                    false);
        }
        golden.write(messages, log.entries());
        FileUtils.deleteDirectory(scratch.toFile());
        System.out.println("wrote " + golden.folder());
    }

    private static GoldenSavepoint next() {
        int version = 1;
        while (Files.exists(GoldenSavepoint.version(version).folder())) {
            version++;
        }
        return GoldenSavepoint.version(version);
    }
}
