package org.claimscreener.authorkit.write;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.claimscreener.authorkit.Packctl;
import org.claimscreener.authorkit.deploy.OrderAudit;
import org.claimscreener.commandline.Console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** An author at a command line, whose output is kept. */
final class Typed {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    int run(Object... args) {
        String[] texts = new String[args.length];
        for (int i = 0; i < args.length; i++) {
            texts[i] = String.valueOf(args[i]);
        }
        return Packctl.run(Console.piped(stream(out), stream(err)), Typed::noAudit, texts);
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /** All output as one JSON document. */
    JsonNode json() {
        try {
            return JSON.readTree(out());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not JSON: " + out(), e);
        }
    }

    /** A new pack. */
    static Path newPack(Path folder) {
        Typed typed = new Typed();
        if (typed.run("new", folder) != 0) {
            throw new IllegalStateException(typed.err());
        }
        return folder;
    }

    static void replace(Path file, String what, String with) {
        try {
            String text = Files.readString(file);
            if (!text.contains(what)) {
                throw new IllegalStateException(file + " does not hold " + what);
            }
            Files.writeString(file, text.replace(what, with));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void noAudit(String servers, Path keyFile, OrderAudit.Entry entry) {
        throw new AssertionError("nothing is ordered here: " + entry);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
