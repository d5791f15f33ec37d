package org.claimscreener.load.sut;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Has a JVM write a flame graph of each minute of its life, by async-profiler. Stateless. */
final class Profiler {
    private Profiler() {}

    /**
     * The JVM's option.
     *
     * @param name of the system, with which the files' names begin
     * @param folder for the flame graphs
     * @param scratch for the profiler's library
     * @throws IOException when there is no library for this system
     */
    static String option(String name, Path folder, Path scratch) throws IOException {
        Files.createDirectories(folder);
        Path library = scratch.resolve("libasyncProfiler.so");
        String resource = "/" + system() + "/libasyncProfiler.so";
        try (InputStream in = Profiler.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("async-profiler has no " + resource + "; measure without --profile here");
            }
            Files.copy(in, library);
        }
        return "-agentpath:" + library + "=start,event=ctimer,interval=4ms,threads,file="
                + folder.toAbsolutePath().resolve(name) + "-%t.html,loop=60s";
    }

    private static String system() {
        String machine = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x64";
        return System.getProperty("os.name").toLowerCase(Locale.ROOT) + "-" + machine;
    }
}
