package org.claimscreener.engine.referral.packet;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

import org.apache.avro.Schema;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.HoldStep;
import org.claimscreener.wire.record.Settlement;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FieldClassesTest {
    /** Whoever adds a field to a schema says in FieldClasses what it tells: until then nobody is told. */
    @Test
    void everyFieldOfEveryRecordHasItsClassAndNothingElseHas() {
        List<String> paths = new ArrayList<>();
        collect("settlement", Settlement.getClassSchema(), paths);
        collect("decision", Decision.getClassSchema(), paths);
        collect("hold", HoldStep.getClassSchema(), paths);

        NavigableSet<String> classed = new TreeSet<>();
        for (String root : List.of("settlement", "decision", "hold")) {
            FieldClasses.under(root, kind -> true).values().forEach(classed::addAll);
        }
        assertThat(classed).containsExactlyInAnyOrderElementsOf(paths);
    }

    private static void collect(String path, Schema schema, List<String> paths) {
        switch (schema.getType()) {
            case RECORD ->
                schema.getFields().forEach(field -> collect(path + "." + field.name(), field.schema(), paths));
            case ARRAY -> collect(path, schema.getElementType(), paths);
            case UNION ->
                schema.getTypes().stream()
                        .filter(branch -> branch.getType() != Schema.Type.NULL)
                        .forEach(branch -> collect(path, branch, paths));
            default -> paths.add(path);
        }
    }
}
