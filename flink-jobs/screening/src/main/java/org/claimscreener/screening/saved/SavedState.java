package org.claimscreener.screening.saved;

import java.net.URI;
import java.util.SortedMap;
import java.util.TreeMap;

import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.state.api.OperatorIdentifier;
import org.apache.flink.state.api.SavepointReader;
import org.apache.flink.state.api.functions.KeyedStateReaderFunction;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.claimscreener.screening.LocalCluster;
import org.claimscreener.screening.SavedLine;
import org.claimscreener.screening.Step;
import org.claimscreener.screening.decide.PatientStateReader;
import org.claimscreener.screening.profile.ProfileStateReader;

/** Reads one subject's state out of a savepoint or a retained checkpoint of the screening job. Stateless. */
public final class SavedState {
    private SavedState() {}

    /**
     * An institution's profile, as text by name: see {@link org.claimscreener.engine.replay.MemoryText}.
     *
     * @param folder of the savepoint or checkpoint: the one that holds {@code _metadata}
     * @return empty when it holds nothing of the institution
     * @throws Exception as Flink reports what cannot be read
     */
    public static SortedMap<String, String> ofInstitution(URI folder, String institutionId) throws Exception {
        return read(folder, Step.PROFILE, new ProfileStateReader(institutionId));
    }

    /** As {@link #ofInstitution}, of a person: visits and answers. */
    public static SortedMap<String, String> ofPatient(URI folder, String patientId) throws Exception {
        return read(folder, Step.DECIDE, new PatientStateReader(patientId));
    }

    @SuppressWarnings("try") // Who is interrupted here is the command, which ends.
    private static SortedMap<String, String> read(
            URI folder, Step step, KeyedStateReaderFunction<String, String> reader) throws Exception {
        Configuration settings = new Configuration();
        settings.setString("pipeline.generic-types", "false");
        LocalCluster.limits(settings);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1, settings);
        SortedMap<String, String> found = new TreeMap<>();
        try (CloseableIterator<String> entries = SavepointReader.read(
                        env, folder.toString(), new EmbeddedRocksDBStateBackend())
                .readKeyedState(OperatorIdentifier.forUid(step.uid()), reader, Types.STRING, Types.STRING)
                .executeAndCollect()) {
            entries.forEachRemaining(line -> SavedLine.into(found, line));
        }
        return found;
    }
}
