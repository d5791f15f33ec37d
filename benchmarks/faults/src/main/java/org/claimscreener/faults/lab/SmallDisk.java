package org.claimscreener.faults.lab;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file system of its own in memory, mounted over a folder, so that it can be filled without harm to anybody else. */
public final class SmallDisk implements AutoCloseable {
    private static final int MEGABYTE = 1 << 20;

    private final Path folder;

    /** A mount outlives its process; one that ends before its time takes it along. */
    private final Thread unmountAtOurEnd;

    private SmallDisk(Path folder) {
        this.folder = folder;
        this.unmountAtOurEnd = new Thread(this::unmountLazily, "unmount");
        Runtime.getRuntime().addShutdownHook(unmountAtOurEnd);
    }

    private void unmountLazily() {
        try {
            run(List.of("umount", "--lazy", folder.toString()));
        } catch (IOException e) {
            System.err.println(folder + " is still mounted: " + e.getMessage());
        }
    }

    /**
     * Mounts it.
     *
     * @throws NotHere when we may not
     */
    static SmallDisk mount(Path folder, int megabytes) throws NotHere, IOException {
        Files.createDirectories(folder);
        String said = run(List.of("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString()));
        if (!said.isEmpty()) {
            throw new NotHere(
                    "a full disk needs a small file system of its own, and mounting one needs root (" + said + ")");
        }
        return new SmallDisk(folder);
    }

    /** Writes until nothing more goes. */
    public void fill() throws IOException {
        byte[] zeros = new byte[MEGABYTE];
        try (OutputStream out = Files.newOutputStream(filler())) {
            while (Files.getFileStore(folder).getUsableSpace() > 0) {
                int room = (int) Math.min(MEGABYTE, Files.getFileStore(folder).getUsableSpace());
                out.write(zeros, 0, room);
            }
        }
    }

    /** Takes back what {@link #fill()} wrote. */
    public void free() throws IOException {
        Files.deleteIfExists(filler());
    }

    private Path filler() {
        return folder.resolve("filler");
    }

    @Override
    public void close() throws IOException {
        Runtime.getRuntime().removeShutdownHook(unmountAtOurEnd);
        String said = run(List.of("umount", folder.toString()));
        if (!said.isEmpty()) {
            throw new IOException(folder + " is still mounted: " + said + "; unmount it by hand");
        }
    }

    /** Gives what the command said when it failed, and nothing when it did its work. */
    private static String run(List<String> command) throws IOException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            int code = process.waitFor();
            return code == 0 ? "" : command.get(0) + " ended with " + code + ": " + said;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while " + command.get(0) + " was running", e);
        }
    }
}
