package org.claimscreener.engine.approval;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Signatures and key ids as they cross the wire. Stateless. */
final class Signatures {
    static final Pattern KEY_ID = Pattern.compile("[0-9a-f]{16}");

    private Signatures() {}

    /** A copy; the buffer's position stays where it is. */
    static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    static String hex(ByteBuffer buffer) {
        return HexFormat.of().formatHex(bytes(buffer));
    }

    /** Ids come from strangers: one that has not the shape is not repeated. */
    static String shownKeyId(String id) {
        return KEY_ID.matcher(id).matches() ? id : "(no key id)";
    }
}
