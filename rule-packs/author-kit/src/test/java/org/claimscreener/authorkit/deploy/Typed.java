package org.claimscreener.authorkit.deploy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.claimscreener.authorkit.Packctl;
import org.claimscreener.commandline.Console;

/** One command as somebody types it, and what he is told. */
record Typed(int exitCode, String out, String err) {
    static Typed run(Object... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String[] args = new String[words.length];
        for (int i = 0; i < words.length; i++) {
            args[i] = words[i].toString();
        }
        int code = Packctl.run(Console.piped(stream(out), stream(err)), Typed::noAudit, args);
        return new Typed(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static void noAudit(String servers, Path keyFile, OrderAudit.Entry entry) {
        throw new AssertionError("nothing is ordered here: " + entry);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
