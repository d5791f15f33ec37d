package org.claimscreener.micro;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.claimscreener.engine.drools.CompileTimes;
import org.claimscreener.engine.drools.CompiledPack;
import org.claimscreener.engine.pack.PackArchive;
import org.claimscreener.engine.pack.PackFolder;
import org.claimscreener.engine.pack.PackRefusedException;

/**
 * What deploying a pack costs one JVM, step by step, from archive bytes to a warm pack: the first is what a start waits
 * for, the later ones are what a publish waits for. A plain main, because the first compile is half of the question and a
 * harness would have warmed it away.
 *
 * <p>{@code DeployTimes <pack folder or archive> [deploys, 10 by default]}
 */
public final class DeployTimes {
    private static final int DEPLOYS = 10;

    private DeployTimes() {}

    /** Prints a line a deploy, milliseconds. */
    public static void main(String[] arguments) throws IOException, PackRefusedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        byte[] archive = PackFolder.load(Path.of(arguments[0])).archive();
        int deploys = arguments.length > 1 ? Integer.parseInt(arguments[1]) : DEPLOYS;
        out.println("deploy    read   check compile    gate    load warm-up   total  (ms)");
        for (int i = 1; i <= deploys; i++) {
            long began = System.nanoTime();
            var pack = PackArchive.read("measured", archive);
            long readMicros = (System.nanoTime() - began) / 1_000;
            try (CompiledPack compiled = CompiledPack.compile(pack)) {
                out.println(line(i, readMicros, compiled.times()));
            }
        }
    }

    private static String line(int deploy, long readMicros, CompileTimes times) {
        return "%6d %7d %7d %7d %7d %7d %7d %7d"
                .formatted(
                        deploy,
                        readMicros / 1_000,
                        times.checkMicros() / 1_000,
                        times.compileMicros() / 1_000,
                        times.gateMicros() / 1_000,
                        times.loadMicros() / 1_000,
                        times.warmUpMicros() / 1_000,
                        (readMicros + times.totalMicros()) / 1_000);
    }
}
