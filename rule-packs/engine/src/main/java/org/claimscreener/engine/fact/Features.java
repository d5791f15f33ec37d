package org.claimscreener.engine.fact;

import java.util.Map;

/** Institution features as they stood when the settlement was screened, this settlement included. */
public record Features(Map<String, Long> values) {
    public Features {
        values = Map.copyOf(values);
    }

    /** Is the feature known? A feature is absent when its key is blank or its profile could not be read. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** The value in the feature's unit, or 0 when absent: ask {@link #has} where missing must not read as none. */
    public long value(String name) {
        return values.getOrDefault(name, 0L);
    }
}
