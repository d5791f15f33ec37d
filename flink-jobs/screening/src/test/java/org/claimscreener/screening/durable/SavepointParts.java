package org.claimscreener.screening.durable;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.streaming.api.graph.StreamGraphHasherV2;
import org.claimscreener.screening.Step;

/** Savepoints as folders of files. */
final class SavepointParts {
    private static final String METADATA = "_metadata";

    private SavepointParts() {}

    /** A copy in which an operator has left no state: as if it had been new. */
    static Path without(Step step, Path savepoint, Path folder) throws IOException {
        Path copy = Files.createDirectories(folder.resolve("without-" + step.uid()));
        try (Stream<Path> files = Files.list(savepoint)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName().toString()));
            }
        }
        OperatorID gone = new OperatorID(StreamGraphHasherV2.generateUserSpecifiedHash(step.uid()));
        CheckpointMetadata all = read(copy);
        List<OperatorState> left = all.getOperatorStates().stream()
                .filter(state -> !state.getOperatorID().equals(gone))
                .toList();
        if (left.size() != all.getOperatorStates().size() - 1) {
            throw new IllegalArgumentException("the savepoint has no state of " + step.uid());
        }
        try (OutputStream out = Files.newOutputStream(copy.resolve(METADATA))) {
            Checkpoints.storeCheckpointMetadata(
                    new CheckpointMetadata(all.getCheckpointId(), left, all.getMasterStates()), out);
        }
        return copy;
    }

    private static CheckpointMetadata read(Path savepoint) throws IOException {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(savepoint.resolve(METADATA)))) {
            return Checkpoints.loadCheckpointMetadata(
                    in, SavepointParts.class.getClassLoader(), savepoint.toUri().toString());
        }
    }
}
