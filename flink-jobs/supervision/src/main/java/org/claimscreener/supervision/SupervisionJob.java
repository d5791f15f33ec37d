package org.claimscreener.supervision;

import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.claimscreener.flow.log.DeadLetters;
import org.claimscreener.flow.log.LogTypes;
import org.claimscreener.flow.record.Arrival;
import org.claimscreener.flow.record.Outgoing;
import org.claimscreener.supervision.intake.DirectiveFunction;
import org.claimscreener.supervision.intake.OrdersMetFunction;
import org.claimscreener.supervision.record.Matter;
import org.claimscreener.supervision.subject.SubjectFunction;

/**
 * The topology, as the data's path. Sources and sinks come in; {@code main} or a test chooses them.
 *
 * <pre>
 * directives ─ decode ────── ┬─ key by subject ─ subject ─┬─ standings
 * decisions ─ orders met ─── ┘                            └─ steps
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
     * @param deadLetters what concerns no subject
     */
    public record Sinks(Sink<Outgoing> standings, Sink<Outgoing> steps, Sink<Outgoing> deadLetters) {}

    /** Adds the job to the environment of its sources. */
    public static void define(
            DataStream<Arrival> directives, DataStream<Arrival> decisions, SupervisionSettings settings, Sinks sinks) {
        SingleOutputStreamOperator<Matter> ordered = directives
                .process(new DirectiveFunction())
                .returns(Types.MATTER)
                .uid(Step.DECODE_DIRECTIVES.uid())
                .name(Step.DECODE_DIRECTIVES.title());
        SingleOutputStreamOperator<Matter> met = decisions
                .flatMap(new OrdersMetFunction())
                .returns(Types.MATTER)
                .uid(Step.ORDERS_MET.uid())
                .name(Step.ORDERS_MET.title());
        SingleOutputStreamOperator<Outgoing> steps = ordered.union(met)
                .keyBy(Matter::getSubject)
                .process(new SubjectFunction(settings.office()))
                .returns(LogTypes.OUTGOING)
                .uid(Step.SUBJECT.uid())
                .name(Step.SUBJECT.title());
        steps.getSideOutput(SubjectFunction.STANDINGS)
                .sinkTo(sinks.standings())
                .uid(Step.STANDINGS.uid())
                .name(Step.STANDINGS.title());
        steps.sinkTo(sinks.steps()).uid(Step.STEPS.uid()).name(Step.STEPS.title());
        ordered.getSideOutput(DeadLetters.TAG)
                .union(steps.getSideOutput(DeadLetters.TAG))
                .sinkTo(sinks.deadLetters())
                .uid(Step.DEAD_LETTERS.uid())
                .name(Step.DEAD_LETTERS.title());
    }
}
