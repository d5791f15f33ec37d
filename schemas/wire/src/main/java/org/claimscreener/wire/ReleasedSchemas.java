package org.claimscreener.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.apache.avro.Schema;

/**
 * Every schema version ever released, compiled into this module from {@code released/<Record>/v<N>.avsc}. There is no
 * registry on the hot path: what is not here cannot be read. Immutable and shared.
 */
public final class ReleasedSchemas {

    private static final List<ReleasedSchema> ALL = load();

    private ReleasedSchemas() {}

    /** All versions, by type, oldest first. */
    public static List<ReleasedSchema> all() {
        return ALL;
    }

    /** The versions of one type, oldest first; never empty. */
    public static List<ReleasedSchema> of(MessageType type) {
        return ALL.stream().filter(released -> released.type() == type).toList();
    }

    /** One version by the schema's simple name; empty when it was never released. */
    public static Optional<ReleasedSchema> find(String schemaName, int version) {
        return ALL.stream()
                .filter(released -> released.version() == version
                        && released.type().schemaName().equals(schemaName))
                .findFirst();
    }

    private static List<ReleasedSchema> load() {
        List<ReleasedSchema> all = new ArrayList<>();
        for (MessageType type : MessageType.values()) {
            int version = 1;
            Optional<Schema> schema = read(type, version);
            while (schema.isPresent()) {
                all.add(new ReleasedSchema(type, version, schema.get()));
                version++;
                schema = read(type, version);
            }
        }
        return List.copyOf(all);
    }

    private static Optional<Schema> read(MessageType type, int version) {
        String resource = "/released/" + type.schemaName() + "/v" + version + ".avsc";
        try (InputStream in = ReleasedSchemas.class.getResourceAsStream(resource)) {
            return in == null ? Optional.empty() : Optional.of(new Schema.Parser().parse(in));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + resource + " of this build; rebuild schemas/wire", e);
        }
    }
}
