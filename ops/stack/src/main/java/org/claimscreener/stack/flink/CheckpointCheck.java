package org.claimscreener.stack.flink;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import org.apache.flink.core.fs.Path;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.state.AbstractIncrementalStateHandle;
import org.apache.flink.runtime.state.CompletedCheckpointStorageLocation;
import org.apache.flink.runtime.state.IncrementalRemoteKeyedStateHandle;
import org.apache.flink.runtime.state.StateObject;
import org.apache.flink.runtime.state.StreamStateHandle;
import org.apache.flink.runtime.state.filesystem.AbstractFsCheckpointStorageAccess;

/**
 * Looks at a checkpoint before a job is started from it. A cluster that is handed a damaged one says little of it and, in
 * Flink 2.3.0, worse: the refused job's result stays behind without what recovery asks of it, and no JobManager comes up
 * again until somebody removes the file. Stateless.
 */
public final class CheckpointCheck {
    private static final String WAY_BACK =
            " Start from the newest intact one beside it, or from none: the job then reads"
                    + " all settlements again, and what it has decided before binds it.";

    private CheckpointCheck() {}

    /**
     * Reads the metadata and looks for every file that it names, with its size. Content of the right size is not looked
     * into.
     *
     * @param checkpoint or savepoint, a folder as path or URI
     * @throws IOException saying what is missing or damaged, and what to do
     */
    public static void requireIntact(String checkpoint) throws IOException {
        CheckpointMetadata metadata = metadata(checkpoint);
        for (StreamStateHandle handle : handles(metadata)) {
            if (handle.maybeGetPath().isPresent()) {
                requireWhole(checkpoint, handle.maybeGetPath().get(), handle.getStateSize());
            }
        }
    }

    private static CheckpointMetadata metadata(String checkpoint) throws IOException {
        CompletedCheckpointStorageLocation location;
        try {
            location = AbstractFsCheckpointStorageAccess.resolveCheckpointPointer(checkpoint);
        } catch (IOException e) {
            throw new IOException("There is no checkpoint at " + checkpoint + "." + WAY_BACK, e);
        }
        try (DataInputStream in =
                new DataInputStream(location.getMetadataHandle().openInputStream())) {
            return Checkpoints.loadCheckpointMetadata(in, CheckpointCheck.class.getClassLoader(), checkpoint);
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            // Lengths read from damaged bytes lead anywhere, also to an array larger than this JVM, and Flink checks
            // few of
            // them. The array was never made, so there is memory enough to say so.
            throw new IOException(
                    "The metadata of checkpoint " + checkpoint + " is damaged (" + e.getMessage() + ")." + WAY_BACK, e);
        }
    }

    private static void requireWhole(String checkpoint, Path file, long size) throws IOException {
        long found;
        try {
            found = file.getFileSystem().getFileStatus(file).getLen();
        } catch (IOException e) {
            throw new IOException("Checkpoint " + checkpoint + " lacks its file " + file + "." + WAY_BACK, e);
        }
        if (found < size) {
            throw new IOException("Of " + size + " bytes in file " + file + " of checkpoint " + checkpoint + " only "
                    + found + " are left." + WAY_BACK);
        }
    }

    private static List<StreamStateHandle> handles(CheckpointMetadata metadata) {
        List<StreamStateHandle> handles = new ArrayList<>();
        for (OperatorState operator : metadata.getOperatorStates()) {
            for (OperatorSubtaskState subtask : operator.getStates()) {
                Stream.of(
                                subtask.getManagedOperatorState(),
                                subtask.getRawOperatorState(),
                                subtask.getManagedKeyedState(),
                                subtask.getRawKeyedState())
                        .flatMap(Collection::stream)
                        .forEach(state -> add(state, handles));
            }
        }
        return handles;
    }

    private static void add(StateObject state, List<StreamStateHandle> handles) {
        if (state instanceof StreamStateHandle handle) {
            handles.add(handle);
        }
        if (state instanceof AbstractIncrementalStateHandle incremental) {
            handles.add(incremental.getMetaDataStateHandle());
            incremental.getSharedStateHandles().forEach(file -> handles.add(file.getHandle()));
        }
        if (state instanceof IncrementalRemoteKeyedStateHandle incremental) {
            incremental.getPrivateState().forEach(file -> handles.add(file.getHandle()));
        }
    }
}
