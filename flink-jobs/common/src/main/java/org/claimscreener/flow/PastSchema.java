package org.claimscreener.flow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import org.apache.avro.Schema;

/** Schemas of state that earlier builds wrote, as they were; for {@link Packed}. Stateless. */
public final class PastSchema {
    private PastSchema() {}

    /**
     * One of this program's resources.
     *
     * @param resource as {@code /state/case-v1.avsc}
     * @throws IllegalArgumentException when there is none of that name
     */
    public static Schema read(String resource) {
        try (InputStream in = PastSchema.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("no schema " + resource + " in this program");
            }
            return new Schema.Parser().parse(in);
        } catch (IOException e) {
            throw new UncheckedIOException("a schema of this program cannot be read", e);
        }
    }
}
