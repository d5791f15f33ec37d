package org.claimscreener.wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

import org.apache.avro.Schema;

/**
 * Releases schema versions: for every record whose schema differs from its newest released one, writes the next {@code
 * released/<Record>/v<N>.avsc} and golden bytes beside it. It never overwrites: what was released stays as it is.
 *
 * <p>To release: change the schema, adapt {@link Records}, run {@code mvn -pl schemas/wire test-compile}, run this
 * class's main in the folder schemas/wire from an IDE or by
 *
 * <pre>
 * mvn -q dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java -cp target/test-classes:target/classes:$(cat target/classpath) org.claimscreener.wire.ReleaseTool
 * </pre>
 *
 * then {@code mvn -pl schemas/wire verify}, and commit the new files with the change.
 */
final class ReleaseTool {

    private ReleaseTool() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws IOException {
        for (MessageType type : MessageType.values()) {
            int version = versionToRelease(type);
            Path schema = Released.SCHEMAS.resolve(type.schemaName()).resolve("v" + version + ".avsc");
            write(schema, Released.pretty(Released.current(type)).getBytes(StandardCharsets.UTF_8));
            Path golden = Released.GOLDEN.resolve(Released.goldenName(type, version));
            write(golden, new WireEncoder().encode(Records.golden(type)));
        }
    }

    /** The newest released version while the schema is that version's, else the next. */
    private static int versionToRelease(MessageType type) {
        List<ReleasedSchema> released = ReleasedSchemas.of(type);
        if (released.isEmpty()) {
            return 1;
        }
        Schema newest = released.get(released.size() - 1).schema();
        boolean unchanged = Released.parse(Released.current(type)).equals(newest);
        return unchanged ? released.size() : released.size() + 1;
    }

    @SuppressWarnings("SystemOut")
    private static void write(Path path, byte[] bytes) throws IOException {
        if (Files.exists(path)) {
            return;
        }
        Files.createDirectories(path.toAbsolutePath().getParent());
        Files.write(path, bytes, StandardOpenOption.CREATE_NEW);
        System.out.println("wrote " + path);
    }
}
