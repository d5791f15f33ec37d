package org.claimscreener.engine.tip.seal;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

import org.claimscreener.engine.tip.seal.SealBrokenException.Reason;

/**
 * A reporter as bytes of a fixed length: kind, number, name and contact, each as two bytes of length and UTF-8, then zeros.
 * Stateless.
 */
final class ReporterText {
    /** More than the longest reporter takes. */
    static final int BYTES = 512;

    private ReporterText() {}

    /** @param reporter without a problem */
    static byte[] write(Reporter reporter) {
        ByteBuffer buffer = ByteBuffer.allocate(BYTES);
        put(buffer, reporter.kind().name());
        put(buffer, reporter.number());
        put(buffer, reporter.name());
        put(buffer, reporter.contact());
        return buffer.array();
    }

    private static void put(ByteBuffer buffer, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        buffer.putShort((short) bytes.length).put(bytes);
    }

    static Reporter read(byte[] bytes) throws SealBrokenException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        try {
            Reporter reporter = new Reporter(kind(get(buffer)), get(buffer), get(buffer), get(buffer));
            if (reporter.firstProblem().isEmpty()) {
                return reporter;
            }
        } catch (BufferUnderflowException | CharacterCodingException | IllegalArgumentException e) {
            SealBrokenException broken = noReporter();
            broken.initCause(e);
            throw broken;
        }
        throw noReporter();
    }

    private static IdentityKind kind(String name) {
        return IdentityKind.valueOf(name);
    }

    private static String get(ByteBuffer buffer) throws CharacterCodingException {
        int length = Short.toUnsignedInt(buffer.getShort());
        if (length > buffer.remaining()) {
            throw new BufferUnderflowException();
        }
        ByteBuffer text = buffer.slice(buffer.position(), length);
        buffer.position(buffer.position() + length);
        return StandardCharsets.UTF_8.newDecoder().decode(text).toString();
    }

    private static SealBrokenException noReporter() {
        return new SealBrokenException(Reason.NO_REPORTER, "the seal opens, but what is in it is no reporter");
    }
}
