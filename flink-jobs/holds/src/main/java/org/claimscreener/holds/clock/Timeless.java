package org.claimscreener.holds.clock;

import java.util.concurrent.ScheduledFuture;

import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.claimscreener.flow.record.Arrival;
import org.jspecify.annotations.Nullable;

/**
 * Passes records on and holds no time back: a decision opens a hold whenever it comes, and a reversal that comes after a lapse
 * is the clearing's.
 */
final class Timeless extends AbstractStreamOperator<Arrival> implements OneInputStreamOperator<Arrival, Arrival> {
    private static final long serialVersionUID = 1L;

    private transient @Nullable ScheduledFuture<?> said;

    Timeless(StreamOperatorParameters<Arrival> parameters) {
        super(parameters);
    }

    @Override
    public void open() throws Exception {
        super.open();
        // By a timer: nothing is to be sent before the task runs.
        said = getProcessingTimeService()
                .registerTimer(
                        getProcessingTimeService().getCurrentProcessingTime(),
                        time -> output.emitWatermark(Watermark.MAX_WATERMARK));
    }

    @Override
    public void processElement(StreamRecord<Arrival> element) {
        output.collect(element);
    }

    @Override
    public void processWatermark(Watermark mark) {}

    @Override
    public void processWatermarkStatus(WatermarkStatus status) {}

    @Override
    public void close() throws Exception {
        super.close();
        if (said != null) {
            said.cancel(false);
        }
    }
}
