package org.claimscreener.screening.profile;

import org.apache.flink.runtime.operators.coordination.OperatorEvent;
import org.apache.flink.streaming.api.operators.AbstractStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.ChainingStrategy;
import org.apache.flink.streaming.api.operators.OneInputStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.claimscreener.screening.packs.GivenStamps;
import org.claimscreener.screening.packs.PackArchives;
import org.claimscreener.screening.record.Accepted;
import org.claimscreener.screening.record.Profiled;

/** Makes the profile operator of a job whose packs are given with it. */
public final class ProfileOperatorFactory extends AbstractStreamOperatorFactory<Profiled>
        implements OneInputStreamOperatorFactory<Accepted, Profiled> {
    private static final long serialVersionUID = 1L;

    private final PackArchives archives;

    /** The packs whose features are counted and whose versions are stamped. */
    public ProfileOperatorFactory(PackArchives archives) {
        this.archives = archives;
        setChainingStrategy(ChainingStrategy.HEAD);
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"
    }) // The interface asks for whatever type the caller hopes for.
    public <T extends StreamOperator<Profiled>> T createStreamOperator(StreamOperatorParameters<Profiled> parameters) {
        return (T) new ProfileOperator(parameters, new GivenStamps(archives), ProfileOperatorFactory::nobodySpeaks);
    }

    private static void nobodySpeaks(OperatorEvent event) {
        throw new IllegalStateException("there is no coordinator that could have sent " + event);
    }

    @Override
    @SuppressWarnings("rawtypes") // As the interface has it.
    public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader classLoader) {
        return ProfileOperator.class;
    }
}
