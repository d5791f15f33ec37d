package org.claimscreener.screening.decide;

import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.streaming.api.operators.AbstractStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.ChainingStrategy;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperatorFactory;
import org.claimscreener.screening.packs.PackAlarm;
import org.claimscreener.screening.packs.PackSource;
import org.claimscreener.screening.readback.CoordinatorGate;
import org.claimscreener.screening.readback.ReadBackGate;
import org.claimscreener.screening.record.Outgoing;
import org.claimscreener.screening.record.Profiled;
import org.claimscreener.screening.record.TraceAnswer;
import org.claimscreener.screening.standing.StandingSource;

/** Makes the deciding operator of a run that never restarts: nothing was published before it. */
public class DecideOperatorFactory extends AbstractStreamOperatorFactory<Outgoing>
        implements TwoInputStreamOperatorFactory<Profiled, TraceAnswer, Outgoing> {
    private static final long serialVersionUID = 1L;

    private final PackSource packs;
    private final StandingSource standing;

    /** The packs that decide, and what is in force about whom. */
    public DecideOperatorFactory(PackSource packs, StandingSource standing) {
        this.packs = packs;
        this.standing = standing;
        setChainingStrategy(ChainingStrategy.HEAD);
    }

    PackWiring wiring(StreamOperatorParameters<Outgoing> parameters) {
        return new PackWiring(packs.timed(), PackAlarm.of(packs, parameters));
    }

    StandingSource standing() {
        return standing;
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"
    }) // The interface asks for whatever type the caller hopes for.
    public <T extends StreamOperator<Outgoing>> T createStreamOperator(StreamOperatorParameters<Outgoing> parameters) {
        return (T) operator(parameters);
    }

    DecideOperator operator(StreamOperatorParameters<Outgoing> parameters) {
        return new DecideOperator(parameters, wiring(parameters), standing, null, null);
    }

    @Override
    @SuppressWarnings("rawtypes") // As the interface has it.
    public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader classLoader) {
        return DecideOperator.class;
    }

    /** The way from a task to the coordinator of its operator. */
    static ReadBackGate gate(StreamOperatorParameters<Outgoing> parameters) {
        TaskInfo task = parameters.getContainingTask().getEnvironment().getTaskInfo();
        return new CoordinatorGate(
                parameters.getContainingTask().getEnvironment().getOperatorCoordinatorEventGateway(),
                parameters.getStreamConfig().getOperatorID(),
                task.getIndexOfThisSubtask(),
                task.getAttemptNumber());
    }
}
