package org.claimscreener.micro;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.stream.Stream;

import org.claimscreener.engine.drools.CompileTimes;
import org.claimscreener.engine.drools.CompiledPack;
import org.claimscreener.engine.pack.PackArchive;
import org.claimscreener.engine.pack.PackFolder;
import org.claimscreener.engine.pack.PackRefusedException;

import com.sun.management.OperatingSystemMXBean;

/**
 * What deploying versions of a pack costs one JVM, step by step, from archive bytes to a warm pack: the first is what a
 * start waits for, the later ones are what a publish waits for. Each version has some rules that differ from the one before; the
 * last three versions are held, as a subtask holds them. A plain main, because the first compile is half of the question
 * and a harness would have warmed it away.
 *
 * <p>{@code DeployTimes <pack folder> [deploys, 10 by default] [rules changed in each, 1 by default, or all]}
 */
public final class DeployTimes {
    private static final int DEPLOYS = 10;
    private static final int HELD = 3;

    private DeployTimes() {}

    /** Prints a line a deploy, milliseconds. */
    public static void main(String[] arguments) throws IOException, PackRefusedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        int deploys = arguments.length > 1 ? Integer.parseInt(arguments[1]) : DEPLOYS;
        String changed = arguments.length > 2 ? arguments[2] : "1";
        var process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        ArrayDeque<CompiledPack> held = new ArrayDeque<>();
        out.println("deploy   rules     new    read   check compile   build warm-up   total     cpu  (ms)");
        for (int i = 1; i <= deploys; i++) {
            byte[] archive = changed(Path.of(arguments[0]), i, changed);
            long cpuBefore = process.getProcessCpuTime();
            long began = System.nanoTime();
            var pack = PackArchive.read("measured", archive);
            long readMicros = (System.nanoTime() - began) / 1_000;
            CompiledPack compiled = CompiledPack.compile(pack);
            long cpuMillis = (process.getProcessCpuTime() - cpuBefore) / 1_000_000;
            out.println(line(i, readMicros, compiled.times(), cpuMillis));
            held.add(compiled);
            if (held.size() > HELD) {
                held.remove().close();
            }
        }
        held.forEach(CompiledPack::close);
    }

    /** The pack with a remark of its own in some rules, the first ones by name. */
    private static byte[] changed(Path folder, int version, String rules) throws IOException, PackRefusedException {
        Path copy = Files.createTempDirectory("deploy-times");
        try (Stream<Path> files = Files.walk(folder)) {
            long left = rules.equals("all") ? Long.MAX_VALUE : Long.parseLong(rules);
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                Path to = copy.resolve(folder.relativize(file).toString());
                Files.createDirectories(to.getParent());
                boolean differs = file.toString().endsWith(".drl") && left-- > 0;
                String text = Files.readString(file);
                Files.writeString(to, differs ? text + "// " + version + "\n" : text);
            }
        }
        try {
            return PackFolder.load(copy).archive();
        } finally {
            delete(copy);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted((a, b) -> b.compareTo(a)).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        }
    }

    private static String line(int deploy, long readMicros, CompileTimes times, long cpuMillis) {
        return "%6d %7d %7d %7d %7d %7d %7d %7d %7d %7d"
                .formatted(
                        deploy,
                        times.rules(),
                        times.newRules(),
                        readMicros / 1_000,
                        times.checkMicros() / 1_000,
                        times.compileMicros() / 1_000,
                        times.buildMicros() / 1_000,
                        times.warmUpMicros() / 1_000,
                        (readMicros + times.totalMicros()) / 1_000,
                        cpuMillis);
    }
}
