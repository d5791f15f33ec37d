package org.claimscreener.screening.decide;

import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.operators.coordination.OperatorCoordinator;
import org.apache.flink.streaming.api.operators.CoordinatedOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.claimscreener.screening.packs.PackSource;
import org.claimscreener.screening.readback.DecisionLog;
import org.claimscreener.screening.readback.ReadBackCoordinator;
import org.claimscreener.screening.record.Outgoing;
import org.claimscreener.screening.standing.StandingSource;

/** Makes the deciding operator of a run that restarts: it reads back what it published before, and follows it. */
public final class LoggedDecideOperatorFactory extends DecideOperatorFactory
        implements CoordinatedOperatorFactory<Outgoing> {
    private static final long serialVersionUID = 1L;

    private final DecisionLog log;

    /** The packs that decide, what is in force about whom, and the log that the answers go to. */
    public LoggedDecideOperatorFactory(PackSource packs, StandingSource standing, DecisionLog log) {
        super(packs, standing);
        this.log = log;
    }

    @Override
    DecideOperator operator(StreamOperatorParameters<Outgoing> parameters) {
        return new DecideOperator(parameters, wiring(parameters), standing(), log, gate(parameters));
    }

    @Override
    public OperatorCoordinator.Provider getCoordinatorProvider(String operatorName, OperatorID operator) {
        return new ReadBackCoordinator.Maker(operator, log);
    }
}
