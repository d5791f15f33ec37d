package org.claimscreener.holds.intake;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.claimscreener.flow.record.Arrival;
import org.claimscreener.holds.DeadLetters;
import org.claimscreener.holds.record.Happening;

/** A log's records to what happens to holds, or to dead letters. Stateless. */
public final class DecodeFunction extends ProcessFunction<Arrival, Happening> {
    private static final long serialVersionUID = 1L;

    private final Feed feed;
    private transient HoldIntake intake;
    private transient DeadLetters deadLetters;

    /** For one of the logs. */
    @SuppressWarnings("NullAway.Init") // The transient parts come with open(), in the task that uses them.
    public DecodeFunction(Feed feed) {
        this.feed = feed;
    }

    @Override
    public void open(OpenContext context) {
        intake = new HoldIntake(feed);
        deadLetters = new DeadLetters();
    }

    @Override
    public void processElement(Arrival arrival, Context context, Collector<Happening> out) {
        Read read = intake.read(arrival);
        if (read instanceof Read.Heard heard) {
            out.collect(heard.happening());
            return;
        }
        Read.Refused refused = (Read.Refused) read;
        context.output(
                DeadLetters.TAG,
                deadLetters.of(arrival, refused.reason(), refused.message(), refused.field(), refused.settlementId()));
    }
}
