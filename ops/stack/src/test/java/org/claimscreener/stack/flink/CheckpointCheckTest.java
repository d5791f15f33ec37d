package org.claimscreener.stack.flink;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.state.OperatorStreamStateHandle;
import org.apache.flink.runtime.state.filesystem.FileStateHandle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CheckpointCheckTest {
    private static final int STATE_BYTES = 100;

    @TempDir
    private Path folder;

    private Path checkpoint;
    private Path state;

    @BeforeEach
    void write() throws IOException {
        checkpoint = Files.createDirectories(folder.resolve("chk-1"));
        state = Files.write(checkpoint.resolve("state"), new byte[STATE_BYTES]);
        FileStateHandle file = new FileStateHandle(new org.apache.flink.core.fs.Path(state.toUri()), STATE_BYTES);
        OperatorState operator = new OperatorState("decide", "decide", new OperatorID(1, 2), 1, 128);
        operator.putState(
                0,
                OperatorSubtaskState.builder()
                        .setManagedOperatorState(new OperatorStreamStateHandle(Map.of(), file))
                        .build());
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(metadata()))) {
            Checkpoints.storeCheckpointMetadata(new CheckpointMetadata(1, List.of(operator), List.of()), out);
        }
    }

    @Test
    void anIntactOneIsFineAsPathAndAsUri() {
        assertThatCode(() -> CheckpointCheck.requireIntact(checkpoint.toString()))
                .doesNotThrowAnyException();
        assertThatCode(() -> CheckpointCheck.requireIntact(checkpoint.toUri().toString()))
                .doesNotThrowAnyException();
    }

    @Test
    void oneThatIsGoneIsRefusedWithTheWayBack() {
        refused(folder.resolve("chk-2"), "There is no checkpoint at");
    }

    @Test
    void metadataCutShortAreRefused() throws IOException {
        byte[] whole = Files.readAllBytes(metadata());
        Files.write(metadata(), Arrays.copyOf(whole, whole.length / 2));

        refused(checkpoint, "is damaged");
    }

    @Test
    void aMissingStateFileIsRefusedByName() throws IOException {
        Files.delete(state);

        refused(checkpoint, "lacks its file");
    }

    @Test
    void aStateFileCutShortIsRefused() throws IOException {
        Files.write(state, new byte[STATE_BYTES - 1]);

        refused(checkpoint, "only 99 are left");
    }

    @Test
    void whateverTheDamageItIsRefusedOrReadAndNeverAnotherError() throws IOException {
        long seed = 20261124;
        Random random = new Random(seed);
        byte[] whole = Files.readAllBytes(metadata());
        for (int i = 0; i < 300; i++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
            Files.write(metadata(), damaged);
            try {
                CheckpointCheck.requireIntact(checkpoint.toString());
            } catch (IOException e) {
                assertThatThrownBy(() -> {
                            throw e;
                        })
                        .as("seed %d, round %d", seed, i)
                        .hasMessageContaining("Start from the newest intact one");
            }
        }
    }

    private Path metadata() {
        return checkpoint.resolve("_metadata");
    }

    private static void refused(Path path, String why) {
        assertThatThrownBy(() -> CheckpointCheck.requireIntact(path.toString()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(why)
                .hasMessageContaining("Start from the newest intact one beside it, or from none");
    }
}
