package org.claimscreener.stack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ChildJvmIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @Test
    void aProcessCanBeKilledAndStartedAgain() throws Exception {
        try (ChildJvm child = new ChildJvm(spec(Waiter.class))) {
            child.start();
            child.awaitLine("here", PATIENCE);
            long first = child.pid();

            child.kill();
            assertThat(child.isAlive()).isFalse();
            child.start();
            child.awaitLine("here", PATIENCE);

            assertThat(child.pid()).isNotEqualTo(first);
        }
    }

    @Test
    void aStoppedProcessDoesNothingUntilItGoesOn() throws Exception {
        try (ChildJvm child = new ChildJvm(spec(Waiter.class))) {
            child.start();
            child.awaitLine("here", PATIENCE);

            child.suspend();
            assertThat(state(child.pid())).isEqualTo('T');
            assertThat(child.isAlive()).isTrue();
            child.resume();

            assertThat(state(child.pid())).isNotEqualTo('T');
        }
    }

    @Test
    void saysWhereTheReasonIsWhenItDoesNotCome() throws Exception {
        try (ChildJvm child = new ChildJvm(spec(Leaver.class))) {
            child.start();

            assertThatThrownBy(() -> child.awaitLine("here", PATIENCE))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("child ended before it was ready")
                    .hasMessageContaining("child.err");
        }
    }

    private JvmSpec spec(Class<?> main) {
        return new JvmSpec("child", folder, "WARN", List.of("-Xmx32m"), main, List.of());
    }

    /** The letter behind the name in parentheses. */
    private static char state(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        return stat.charAt(stat.lastIndexOf(')') + 2);
    }

    /** Says that it is there and waits for the end of its input. */
    static final class Waiter {
        private Waiter() {}

        public static void main(String[] args) throws IOException {
            System.out.println("here");
            System.out.flush();
            while (System.in.read() >= 0) {
                // Only the end counts.
            }
        }
    }

    /** Ends at once. */
    static final class Leaver {
        private Leaver() {}

        public static void main(String[] args) {}
    }
}
