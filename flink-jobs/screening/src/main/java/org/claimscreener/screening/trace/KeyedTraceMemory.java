package org.claimscreener.screening.trace;

import java.io.IOException;
import java.util.List;

import org.apache.flink.api.common.state.ValueState;
import org.claimscreener.engine.trace.CodeUse;
import org.claimscreener.engine.trace.TraceMemory;
import org.claimscreener.screening.StateAccessException;
import org.claimscreener.screening.record.CodeUsesState;

/** The current code's memory in keyed state. */
final class KeyedTraceMemory implements TraceMemory {
    private final ValueState<CodeUsesState> state;

    KeyedTraceMemory(ValueState<CodeUsesState> state) {
        this.state = state;
    }

    @Override
    public List<CodeUse> uses() {
        try {
            CodeUsesState stored = state.value();
            return stored == null ? List.of() : TraceStates.loaded(stored.getUses());
        } catch (IOException e) {
            throw new StateAccessException("uses of a trace code", e);
        }
    }

    @Override
    public void replace(List<CodeUse> uses) {
        if (uses.isEmpty()) {
            state.clear();
            return;
        }
        try {
            state.update(new CodeUsesState(TraceStates.stored(uses)));
        } catch (IOException e) {
            throw new StateAccessException("uses of a trace code", e);
        }
    }
}
