package org.claimscreener.screening.decide;

import org.apache.flink.streaming.api.operators.InputSelectable;
import org.apache.flink.streaming.api.operators.InputSelection;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.claimscreener.screening.packs.PackSource;
import org.claimscreener.screening.record.Outgoing;
import org.claimscreener.screening.standing.StandingSource;

/**
 * Makes the deciding operator of a run over a file. While a settlement waits for answers about its trace codes no other input
 * is taken, so that answers leave in the file's order whatever overtakes what on the two ways. Only for a run without
 * checkpoints and of parallelism 1: Flink does not take checkpoints of operators that choose their input.
 */
public final class OrderedDecideOperatorFactory extends DecideOperatorFactory {
    private static final long serialVersionUID = 1L;

    /** The packs that decide, and what is in force about whom. */
    public OrderedDecideOperatorFactory(PackSource packs, StandingSource standing) {
        super(packs, standing);
    }

    @Override
    DecideOperator operator(StreamOperatorParameters<Outgoing> parameters) {
        return new Ordered(parameters, wiring(parameters), standing());
    }

    @Override
    @SuppressWarnings("rawtypes") // As the interface has it.
    public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader classLoader) {
        return Ordered.class;
    }

    private static final class Ordered extends DecideOperator implements InputSelectable {
        private static final long serialVersionUID = 1L;

        private Ordered(StreamOperatorParameters<Outgoing> parameters, PackWiring wiring, StandingSource standing) {
            super(parameters, wiring, standing, null, null);
        }

        @Override
        public InputSelection nextSelection() {
            return anyWaits() ? InputSelection.SECOND : InputSelection.ALL;
        }
    }
}
