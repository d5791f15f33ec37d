package org.claimscreener.console.desk;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Ids of commands: the same for the same form of the same person, however often it is sent. Stateless. */
final class CommandIds {
    private static final int BYTES = 16;

    private CommandIds() {}

    /** Of all that makes a command what it is. */
    static String of(String... said) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", said).getBytes(StandardCharsets.UTF_8));
            return "desk-" + HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
