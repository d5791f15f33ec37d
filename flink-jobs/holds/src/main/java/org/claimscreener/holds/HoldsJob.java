package org.claimscreener.holds;

import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.claimscreener.flow.log.LogTypes;
import org.claimscreener.flow.record.Arrival;
import org.claimscreener.flow.record.Outgoing;
import org.claimscreener.holds.clock.CommandClockFactory;
import org.claimscreener.holds.clock.CommandLog;
import org.claimscreener.holds.clock.TimelessFactory;
import org.claimscreener.holds.desk.HoldFunction;
import org.claimscreener.holds.intake.DecodeFunction;
import org.claimscreener.holds.intake.Feed;
import org.claimscreener.holds.record.Happening;

/**
 * The topology, as the data's path. Sources and sinks come in; {@code main} or a test chooses them.
 *
 * <pre>
 * decisions ─ timeless ─ decode ─┬─ key by hold ─ hold ─ steps
 * commands  ─ clock ──── decode ─┘
 * decode, hold ─ dead letters
 * </pre>
 *
 * <p>Commands go through one subtask: people write few of them, and one clock sees all their partitions.
 */
public final class HoldsJob {
    private HoldsJob() {}

    /**
     * Adds the job to the environment of its sources.
     *
     * @param commands of parallelism 1
     * @param log the commands' log, asked how far it reaches
     * @param steps gets every step and every refused command
     * @param deadLetters gets what concerns no hold
     */
    public static void define(
            DataStream<Arrival> decisions,
            DataStream<Arrival> commands,
            CommandLog log,
            HoldsSettings settings,
            Sink<Outgoing> steps,
            Sink<Outgoing> deadLetters) {
        SingleOutputStreamOperator<Happening> decided = decode(
                decisions
                        .transform(Step.TIMELESS.title(), LogTypes.ARRIVAL, new TimelessFactory())
                        .uid(Step.TIMELESS.uid()),
                Feed.DECISIONS,
                Step.DECODE_DECISIONS);
        SingleOutputStreamOperator<Happening> commanded = decode(
                        commands.transform(
                                        Step.CLOCK.title(),
                                        LogTypes.ARRIVAL,
                                        new CommandClockFactory(
                                                log, settings.clockSkew().toMillis()))
                                .uid(Step.CLOCK.uid())
                                .setParallelism(1)
                                .setMaxParallelism(1),
                        Feed.COMMANDS,
                        Step.DECODE_COMMANDS)
                .setParallelism(1);
        SingleOutputStreamOperator<Outgoing> held = decided.union(commanded)
                .keyBy(Happening::getHoldId)
                .process(new HoldFunction(settings.policy(), settings.calendar()))
                .returns(LogTypes.OUTGOING)
                .uid(Step.HOLD.uid())
                .name(Step.HOLD.title());
        held.sinkTo(steps).uid(Step.STEPS.uid()).name(Step.STEPS.title());
        decided.getSideOutput(DeadLetters.TAG)
                .union(commanded.getSideOutput(DeadLetters.TAG), held.getSideOutput(DeadLetters.TAG))
                .sinkTo(deadLetters)
                .uid(Step.DEAD_LETTERS.uid())
                .name(Step.DEAD_LETTERS.title());
    }

    private static SingleOutputStreamOperator<Happening> decode(DataStream<Arrival> arrivals, Feed feed, Step step) {
        ProcessFunction<Arrival, Happening> decode = new DecodeFunction(feed);
        return arrivals.process(decode).returns(Types.HAPPENING).uid(step.uid()).name(step.title());
    }
}
