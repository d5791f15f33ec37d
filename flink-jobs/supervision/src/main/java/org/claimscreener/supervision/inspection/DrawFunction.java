package org.claimscreener.supervision.inspection;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.claimscreener.engine.inspection.DrawPlan;
import org.claimscreener.engine.inspection.SeedBook;
import org.claimscreener.flow.Buffers;
import org.claimscreener.flow.record.Arrival;
import org.claimscreener.flow.record.Outgoing;
import org.claimscreener.supervision.metrics.InspectionMetrics;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.MessageType;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.InspectionDraw;
import org.claimscreener.wire.record.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Draws released settlements for inspection. No state: a draw hangs on the decision and the month's seed alone, so a copy of a
 * decision gives a copy of its draw, and readers take one of an id. It asks nobody whether the seed was committed to in time:
 * that is for everybody to check, not for the drawer to say.
 */
public final class DrawFunction extends ProcessFunction<Arrival, Outgoing> {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(DrawFunction.class);

    private final String seedsPath;
    private transient SeedFile seeds;
    private transient WireDecoder decoder;
    private transient WireEncoder encoder;
    private transient InspectionMetrics metrics;
    private transient String told;

    /** With the file of seeds at that path, as each task reaches it; blank to draw nothing. */
    @SuppressWarnings("NullAway.Init") // The transient parts come with open(), in the task that uses them.
    public DrawFunction(String seedsPath) {
        this.seedsPath = seedsPath;
    }

    @Override
    public void open(OpenContext context) {
        seeds = SeedFile.at(seedsPath);
        decoder = WireDecoder.builder().accept(Set.of(MessageType.DECISION)).build();
        encoder = new WireEncoder();
        metrics = InspectionMetrics.ofThisJvm();
        told = "";
        if (seedsPath.isBlank()) {
            LOG.warn("No file of seeds is named, so no released settlement is drawn for inspection");
        }
    }

    @Override
    public void processElement(Arrival arrival, Context context, Collector<Outgoing> out) {
        ByteBuffer payload = arrival.getPayload();
        if (payload == null
                || !(decoder.decode(Buffers.bytes(payload)) instanceof Decoded.Accepted accepted)
                || !(accepted.message() instanceof Decision decision)
                || decision.getVerdict() != Verdict.RELEASE) {
            return;
        }
        SeedBook book = seeds.book(context.timerService().currentProcessingTime());
        tellProblem();
        Optional<DrawPlan> plan =
                book.planFor(decision).filter(one -> one.terms().cover(decision.getReceivedAt()));
        if (plan.isEmpty()) {
            metrics.withoutSeed();
            return;
        }
        Optional<InspectionDraw> draw = plan.get().draw(decision);
        metrics.looked(draw.isPresent());
        draw.ifPresent(one -> out.collect(new Outgoing(one.getSettlementId(), ByteBuffer.wrap(encoder.encode(one)))));
    }

    /** Once for each problem, not once for each settlement. */
    private void tellProblem() {
        String problem = seeds.problem();
        if (!problem.equals(told)) {
            told = problem;
            if (!problem.isEmpty()) {
                metrics.seedFault();
                LOG.error("The file of seeds cannot be read, what was read before stays in force: {}", problem);
            }
        }
    }
}
