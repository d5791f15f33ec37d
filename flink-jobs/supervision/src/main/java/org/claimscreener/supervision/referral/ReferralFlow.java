package org.claimscreener.supervision.referral;

import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.claimscreener.flow.log.DeadLetters;
import org.claimscreener.flow.log.LogTypes;
import org.claimscreener.flow.record.Arrival;
import org.claimscreener.flow.record.Outgoing;
import org.claimscreener.supervision.Step;
import org.claimscreener.supervision.SupervisionSettings;
import org.claimscreener.supervision.Types;
import org.claimscreener.supervision.intake.ReferralIntake;
import org.claimscreener.supervision.record.ReferralRequest;

/**
 * The part of the job's topology about referrals; it shares nothing with the rest.
 *
 * <pre>
 * referrals ─ decode ─ key by referral ─ referral ─ steps
 * decode, referral ─ dead letters
 * </pre>
 */
public final class ReferralFlow {
    private ReferralFlow() {}

    /**
     * Adds it.
     *
     * @param referrals commands, with the steps that the job wrote itself
     * @param steps on the same topic, each once
     */
    public static void define(
            DataStream<Arrival> referrals,
            SupervisionSettings settings,
            Sink<Outgoing> steps,
            Sink<Outgoing> deadLetters) {
        SingleOutputStreamOperator<ReferralRequest> requested = referrals
                .process(new ReferralIntake())
                .returns(Types.REFERRAL_REQUEST)
                .uid(Step.DECODE_REFERRALS.uid())
                .name(Step.DECODE_REFERRALS.title());
        SingleOutputStreamOperator<Outgoing> stepped = requested
                .keyBy(ReferralRequest::getReferralId)
                .process(new ReferralFunction(settings))
                .returns(LogTypes.OUTGOING)
                .uid(Step.REFERRAL.uid())
                .name(Step.REFERRAL.title());
        stepped.sinkTo(steps).uid(Step.REFERRAL_STEPS.uid()).name(Step.REFERRAL_STEPS.title());
        requested
                .getSideOutput(DeadLetters.TAG)
                .union(stepped.getSideOutput(DeadLetters.TAG))
                .sinkTo(deadLetters)
                .uid(Step.REFERRAL_DEAD_LETTERS.uid())
                .name(Step.REFERRAL_DEAD_LETTERS.title());
    }
}
