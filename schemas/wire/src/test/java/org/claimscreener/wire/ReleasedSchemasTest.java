package org.claimscreener.wire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

/** The gate that a schema change passes: readable in both directions, released, and explained. */
class ReleasedSchemasTest {

    @ParameterizedTest
    @EnumSource
    void currentSchemaIsTheNewestReleasedOne(MessageType type) {
        List<ReleasedSchema> released = ReleasedSchemas.of(type);
        Schema newest = released.get(released.size() - 1).schema();

        assertThat(Released.parse(Released.current(type)))
                .as("%s differs from its newest released version: release the next one with ReleaseTool", type)
                .isEqualTo(newest);
    }

    @ParameterizedTest
    @MethodSource("released")
    void newReaderReadsOldData(ReleasedSchema old) {
        assertReads(old.type().currentSchema(), old.schema());
    }

    @ParameterizedTest
    @MethodSource("released")
    void oldReaderReadsNewData(ReleasedSchema old) {
        assertReads(old.schema(), old.type().currentSchema());
    }

    @Test
    void everyReleasedFileIsLoaded() throws IOException {
        try (Stream<Path> files = Files.walk(Released.SCHEMAS)) {
            long count = files.filter(Files::isRegularFile).count();

            assertThat(ReleasedSchemas.all()).hasSize((int) count);
        }
        assertThat(ReleasedSchemas.all()).extracting(ReleasedSchema::type).contains(MessageType.values());
    }

    @Test
    void noTwoVersionsShareAFingerprint() {
        assertThat(ReleasedSchemas.all())
                .extracting(ReleasedSchema::fingerprint)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void everyTypeAndFieldSaysWhatItIs(MessageType type) {
        List<String> silent = new ArrayList<>();
        collectSilent(type.currentSchema(), silent, new HashSet<>());

        assertThat(silent).isEmpty();
    }

    static List<ReleasedSchema> released() {
        return ReleasedSchemas.all();
    }

    private static void assertReads(Schema reader, Schema writer) {
        var result = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
        if (result.getType() != SchemaCompatibilityType.COMPATIBLE) {
            fail("Data would become unreadable: " + result.getResult().getIncompatibilities());
        }
    }

    private static void collectSilent(Schema schema, List<String> silent, Set<String> seen) {
        switch (schema.getType()) {
            case ARRAY -> collectSilent(schema.getElementType(), silent, seen);
            case UNION -> schema.getTypes().forEach(branch -> collectSilent(branch, silent, seen));
            case RECORD, ENUM -> collectSilentNamed(schema, silent, seen);
            default -> {}
        }
    }

    private static void collectSilentNamed(Schema schema, List<String> silent, Set<String> seen) {
        if (!seen.add(schema.getFullName())) {
            return;
        }
        if (isBlank(schema.getDoc())) {
            silent.add(schema.getFullName());
        }
        if (schema.getType() == Schema.Type.ENUM) {
            return;
        }
        for (Schema.Field field : schema.getFields()) {
            if (isBlank(field.doc())) {
                silent.add(schema.getFullName() + "." + field.name());
            }
            collectSilent(field.schema(), silent, seen);
        }
    }

    private static boolean isBlank(@Nullable String doc) {
        return doc == null || doc.isBlank();
    }
}
