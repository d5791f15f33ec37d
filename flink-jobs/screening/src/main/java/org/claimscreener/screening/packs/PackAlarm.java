package org.claimscreener.screening.packs;

import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.jobgraph.tasks.TaskOperatorEventGateway;
import org.apache.flink.state.api.runtime.OperatorIDGenerator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.claimscreener.engine.drools.Evaluation;
import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.engine.screen.PackBreaker;
import org.claimscreener.engine.screen.PackWatch;
import org.claimscreener.screening.Step;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches how packs do in one deciding subtask, and tells the coordinator of one that keeps failing. The coordinator belongs
 * to the profile operator, which stamps; any task may speak to it. Not thread-safe.
 */
public final class PackAlarm implements PackWatch {
    private static final Logger LOG = LoggerFactory.getLogger(PackAlarm.class);

    private final PackBreaker breaker = new PackBreaker();
    private final PackLine line;

    PackAlarm(PackLine line) {
        this.line = line;
    }

    /** For one deciding subtask; packs that were given with the job have nothing that they could give way to. */
    public static PackWatch of(PackSource packs, StreamOperatorParameters<?> parameters) {
        if (!(packs instanceof OrderedPacks)) {
            return PackWatch.NOBODY;
        }
        TaskOperatorEventGateway gateway =
                parameters.getContainingTask().getEnvironment().getOperatorCoordinatorEventGateway();
        OperatorID profile = OperatorIDGenerator.fromUid(Step.PROFILE.uid());
        return new PackAlarm(CoordinatorLine.of(gateway, profile, parameters));
    }

    @Override
    public void evaluated(RulePack pack, Evaluation evaluation) {
        breaker.record(pack.digest(), evaluation).ifPresent(trip -> {
            LOG.error("{}", trip.inWords());
            line.tell(new PackMessages.Tripped(pack.digest(), trip.inWords()));
        });
    }
}
