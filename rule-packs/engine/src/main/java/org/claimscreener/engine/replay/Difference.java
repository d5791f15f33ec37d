package org.claimscreener.engine.replay;

import java.util.List;
import java.util.Optional;

import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

/**
 * Where two records of one type part first.
 *
 * @param field its path
 * @param recorded the value in the one
 * @param replayed the value in the other
 */
record Difference(String field, String recorded, String replayed) {
    private static final String ABSENT = "nothing";

    /** The first difference in the order of the schema's fields; empty when there is none. */
    static Optional<Difference> first(IndexedRecord one, IndexedRecord other) {
        return ofRecords("", one, other);
    }

    private static Optional<Difference> ofRecords(String path, IndexedRecord one, IndexedRecord other) {
        for (Schema.Field field : one.getSchema().getFields()) {
            String name = path.isEmpty() ? field.name() : path + "." + field.name();
            Optional<Difference> difference = ofValues(name, one.get(field.pos()), other.get(field.pos()));
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    private static Optional<Difference> ofValues(
            String path,
            @org.jspecify.annotations.Nullable Object one,
            @org.jspecify.annotations.Nullable Object other) {
        if (one instanceof IndexedRecord left && other instanceof IndexedRecord right) {
            return ofRecords(path, left, right);
        }
        if (one instanceof List<?> left && other instanceof List<?> right) {
            return ofLists(path, left, right);
        }
        if (java.util.Objects.equals(one, other)) {
            return Optional.empty();
        }
        return Optional.of(new Difference(path, text(one), text(other)));
    }

    private static Optional<Difference> ofLists(String path, List<?> one, List<?> other) {
        for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
            Object left = i < one.size() ? one.get(i) : null;
            Object right = i < other.size() ? other.get(i) : null;
            Optional<Difference> difference = ofValues(path + "[" + i + "]", left, right);
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    private static String text(@org.jspecify.annotations.Nullable Object value) {
        return value == null ? ABSENT : value.toString();
    }
}
