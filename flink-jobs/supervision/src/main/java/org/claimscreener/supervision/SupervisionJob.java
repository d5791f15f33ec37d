package org.claimscreener.supervision;

import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.claimscreener.flow.log.DeadLetters;
import org.claimscreener.flow.log.LogTypes;
import org.claimscreener.flow.record.Arrival;
import org.claimscreener.flow.record.Outgoing;
import org.claimscreener.supervision.inspection.DrawFunction;
import org.claimscreener.supervision.intake.DecisionFunction;
import org.claimscreener.supervision.intake.HoldStepFunction;
import org.claimscreener.supervision.intake.RequestFunction;
import org.claimscreener.supervision.outcome.CaseFunction;
import org.claimscreener.supervision.record.HoldMatter;
import org.claimscreener.supervision.record.Matter;
import org.claimscreener.supervision.subject.SubjectFunction;

/**
 * The topology, as the data's path. Sources and sinks come in; {@code main} or a test chooses them.
 *
 * <pre>
 * directives ─ decode ──────────────── ┬─ key by subject ─ subject ─┬─ standings
 * decisions ─┬─ orders met ─────────── ┤                            └─ steps
 *            ├─ key by hold ─ case ─── ┘
 *            └─ draw ─ inspections
 * holds ────────┘
 * decode, subject ─ dead letters
 * </pre>
 */
public final class SupervisionJob {
    private SupervisionJob() {}

    /**
     * Where the job writes.
     *
     * @param standings what is in force about a subject, seen at once: the next settlement waits for nobody's checkpoint
     * @param steps what was done, each step once
     * @param inspections what was drawn
     * @param deadLetters what concerns no subject
     */
    public record Sinks(
            Sink<Outgoing> standings, Sink<Outgoing> steps, Sink<Outgoing> inspections, Sink<Outgoing> deadLetters) {}

    /**
     * Where it reads.
     *
     * @param directives with commands
     * @param decisions uncommitted: the first of a settlement binds from its append
     * @param holds committed
     */
    public record Sources(DataStream<Arrival> directives, DataStream<Arrival> decisions, DataStream<Arrival> holds) {}

    /** Adds the job to the environment of its sources. */
    public static void define(Sources sources, SupervisionSettings settings, Sinks sinks) {
        SingleOutputStreamOperator<Matter> requested = sources.directives()
                .process(new RequestFunction())
                .returns(Types.MATTER)
                .uid(Step.DECODE_DIRECTIVES.uid())
                .name(Step.DECODE_DIRECTIVES.title());
        SingleOutputStreamOperator<Matter> met = sources.decisions()
                .process(new DecisionFunction())
                .returns(Types.MATTER)
                .uid(Step.ORDERS_MET.uid())
                .name(Step.ORDERS_MET.title());
        SingleOutputStreamOperator<Outgoing> steps = requested
                .union(met, outcomes(met.getSideOutput(DecisionFunction.HOLDING), sources.holds()))
                .keyBy(Matter::getSubject)
                .process(new SubjectFunction(settings))
                .returns(LogTypes.OUTGOING)
                .uid(Step.SUBJECT.uid())
                .name(Step.SUBJECT.title());
        steps.getSideOutput(SubjectFunction.STANDINGS)
                .sinkTo(sinks.standings())
                .uid(Step.STANDINGS.uid())
                .name(Step.STANDINGS.title());
        steps.sinkTo(sinks.steps()).uid(Step.STEPS.uid()).name(Step.STEPS.title());
        sources.decisions()
                .process(new DrawFunction(settings.inspectionSeeds()))
                .returns(LogTypes.OUTGOING)
                .uid(Step.DRAW.uid())
                .name(Step.DRAW.title())
                .sinkTo(sinks.inspections())
                .uid(Step.INSPECTIONS.uid())
                .name(Step.INSPECTIONS.title());
        requested
                .getSideOutput(DeadLetters.TAG)
                .union(steps.getSideOutput(DeadLetters.TAG))
                .sinkTo(sinks.deadLetters())
                .uid(Step.DEAD_LETTERS.uid())
                .name(Step.DEAD_LETTERS.title());
    }

    private static DataStream<Matter> outcomes(DataStream<HoldMatter> holding, DataStream<Arrival> holds) {
        return holding.union(holds.flatMap(new HoldStepFunction())
                        .returns(Types.HOLD_MATTER)
                        .uid(Step.DECODE_HOLDS.uid())
                        .name(Step.DECODE_HOLDS.title()))
                .keyBy(HoldMatter::getHoldId)
                .process(new CaseFunction())
                .returns(Types.MATTER)
                .uid(Step.CASES.uid())
                .name(Step.CASES.title());
    }
}
