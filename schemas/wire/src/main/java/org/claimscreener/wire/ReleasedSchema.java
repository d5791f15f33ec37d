package org.claimscreener.wire;

import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/**
 * One schema version that was released, and so may be met on a topic for as long as it is retained.
 *
 * @param version from 1, without gaps
 * @param schema as its writers had it
 */
public record ReleasedSchema(MessageType type, int version, Schema schema) {

    /** CRC-64-AVRO of the schema's parsing canonical form: what single-object encoding carries. */
    public long fingerprint() {
        return SchemaNormalization.parsingFingerprint64(schema);
    }

    /** For messages: {@code Settlement v1}. */
    public String label() {
        return type.schemaName() + " v" + version;
    }
}
