package org.claimscreener.measuring;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the figures were measured on. Stateless. */
public final class Machine {
    private static final long KIB_PER_GIB = 1 << 20;

    private Machine() {}

    /** Cores, processor, memory, system, Java and load average in one line; what the system does not tell is left out. */
    public static String describe() {
        return Runtime.getRuntime().availableProcessors() + " cores" + processor() + memory() + ", "
                + System.getProperty("os.name") + " " + System.getProperty("os.version") + ", JDK "
                + System.getProperty("java.version") + load();
    }

    /** Runnable threads over the last minute; on a machine that others use too, figures are theirs as well. */
    private static String load() {
        double average = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        return average < 0 ? "" : String.format(", load average %.1f at the start", average);
    }

    private static String processor() {
        String model = valueOf("/proc/cpuinfo", "model name");
        return model.isEmpty() ? "" : " (" + model + ")";
    }

    private static String memory() {
        String total = valueOf("/proc/meminfo", "MemTotal").replace(" kB", "");
        return total.isEmpty() ? "" : ", " + Math.round(Double.parseDouble(total) / KIB_PER_GIB) + " GiB";
    }

    private static String valueOf(String file, String name) {
        try {
            return Files.readAllLines(Path.of(file)).stream()
                    .filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            // Only Linux has it; the report is as good without.
            return "";
        }
    }
}
