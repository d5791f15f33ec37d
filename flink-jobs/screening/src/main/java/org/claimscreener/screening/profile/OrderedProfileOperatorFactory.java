package org.claimscreener.screening.profile;

import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.operators.coordination.OperatorCoordinator;
import org.apache.flink.streaming.api.operators.AbstractStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.ChainingStrategy;
import org.apache.flink.streaming.api.operators.CoordinatedOperatorFactory;
import org.apache.flink.streaming.api.operators.OneInputStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.claimscreener.screening.packs.OrderedPacks;
import org.claimscreener.screening.packs.PackCoordinator;
import org.claimscreener.screening.packs.SubtaskPacks;
import org.claimscreener.screening.record.Accepted;
import org.claimscreener.screening.record.Profiled;

/** Makes the profile operator of a job whose packs a log orders. */
public final class OrderedProfileOperatorFactory extends AbstractStreamOperatorFactory<Profiled>
        implements OneInputStreamOperatorFactory<Accepted, Profiled>, CoordinatedOperatorFactory<Profiled> {
    private static final long serialVersionUID = 1L;

    private final OrderedPacks packs;

    /** The packs whose features are counted and whose versions are stamped. */
    public OrderedProfileOperatorFactory(OrderedPacks packs) {
        this.packs = packs;
        setChainingStrategy(ChainingStrategy.HEAD);
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"
    }) // The interface asks for whatever type the caller hopes for.
    public <T extends StreamOperator<Profiled>> T createStreamOperator(StreamOperatorParameters<Profiled> parameters) {
        SubtaskPacks ofSubtask = SubtaskPacks.of(packs, parameters);
        ProfileOperator operator = new ProfileOperator(parameters, ofSubtask, ofSubtask::take);
        parameters
                .getOperatorEventDispatcher()
                .registerEventHandler(parameters.getStreamConfig().getOperatorID(), operator);
        return (T) operator;
    }

    @Override
    public OperatorCoordinator.Provider getCoordinatorProvider(String operatorName, OperatorID operator) {
        return new PackCoordinator.Maker(operator, packs);
    }

    @Override
    @SuppressWarnings("rawtypes") // As the interface has it.
    public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader classLoader) {
        return ProfileOperator.class;
    }
}
