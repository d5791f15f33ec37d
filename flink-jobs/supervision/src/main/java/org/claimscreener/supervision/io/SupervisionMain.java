package org.claimscreener.supervision.io;

import java.util.List;

import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.claimscreener.flow.settings.JobFile;
import org.claimscreener.flow.settings.Setting;
import org.claimscreener.supervision.SupervisionSettings;

/** The supervision job as a program of its own, which a cluster starts in application mode. */
public final class SupervisionMain {
    private static final Setting INTERVAL = JobFile.interval(KafkaSupervision.CHECKPOINT_INTERVAL.toMillis());
    private static final Setting OFFICE = Setting.optional(
            "office",
            Setting.Form.TEXT,
            SupervisionSettings.STANDARD_OFFICE,
            "in whose name standings are issued; no person's name");
    private static final Setting CREDIT_SCHEME =
            file("credit-scheme-file", "points and grades, YAML; blank for the standard");
    private static final Setting TIP_POLICY =
            file("tip-policy-file", "what a tip raises, YAML; blank for the standard");
    private static final Setting CALENDAR =
            file("calendar-file", "working days; blank for the notices that this build knows");
    private static final Setting SEEDS =
            file("inspection-seeds-file", "secret seeds of the draw for inspection; blank to draw nothing");

    private static final List<Setting> OWN = List.of(OFFICE, CREDIT_SCHEME, TIP_POLICY, CALENDAR, SEEDS);

    /** All that its file may say. */
    public static final List<Setting> SETTINGS = JobFile.known(INTERVAL, OWN);

    private SupervisionMain() {}

    private static Setting file(String name, String meaning) {
        return Setting.optional(name, Setting.Form.FILE, "", meaning);
    }

    /**
     * Runs until it is cancelled.
     *
     * @param args {@code --settings FILE}
     * @throws Exception as Flink declares it; of wrong settings it names every one
     */
    public static void main(String[] args) throws Exception {
        JobFile job = JobFile.read(args, INTERVAL, OWN);
        SupervisionSettings supervision = new SupervisionSettings(
                job.bootstrapServers(),
                job.file().text(OFFICE),
                job.file().content(CREDIT_SCHEME),
                job.file().content(TIP_POLICY),
                job.file().content(CALENDAR),
                job.file().text(SEEDS));
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(job.toFlink());
        KafkaSupervision.define(env, supervision);
        env.execute(KafkaSupervision.NAME);
    }
}
