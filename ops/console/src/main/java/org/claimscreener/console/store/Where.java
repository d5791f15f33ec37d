package org.claimscreener.console.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jdbi.v3.core.statement.Query;

/** Conditions of a question with their parameters: what people write is never part of the SQL. Not thread-safe. */
final class Where {
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();
    private final Map<String, List<String>> lists = new HashMap<>();

    Where with(String condition) {
        conditions.add(condition);
        return this;
    }

    /** @param condition names the parameter as {@code :name} */
    Where with(String condition, String name, Object value) {
        values.put(name, value);
        return with(condition);
    }

    Where withAny(String condition, String name, Collection<String> anyOf) {
        lists.put(name, List.copyOf(anyOf));
        return with(condition);
    }

    /** The same conditions, to be added to. */
    Where copy() {
        Where copy = new Where();
        copy.conditions.addAll(conditions);
        copy.values.putAll(values);
        copy.lists.putAll(lists);
        return copy;
    }

    String sql() {
        return conditions.isEmpty() ? "true" : String.join(" and ", conditions);
    }

    Query bind(Query query) {
        query.bindMap(values);
        lists.forEach((name, anyOf) -> query.bindArray(name, String.class, anyOf));
        return query;
    }
}
