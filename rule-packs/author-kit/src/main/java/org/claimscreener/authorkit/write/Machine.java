package org.claimscreener.authorkit.write;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What a figure was measured on: without it the figure says nothing. Stateless. */
final class Machine {
    private static final Path CPUS = Path.of("/proc/cpuinfo");
    private static final String MODEL = "model name";

    private Machine() {}

    static String inWords() {
        return processor() + ", " + Count.of(Runtime.getRuntime().availableProcessors(), "processor") + ", "
                + System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", Java " + Runtime.version();
    }

    /** The model where the system tells it. */
    private static String processor() {
        if (!Files.isReadable(CPUS)) {
            return "unnamed processor";
        }
        try (Stream<String> lines = Files.lines(CPUS)) {
            return lines.filter(line -> line.startsWith(MODEL) && line.contains(":"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unnamed processor");
        } catch (IOException e) {
            return "processor that cannot be read (" + e.getMessage() + ")";
        }
    }
}
