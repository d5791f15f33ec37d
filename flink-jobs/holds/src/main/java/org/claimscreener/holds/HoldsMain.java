package org.claimscreener.holds;

import java.util.List;

import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.claimscreener.flow.settings.JobFile;
import org.claimscreener.flow.settings.Setting;

/** The holds job as a program of its own, which a cluster starts in application mode. */
public final class HoldsMain {
    private static final Setting INTERVAL = JobFile.interval(KafkaHolds.CHECKPOINT_INTERVAL.toMillis());
    private static final Setting POLICY = Setting.optional(
            "policy-file",
            Setting.Form.FILE,
            "",
            "deadlines and limits of review, YAML; blank for the standard policy");
    private static final Setting CALENDAR = Setting.optional(
            "calendar-file",
            Setting.Form.FILE,
            "",
            "working days as the State Council announces them; blank for those that this build knows");
    private static final Setting CLOCK_SKEW = Setting.number(
            "clock-skew-ms",
            0,
            HoldsSettings.LONGEST_SKEW.toMillis(),
            HoldsSettings.STANDARD_SKEW.toMillis(),
            "by how much deadlines wait for clocks that go behind");

    private static final List<Setting> OWN = List.of(POLICY, CALENDAR, CLOCK_SKEW);

    /** All that its file may say. */
    public static final List<Setting> SETTINGS = JobFile.known(INTERVAL, OWN);

    private HoldsMain() {}

    /**
     * Runs until it is cancelled.
     *
     * @param args {@code --settings FILE}
     * @throws Exception as Flink declares it; of wrong settings it names every one
     */
    public static void main(String[] args) throws Exception {
        JobFile job = JobFile.read(args, INTERVAL, OWN);
        HoldsSettings holds = new HoldsSettings(
                job.bootstrapServers(),
                job.file().content(POLICY),
                job.file().content(CALENDAR),
                job.file().millis(CLOCK_SKEW));
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(job.toFlink());
        KafkaHolds.define(env, holds);
        env.execute(KafkaHolds.NAME);
    }
}
