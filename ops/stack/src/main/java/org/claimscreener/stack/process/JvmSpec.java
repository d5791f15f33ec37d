package org.claimscreener.stack.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How a JVM is started.
 *
 * @param name of the process, and of its files
 * @param folder its working folder: {@code <name>.log} is its log, {@code .out} and {@code .err} what it prints
 * @param logLevel least level that is logged
 * @param options for the JVM
 * @param classPath as Java takes it
 * @param main its main class's name; it ends when its standard input does
 * @param arguments for the main class
 */
public record JvmSpec(
        String name,
        Path folder,
        String logLevel,
        List<String> options,
        String classPath,
        String main,
        List<String> arguments) {

    /** Flink reads these parts of the JDK by reflection. */
    private static final List<String> OPENED = List.of(
            "java.lang", "java.net", "java.nio", "java.time", "java.util", "java.util.concurrent", "sun.nio.ch");

    public JvmSpec {
        options = List.copyOf(options);
        arguments = List.copyOf(arguments);
    }

    /** One with our own class path. */
    public JvmSpec(
            String name, Path folder, String logLevel, List<String> options, Class<?> main, List<String> arguments) {
        this(name, folder, logLevel, options, System.getProperty("java.class.path"), main.getName(), arguments);
    }

    Path log() {
        return folder.resolve(name + ".log");
    }

    Path printed() {
        return folder.resolve(name + ".out");
    }

    Path complained() {
        return folder.resolve(name + ".err");
    }

    /** Ctrl-C at a terminal goes to every process of the group; a child waits for us to say that it is over. */
    List<String> command() {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", "trap '' INT; exec \"$@\"", name));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        OPENED.forEach(part -> command.addAll(List.of("--add-opens", "java.base/" + part + "=ALL-UNNAMED")));
        Map.of(
                        "file.encoding",
                        "UTF-8",
                        "java.io.tmpdir",
                        folder.toString(),
                        "screener.log",
                        log().toString(),
                        "screener.log.level",
                        logLevel)
                .forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of("-cp", classPath, main));
        command.addAll(arguments);
        return command;
    }
}
