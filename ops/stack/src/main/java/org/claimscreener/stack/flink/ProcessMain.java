package org.claimscreener.stack.flink;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint;
import org.apache.flink.runtime.taskexecutor.TaskManagerRunner;
import org.apache.flink.runtime.zookeeper.FlinkZooKeeperQuorumPeer;
import org.claimscreener.engine.pack.PackArchive;
import org.claimscreener.engine.pack.PackRefusedException;
import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.metrics.JvmRegistry;
import org.claimscreener.screening.packs.CodeFolder;
import org.claimscreener.screening.packs.PackShelf;

/** The main class of every process of the cluster: becomes what it is told to, and ends when its standard input does. */
public final class ProcessMain {
    /** An end in order that takes longer than this is none. */
    private static final long END_PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

    /** In place of a folder. */
    static final String NO_PACKS = "-";

    private ProcessMain() {}

    /** What a process can be. */
    enum Role {
        ZOOKEEPER {
            @Override
            void run(String[] args) {
                FlinkZooKeeperQuorumPeer.main(args);
            }
        },
        /** First the port at which what coordinators count is served. */
        JOB_MANAGER {
            @Override
            void run(String[] args) throws Exception {
                JvmRegistry.serve(Integer.parseInt(args[0]));
                StandaloneSessionClusterEntrypoint.main(Arrays.copyOfRange(args, 1, args.length));
            }
        },
        /**
         * First the port at which the job's own metrics are served, then the folder of packs or {@link #NO_PACKS}, then the
         * folder for temporary files.
         */
        TASK_MANAGER {
            @Override
            void run(String[] args) throws Exception {
                JvmRegistry.serve(Integer.parseInt(args[0]));
                CodeFolder.ofThisJvm(args[2]);
                if (!args[1].equals(NO_PACKS)) {
                    compileAhead(Path.of(args[1]));
                }
                TaskManagerRunner.main(Arrays.copyOfRange(args, 3, args.length));
            }
        };

        /** Runs it with its own arguments. */
        abstract void run(String[] args) throws Exception;
    }

    /**
     * Runs until standard input ends.
     *
     * @param args the role's name, then what its own main class takes
     * @throws Exception as that main class does
     */
    public static void main(String[] args) throws Exception {
        Thread watcher = new Thread(() -> endWith(System.in), "end-with-input");
        watcher.setDaemon(true);
        watcher.start();
        Role.valueOf(args[0]).run(Arrays.copyOfRange(args, 1, args.length));
    }

    /** Given back at once: a pack that nobody uses stays on the shelf for a while, and whoever needs it finds it. */
    private static void compileAhead(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                compileAhead(file, Files.readAllBytes(file));
            }
        }
    }

    private static void compileAhead(Path file, byte[] archive) throws IOException {
        try {
            RulePack pack = PackArchive.read(file.toString(), archive);
            PackShelf.ofThisJvm()
                    .compile(pack.digest(), true, () -> pack)
                    .join()
                    .close();
        } catch (PackRefusedException | CompletionException e) {
            throw new IOException("The pack " + file + " cannot be compiled: " + e.getMessage(), e);
        }
    }

    private static void endWith(InputStream in) {
        try {
            while (in.read() >= 0) {
                // Whatever is sent is ignored; only the end counts.
            }
        } catch (IOException e) {
            System.err.println("Standard input broke, which is an end too: " + e.getMessage());
        }
        Thread ending = new Thread(() -> System.exit(0), "end");
        ending.setDaemon(true);
        ending.start();
        LockSupport.parkNanos(END_PATIENCE_NANOS);
        Runtime.getRuntime().halt(0);
    }
}
