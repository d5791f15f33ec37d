package org.claimscreener.flow.store;

import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.jspecify.annotations.Nullable;

/**
 * The operator of a keyed function that holds up its inputs as little as may be at a barrier: {@link FlushAhead}.
 *
 * @param <K> the key
 * @param <I> what it takes
 * @param <O> what it gives
 */
public class FlushedKeyedOperator<K, I, O> extends KeyedProcessOperator<K, I, O> {
    private static final long serialVersionUID = 1L;

    private transient @Nullable FlushAhead flushAhead;

    /** Of a function that is not open yet. */
    public FlushedKeyedOperator(KeyedProcessFunction<K, I, O> function) {
        super(function);
    }

    @Override
    public void open() throws Exception {
        super.open();
        flushAhead = FlushAhead.of(getKeyedStateBackend(), getProcessingTimeService());
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        if (flushAhead != null) {
            flushAhead.barrier();
        }
    }

    @Override
    public void close() throws Exception {
        if (flushAhead != null) {
            flushAhead.close();
        }
        super.close();
    }
}
