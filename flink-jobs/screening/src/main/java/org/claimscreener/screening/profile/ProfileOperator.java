package org.claimscreener.screening.profile;

import java.util.function.Consumer;

import org.apache.flink.runtime.operators.coordination.OperatorEvent;
import org.apache.flink.runtime.operators.coordination.OperatorEventHandler;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.claimscreener.flow.store.FlushedKeyedOperator;
import org.claimscreener.screening.packs.StampBook;
import org.claimscreener.screening.record.Accepted;
import org.claimscreener.screening.record.Profiled;

/** The first operator that knows which packs are in force; it takes no input before it does. */
final class ProfileOperator extends FlushedKeyedOperator<String, Accepted, Profiled> implements OperatorEventHandler {
    private static final long serialVersionUID = 1L;

    private final transient StampBook stamps;
    private final transient Consumer<OperatorEvent> orders;

    /**
     * The operator of one subtask.
     *
     * @param stamps its own
     * @param orders takes what the coordinator says
     */
    ProfileOperator(StreamOperatorParameters<Profiled> parameters, StampBook stamps, Consumer<OperatorEvent> orders) {
        super(new InstitutionProfileFunction(stamps));
        this.stamps = stamps;
        this.orders = orders;
        setProcessingTimeService(parameters.getProcessingTimeService());
        setup(parameters.getContainingTask(), parameters.getStreamConfig(), parameters.getOutput());
    }

    @Override
    public void open() throws Exception {
        stamps.open();
        super.open();
    }

    @Override
    public void handleOperatorEvent(OperatorEvent event) {
        orders.accept(event);
    }

    @Override
    public void close() throws Exception {
        stamps.close();
        super.close();
    }
}
