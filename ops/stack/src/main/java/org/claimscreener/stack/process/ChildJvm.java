package org.claimscreener.stack.process;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * A JVM of its own, which can be started, killed and started again, and which ends when we do, however that comes about:
 * its main class watches its standard input. Thread-safe.
 */
public final class ChildJvm implements AutoCloseable {
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(8);
    private static final Duration KILL_PATIENCE = Duration.ofSeconds(10);

    private final JvmSpec spec;
    private @Nullable Process process;

    /** A process that is stopped sees no end of its input; when we go, it has to go. */
    private @Nullable Thread killAtOurEnd;

    public ChildJvm(JvmSpec spec) {
        this.spec = spec;
    }

    /** The process's name in its own folder, as {@code task-manager-1}. */
    public String name() {
        return spec.name();
    }

    /**
     * Starts it; whether it works is for the caller to ask.
     *
     * @throws IllegalStateException when it runs already
     * @throws IOException when there is no such command, or no folder
     */
    public void start() throws IOException {
        start(Map.of());
    }

    /**
     * As {@link #start()}, with additions to the environment of this one run.
     *
     * @param environment variables by name
     */
    public synchronized void start(Map<String, String> environment) throws IOException {
        if (process != null && process.isAlive()) {
            throw new IllegalStateException(spec.name() + " runs already, as process " + process.pid());
        }
        Files.createDirectories(spec.folder());
        ProcessBuilder builder = new ProcessBuilder(spec.command())
                .redirectOutput(spec.printed().toFile())
                .redirectError(
                        ProcessBuilder.Redirect.appendTo(spec.complained().toFile()));
        builder.environment().putAll(environment);
        process = builder.start();
    }

    /**
     * Returns when the process has printed the line.
     *
     * @throws IOException when it ended before, or was not ready in time; the message names the log
     */
    public void awaitLine(String line, Duration patience) throws IOException {
        boolean said = Waiting.until(() -> hasPrinted(line) || !isAlive(), patience);
        if (said && hasPrinted(line)) {
            return;
        }
        String what = said ? " ended before it was ready" : " was not ready after " + patience.toSeconds() + " s";
        throw new IOException(spec.name() + what + "; the reason is in " + spec.complained() + " or " + spec.log());
    }

    private boolean hasPrinted(String line) throws IOException {
        return Files.exists(spec.printed())
                && Files.readAllLines(spec.printed()).contains(line);
    }

    /** Whether the process is there, stopped or not. */
    public synchronized boolean isAlive() {
        return process != null && process.isAlive();
    }

    /**
     * The process's number.
     *
     * @throws IllegalStateException when it was never started
     */
    public long pid() {
        return started().pid();
    }

    /** kill -9: no word to the process, none from it. Returns when it is gone; one that is gone already stays so. */
    public synchronized void kill() throws IOException {
        Process killed = started();
        killed.destroyForcibly();
        awaitEnd(killed, KILL_PATIENCE);
        forgetHook();
    }

    /**
     * SIGSTOP: the process stays, holds all it holds, and does nothing. Returns when its last thread stands still, which
     * is a moment after the signal was sent; where the system has no {@code /proc}, when the signal was sent.
     */
    public synchronized void suspend() throws IOException {
        Process stopped = started();
        if (killAtOurEnd == null) {
            killAtOurEnd = new Thread(stopped::destroyForcibly, "kill " + spec.name());
            Runtime.getRuntime().addShutdownHook(killAtOurEnd);
        }
        signal("STOP", stopped);
        if (!Waiting.until(() -> standsStill(stopped), STOP_PATIENCE)) {
            throw new IOException(spec.name() + ", process " + stopped.pid() + ", goes on after SIGSTOP");
        }
    }

    /** SIGCONT: it goes on where it was, as if no time had passed. */
    public synchronized void resume() throws IOException {
        signal("CONT", started());
        forgetHook();
    }

    /** Asks the process to end, and kills it if it does not. Returns when it is gone. */
    public synchronized void stop() throws IOException {
        Process ended = started();
        try {
            ended.getOutputStream().close();
        } catch (IOException e) {
            // Its end of the pipe is gone already: it has ended or is about to.
        }
        if (!hasEnded(ended, STOP_PATIENCE)) {
            kill();
        }
        forgetHook();
    }

    /** As {@link #stop()}; one that was never started, or has ended, is left alone. */
    @Override
    public synchronized void close() throws IOException {
        if (isAlive()) {
            stop();
        }
    }

    private synchronized Process started() {
        if (process == null) {
            throw new IllegalStateException(spec.name() + " was never started");
        }
        return process;
    }

    private void forgetHook() {
        if (killAtOurEnd == null) {
            return;
        }
        try {
            Runtime.getRuntime().removeShutdownHook(killAtOurEnd);
        } catch (IllegalStateException e) {
            // We are ending, and the hook does its work.
        }
        killAtOurEnd = null;
    }

    private void signal(String signal, Process to) throws IOException {
        Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(to.pid()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        awaitEnd(kill, KILL_PATIENCE);
        if (kill.exitValue() != 0) {
            throw new IOException("SIG" + signal + " did not reach " + spec.name() + ", process " + to.pid());
        }
    }

    private static boolean standsStill(Process stopped) throws IOException {
        Path threads = Path.of("/proc", Long.toString(stopped.pid()), "task");
        if (!Files.isDirectory(threads)) {
            return true;
        }
        try (DirectoryStream<Path> all = Files.newDirectoryStream(threads)) {
            for (Path thread : all) {
                // The state is the letter behind the name, and the name is in parentheses and may hold some.
                String stat = Files.readString(thread.resolve("stat"));
                if (stat.charAt(stat.lastIndexOf(')') + 2) != 'T') {
                    return false;
                }
            }
            return true;
        } catch (NoSuchFileException e) {
            // A thread has ended while we looked at it: they are not all still yet.
            return false;
        }
    }

    private void awaitEnd(Process ending, Duration patience) throws IOException {
        if (!hasEnded(ending, patience)) {
            throw new IOException(spec.name() + ", process " + ending.pid() + ", is still there after "
                    + patience.toSeconds() + " s");
        }
    }

    private static boolean hasEnded(Process process, Duration patience) throws IOException {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while a process was ending", e);
        }
    }
}
