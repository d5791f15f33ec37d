package org.claimscreener.screening;

import java.util.Optional;

import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperatorFactory;
import org.claimscreener.flow.store.FlushedKeyedOperator;
import org.claimscreener.screening.decide.DecideOperatorFactory;
import org.claimscreener.screening.decide.LoggedDecideOperatorFactory;
import org.claimscreener.screening.decide.OrderedDecideOperatorFactory;
import org.claimscreener.screening.decide.ShadowResults;
import org.claimscreener.screening.intake.DecodeFunction;
import org.claimscreener.screening.intake.InputFormat;
import org.claimscreener.screening.packs.OrderedPacks;
import org.claimscreener.screening.packs.PackArchives;
import org.claimscreener.screening.packs.PackSource;
import org.claimscreener.screening.profile.OrderedProfileOperatorFactory;
import org.claimscreener.screening.profile.ProfileOperatorFactory;
import org.claimscreener.screening.profile.TraceQuestions;
import org.claimscreener.screening.readback.DecisionLog;
import org.claimscreener.screening.record.Accepted;
import org.claimscreener.screening.record.Arrival;
import org.claimscreener.screening.record.Outgoing;
import org.claimscreener.screening.record.Profiled;
import org.claimscreener.screening.record.TraceAnswer;
import org.claimscreener.screening.record.TraceQuestion;
import org.claimscreener.screening.standing.GivenStanding;
import org.claimscreener.screening.standing.StandingSource;
import org.claimscreener.screening.trace.TraceFunction;

/**
 * The topology, as the data's path. Source, format, packs and sinks come in; {@code main} or a test chooses them.
 *
 * <pre>
 * arrivals ─ decode ─ key by institution ─ profile ─┬──────────────────────────── key by patient ─┬─ decide ─ answers
 *                                                   └─ key by trace code ─ trace ─ key by patient ┘
 * decode, profile, decide ─ dead letters      decide ─ shadow results
 * </pre>
 */
public final class ScreeningJob {
    private ScreeningJob() {}

    /**
     * Adds the job to the environment of its source.
     *
     * @param packs what decides; none in force makes every settlement a hold with reason NO_PACK
     * @param standing what is in force about whom; empty for nothing about anybody
     * @param log where the answers end up, to be read back by a run that restarts; empty for one that does not
     * @param answers gets decisions and receipts of reversals
     * @param deadLetters gets what could not be screened
     * @param shadows gets what shadow packs say
     */
    public static void define(
            DataStream<Arrival> arrivals,
            InputFormat format,
            PackSource packs,
            Optional<StandingSource> standing,
            Optional<DecisionLog> log,
            Sink<Outgoing> answers,
            Sink<Outgoing> deadLetters,
            Sink<Outgoing> shadows) {
        StandingSource inForce = standing.orElse(GivenStanding.NONE);
        SingleOutputStreamOperator<Accepted> accepted = arrivals.process(new DecodeFunction(format))
                .returns(Types.ACCEPTED)
                .uid(Step.DECODE.uid())
                .name(Step.DECODE.title());
        SingleOutputStreamOperator<Profiled> profiled = accepted.keyBy(Accepted::getInstitutionId)
                .transform(Step.PROFILE.title(), Types.PROFILED, profile(packs))
                .uid(Step.PROFILE.uid())
                .name(Step.PROFILE.title());
        SingleOutputStreamOperator<TraceAnswer> traced = profiled.getSideOutput(TraceQuestions.TAG)
                .keyBy(TraceQuestion::getCode)
                .transform(Step.TRACE.title(), Types.TRACE_ANSWER, new FlushedKeyedOperator<>(new TraceFunction()))
                .uid(Step.TRACE.uid())
                .name(Step.TRACE.title());
        SingleOutputStreamOperator<Outgoing> decided = profiled.keyBy(
                        p -> p.getAccepted().getPatientId())
                .connect(traced.keyBy(TraceAnswer::getPatientId))
                .transform(
                        Step.DECIDE.title(),
                        Types.OUTGOING,
                        log.<DecideOperatorFactory>map(of -> new LoggedDecideOperatorFactory(packs, inForce, of))
                                .orElseGet(() -> new OrderedDecideOperatorFactory(packs, inForce)))
                .uid(Step.DECIDE.uid())
                .name(Step.DECIDE.title());
        decided.sinkTo(answers).uid(Step.ANSWERS.uid()).name(Step.ANSWERS.title());
        accepted.getSideOutput(DeadLetters.TAG)
                .union(profiled.getSideOutput(DeadLetters.TAG), decided.getSideOutput(DeadLetters.TAG))
                .sinkTo(deadLetters)
                .uid(Step.DEAD_LETTERS.uid())
                .name(Step.DEAD_LETTERS.title());
        decided.getSideOutput(ShadowResults.TAG)
                .sinkTo(shadows)
                .uid(Step.SHADOWS.uid())
                .name(Step.SHADOWS.title());
    }

    private static OneInputStreamOperatorFactory<Accepted, Profiled> profile(PackSource packs) {
        if (packs instanceof OrderedPacks ordered) {
            return new OrderedProfileOperatorFactory(ordered);
        }
        return new ProfileOperatorFactory((PackArchives) packs);
    }
}
