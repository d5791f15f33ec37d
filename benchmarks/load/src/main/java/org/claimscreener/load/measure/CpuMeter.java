package org.claimscreener.load.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;

/** Processor time of processes, by Linux's {@code /proc}. Stateless. */
final class CpuMeter {
    /** Of {@code utime} and {@code stime}; the kernel's USER_HZ, which is 100 on all that we run on. */
    private static final long TICK_NANOS = 10_000_000;

    /** Fields behind the process's name in {@code /proc/<pid>/stat}: state is the first of them. */
    private static final int UTIME = 11;

    private CpuMeter() {}

    /** Nanoseconds that each has used since it began, user and system, of all its threads. */
    static Map<String, Long> read(Map<String, Long> pids) throws IOException {
        Map<String, Long> used = new LinkedHashMap<>();
        for (Map.Entry<String, Long> process : pids.entrySet()) {
            used.put(process.getKey(), used(process.getValue()));
        }
        return used;
    }

    private static long used(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        // The name stands in parentheses and may contain anything.
        StringTokenizer fields = new StringTokenizer(stat.substring(stat.lastIndexOf(')') + 1));
        for (int i = 0; i < UTIME; i++) {
            fields.nextToken();
        }
        return (Long.parseLong(fields.nextToken()) + Long.parseLong(fields.nextToken())) * TICK_NANOS;
    }

    /**
     * How much of the machine is in use, by anybody, over a while.
     *
     * @return 0 to 1; time stolen by the host counts as used
     */
    static double machineInUse(long millis) throws IOException, InterruptedException {
        long[] before = machine();
        Thread.sleep(millis);
        long[] after = machine();
        long all = after[0] - before[0];
        return all == 0 ? 0 : 1 - (double) (after[1] - before[1]) / all;
    }

    /** All ticks, and those that nobody used. */
    private static long[] machine() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("/proc/stat"));
        StringTokenizer fields = new StringTokenizer(lines.get(0));
        fields.nextToken();
        long all = 0;
        long idle = 0;
        for (int i = 0; i < 8 && fields.hasMoreTokens(); i++) {
            long ticks = Long.parseLong(fields.nextToken());
            all += ticks;
            if (i == 3 || i == 4) {
                idle += ticks;
            }
        }
        return new long[] {all, idle};
    }
}
