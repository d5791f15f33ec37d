package org.claimscreener.screening;

import java.util.List;

import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.claimscreener.flow.settings.JobFile;
import org.claimscreener.flow.settings.Setting;

/** The screening job as a program of its own, which a cluster starts in application mode. */
public final class ScreeningMain {
    private static final long USUAL_INTERVAL_MS = 10_000;

    private static final Setting INTERVAL = JobFile.interval(USUAL_INTERVAL_MS);
    private static final Setting TRUSTED_KEYS = Setting.required(
            "trusted-keys-file",
            Setting.Form.FILE,
            "whose signatures under packs and orders count, as packctl keygen writes it; public keys alone");

    /** All that its file may say. */
    public static final List<Setting> SETTINGS = JobFile.known(INTERVAL, List.of(TRUSTED_KEYS));

    private ScreeningMain() {}

    /**
     * Runs until it is cancelled.
     *
     * @param args {@code --settings FILE}
     * @throws Exception as Flink declares it; of wrong settings it names every one
     */
    public static void main(String[] args) throws Exception {
        JobFile job = JobFile.read(args, INTERVAL, List.of(TRUSTED_KEYS));
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(job.toFlink());
        KafkaScreening.define(env, job.bootstrapServers(), job.file().content(TRUSTED_KEYS));
        env.execute(KafkaScreening.NAME);
    }
}
