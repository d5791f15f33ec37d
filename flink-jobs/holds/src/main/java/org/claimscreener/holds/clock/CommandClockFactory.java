package org.claimscreener.holds.clock;

import org.apache.flink.streaming.api.operators.AbstractStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.ChainingStrategy;
import org.apache.flink.streaming.api.operators.OneInputStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.claimscreener.flow.record.Arrival;

/** Makes the {@link CommandClock}. */
public final class CommandClockFactory extends AbstractStreamOperatorFactory<Arrival>
        implements OneInputStreamOperatorFactory<Arrival, Arrival> {
    private static final long serialVersionUID = 1L;

    private final CommandLog log;
    private final long skewMs;
    private final Clocks clocks;

    /**
     * The clock of a log.
     *
     * @param skewMs by how much time stays behind, in milliseconds
     */
    public CommandClockFactory(CommandLog log, long skewMs) {
        this(log, skewMs, Clocks.OF_THIS_MACHINE);
    }

    /** With clocks that a test sets. */
    CommandClockFactory(CommandLog log, long skewMs, Clocks clocks) {
        this.log = log;
        this.skewMs = skewMs;
        this.clocks = clocks;
        setChainingStrategy(ChainingStrategy.ALWAYS);
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"
    }) // The interface asks for whatever type the caller hopes for.
    public <T extends StreamOperator<Arrival>> T createStreamOperator(StreamOperatorParameters<Arrival> parameters) {
        return (T) new CommandClock(parameters, log, skewMs, clocks);
    }

    @Override
    @SuppressWarnings("rawtypes") // As the interface has it.
    public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader classLoader) {
        return CommandClock.class;
    }
}
