package org.claimscreener.holds.clock;

import org.apache.flink.streaming.api.operators.AbstractStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.ChainingStrategy;
import org.apache.flink.streaming.api.operators.OneInputStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.claimscreener.flow.record.Arrival;

/** Makes the {@link Timeless}. */
public final class TimelessFactory extends AbstractStreamOperatorFactory<Arrival>
        implements OneInputStreamOperatorFactory<Arrival, Arrival> {
    private static final long serialVersionUID = 1L;

    /** Without settings. */
    public TimelessFactory() {
        setChainingStrategy(ChainingStrategy.ALWAYS);
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"
    }) // The interface asks for whatever type the caller hopes for.
    public <T extends StreamOperator<Arrival>> T createStreamOperator(StreamOperatorParameters<Arrival> parameters) {
        return (T) new Timeless(parameters);
    }

    @Override
    @SuppressWarnings("rawtypes") // As the interface has it.
    public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader classLoader) {
        return Timeless.class;
    }
}
