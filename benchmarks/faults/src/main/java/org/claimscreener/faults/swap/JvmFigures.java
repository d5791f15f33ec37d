package org.claimscreener.faults.swap;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;

import org.claimscreener.stack.process.ChildJvm;

/**
 * What a JVM holds, by the JDK's own tools.
 *
 * @param classes loaded and not unloaded
 * @param metaspaceKiB in use
 * @param collections since its start, of any kind
 * @param collectionMs that they took together
 */
public record JvmFigures(String name, long classes, long metaspaceKiB, long collections, long collectionMs) {
    /** Of each that is alive. */
    static List<JvmFigures> of(List<ChildJvm> processes) throws IOException {
        List<JvmFigures> figures = new ArrayList<>();
        for (ChildJvm process : processes) {
            if (process.isAlive()) {
                figures.add(of(process));
            }
        }
        return figures;
    }

    private static JvmFigures of(ChildJvm process) throws IOException {
        String pid = Long.toString(process.pid());
        List<String> classes = row(run("jstat", "-class", pid));
        String gc = run("jstat", "-gc", pid);
        return new JvmFigures(
                process.name(),
                (long) (number(classes.get(0)) - number(classes.get(2))),
                (long) column(gc, "MU"),
                (long) (column(gc, "YGC") + column(gc, "FGC")),
                Math.round(column(gc, "GCT") * 1_000));
    }

    /** Has each of them collect everything: classes that nobody uses go only then. */
    static void collect(List<ChildJvm> processes) throws IOException {
        for (ChildJvm process : processes) {
            if (process.isAlive()) {
                run("jcmd", Long.toString(process.pid()), "GC.run");
            }
        }
    }

    private static double column(String table, String name) throws IOException {
        List<String> header = words(table.lines().findFirst().orElse(""));
        int index = header.indexOf(name);
        if (index < 0) {
            throw new IOException("jstat has no column " + name + " in this JDK: " + header);
        }
        return number(row(table).get(index));
    }

    private static List<String> row(String table) throws IOException {
        return table.lines()
                .skip(1)
                .findFirst()
                .map(JvmFigures::words)
                .orElseThrow(() -> new IOException("jstat says nothing but: " + table));
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        StringTokenizer tokens = new StringTokenizer(line);
        while (tokens.hasMoreTokens()) {
            words.add(tokens.nextToken());
        }
        return words;
    }

    /** A collector that has no such figure shows a dash. */
    private static double number(String text) {
        return text.equals("-") ? 0 : Double.parseDouble(text);
    }

    private static String run(String tool, String... arguments) throws IOException {
        Path path = Path.of(System.getProperty("java.home"), "bin", tool);
        if (!Files.isExecutable(path)) {
            throw new IOException("There is no " + path + ": run this with a JDK, not with a bare Java");
        }
        List<String> command = new ArrayList<>(List.of(path.toString()));
        command.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", command) + " failed: " + said);
            }
            return said;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while " + tool + " was running", e);
        }
    }
}
