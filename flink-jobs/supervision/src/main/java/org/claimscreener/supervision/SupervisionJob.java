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
import org.claimscreener.supervision.intake.TipRequestFunction;
import org.claimscreener.supervision.outcome.CaseFunction;
import org.claimscreener.supervision.record.HoldMatter;
import org.claimscreener.supervision.record.Matter;
import org.claimscreener.supervision.record.RecoveryMatter;
import org.claimscreener.supervision.record.TipMatter;
import org.claimscreener.supervision.recovery.RecoveryFunction;
import org.claimscreener.supervision.subject.SubjectFunction;
import org.claimscreener.supervision.tip.TipFunction;

/**
 * The topology, as the data's path. Sources and sinks come in; {@code main} or a test chooses them.
 *
 * <pre>
 * directives ─ decode ─────────────── ┬─ key by subject ─ subject ─┬─ standings
 * decisions ─┬─ orders met ────────── ┤                      │     └─ steps
 *            ├─ key by hold ─ case ── ┤                  overturned
 *            └─ draw ─ inspections    │                      │
 * holds ───────── key by hold         │                      │
 * tips ─ decode ───────────────────── ┴─ key by target ─ tips ─┬─ standings
 *                                                              ├─ steps
 *                                                              └─ rewards
 * directives decoded ─ key by case ─ recovery ─┬─ steps
 *                                              └─ tips
 * decode, subject, recovery, tips ─ dead letters
 * </pre>
 */
public final class SupervisionJob {
    private SupervisionJob() {}

    /**
     * Where the job writes.
     *
     * @param standings what is in force about a subject, seen at once: the next settlement waits for nobody's checkpoint
     * @param steps what was done, each step once
     * @param rewards what reporters are to be paid, each once
     * @param inspections what was drawn, each once
     * @param deadLetters what concerns no subject
     */
    public record Sinks(
            Sink<Outgoing> standings,
            Sink<Outgoing> steps,
            Sink<Outgoing> rewards,
            Sink<Outgoing> inspections,
            Sink<Outgoing> deadLetters) {}

    /**
     * Where it reads.
     *
     * @param directives with commands
     * @param decisions uncommitted: the first of a settlement binds from its append
     * @param holds committed
     * @param tips with commands about them
     */
    public record Sources(
            DataStream<Arrival> directives,
            DataStream<Arrival> decisions,
            DataStream<Arrival> holds,
            DataStream<Arrival> tips) {}

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
        SingleOutputStreamOperator<Matter> outcomes =
                outcomes(met.getSideOutput(DecisionFunction.HOLDING), sources.holds());
        SingleOutputStreamOperator<Outgoing> steps = requested
                .union(met, outcomes)
                .keyBy(Matter::getSubject)
                .process(new SubjectFunction(settings))
                .returns(LogTypes.OUTGOING)
                .uid(Step.SUBJECT.uid())
                .name(Step.SUBJECT.title());
        SingleOutputStreamOperator<Outgoing> recovered = requested
                .getSideOutput(RequestFunction.RECOVERIES)
                .keyBy(RecoveryMatter::getCaseId)
                .process(new RecoveryFunction())
                .returns(LogTypes.OUTGOING)
                .uid(Step.RECOVERY.uid())
                .name(Step.RECOVERY.title());
        SingleOutputStreamOperator<TipMatter> reported = sources.tips()
                .process(new TipRequestFunction())
                .returns(Types.TIP_MATTER)
                .uid(Step.DECODE_TIPS.uid())
                .name(Step.DECODE_TIPS.title());
        SingleOutputStreamOperator<Outgoing> tipSteps = reported.union(
                        outcomes.getSideOutput(CaseFunction.FOR_TIPS),
                        steps.getSideOutput(SubjectFunction.FOR_TIPS),
                        recovered.getSideOutput(RecoveryFunction.FOR_TIPS))
                .keyBy(TipMatter::getTarget)
                .process(new TipFunction(settings))
                .returns(LogTypes.OUTGOING)
                .uid(Step.TARGET.uid())
                .name(Step.TARGET.title());
        out(
                steps.getSideOutput(SubjectFunction.STANDINGS).union(tipSteps.getSideOutput(TipFunction.STANDINGS)),
                sinks.standings(),
                Step.STANDINGS);
        out(steps.union(tipSteps, recovered), sinks.steps(), Step.STEPS);
        out(
                sources.decisions()
                        .process(new DrawFunction(settings.inspectionSeeds()))
                        .returns(LogTypes.OUTGOING)
                        .uid(Step.DRAW.uid())
                        .name(Step.DRAW.title()),
                sinks.inspections(),
                Step.INSPECTIONS);
        out(tipSteps.getSideOutput(TipFunction.REWARDS), sinks.rewards(), Step.REWARDS);
        out(
                requested
                        .getSideOutput(DeadLetters.TAG)
                        .union(
                                steps.getSideOutput(DeadLetters.TAG),
                                recovered.getSideOutput(DeadLetters.TAG),
                                reported.getSideOutput(DeadLetters.TAG),
                                tipSteps.getSideOutput(DeadLetters.TAG)),
                sinks.deadLetters(),
                Step.DEAD_LETTERS);
    }

    private static void out(DataStream<Outgoing> messages, Sink<Outgoing> sink, Step step) {
        messages.sinkTo(sink).uid(step.uid()).name(step.title());
    }

    private static SingleOutputStreamOperator<Matter> outcomes(
            DataStream<HoldMatter> holding, DataStream<Arrival> holds) {
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
