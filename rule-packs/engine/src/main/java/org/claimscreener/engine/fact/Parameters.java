package org.claimscreener.engine.fact;

import java.util.Map;

/** The pack's parameters as they hold for this settlement's area and day. */
public record Parameters(Map<String, Long> values) {
    public Parameters {
        values = Map.copyOf(values);
    }

    /**
     * A parameter in its declared unit.
     *
     * @throws IllegalArgumentException when the pack declares no such parameter; the pack check finds that first
     */
    public long number(String name) {
        Long value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no parameter '" + name + "' is declared in pack.yaml");
        }
        return value;
    }
}
