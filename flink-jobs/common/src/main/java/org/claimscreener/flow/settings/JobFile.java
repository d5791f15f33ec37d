package org.claimscreener.flow.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.apache.flink.configuration.Configuration;
import org.claimscreener.flow.JobSettings;

/**
 * A job's settings from a file: those that every job has, and its own. For a job that a cluster starts by its main class,
 * as in application mode. Immutable.
 */
public final class JobFile {
    public static final Setting BOOTSTRAP_SERVERS = Setting.required(
            "bootstrap-servers",
            Setting.Form.TEXT,
            "Kafka, as host:port, several with commas, as TaskManagers reach it");
    public static final Setting STATE_FOLDER = Setting.required(
            "state-folder",
            Setting.Form.FOLDER,
            "folder of checkpoints and savepoints, the same for all TaskManagers and no other job's");
    public static final Setting LOCAL_FOLDER = Setting.required(
            "local-folder", Setting.Form.FOLDER, "folder of RocksDB on each TaskManager's own disk, lost with it");
    public static final Setting PARALLELISM = Setting.number(
            "parallelism",
            1,
            JobSettings.MAX_PARALLELISM,
            1,
            "subtasks of each operator; may change from one savepoint to the next start");

    private static final int SHORTEST_INTERVAL_MS = 100;
    private static final int LONGEST_INTERVAL_MS = 600_000;

    private final SettingsFile file;
    private final Setting interval;

    private JobFile(SettingsFile file, Setting interval) {
        this.file = file;
        this.interval = interval;
    }

    /**
     * What such a file may say.
     *
     * @param interval of checkpoints, as {@link #interval} makes it
     * @param own the job's own settings
     */
    public static List<Setting> known(Setting interval, List<Setting> own) {
        List<Setting> all =
                new ArrayList<>(List.of(BOOTSTRAP_SERVERS, STATE_FOLDER, LOCAL_FOLDER, PARALLELISM, interval));
        all.addAll(own);
        return List.copyOf(all);
    }

    /** The time between checkpoints, usual for the job. */
    public static Setting interval(long usualMs) {
        return Setting.number(
                "checkpoint-interval-ms",
                SHORTEST_INTERVAL_MS,
                LONGEST_INTERVAL_MS,
                usualMs,
                "time from one checkpoint to the next");
    }

    /**
     * Reads the file that a main class is called with.
     *
     * @param args {@code --settings FILE}
     * @throws SettingsRefusedException naming every problem
     */
    public static JobFile read(String[] args, Setting interval, List<Setting> own) throws SettingsRefusedException {
        if (args.length != 2 || !args[0].equals("--settings")) {
            throw new SettingsRefusedException("The command line", List.of("expected --settings FILE"));
        }
        return new JobFile(SettingsFile.read(Path.of(args[1]), known(interval, own)), interval);
    }

    /** The job's own settings are read from it. */
    public SettingsFile file() {
        return file;
    }

    public String bootstrapServers() {
        return file.text(BOOTSTRAP_SERVERS);
    }

    /** The job's configuration. */
    public Configuration toFlink() {
        JobSettings settings =
                new JobSettings(Path.of(file.text(STATE_FOLDER)), file.number(PARALLELISM), file.millis(interval));
        Configuration flink = settings.toFlink();
        // A shared volume is slow, and nobody else needs what lies there.
        flink.setString("state.backend.rocksdb.localdir", file.text(LOCAL_FOLDER));
        return flink;
    }
}
