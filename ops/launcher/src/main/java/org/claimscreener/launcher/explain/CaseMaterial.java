package org.claimscreener.launcher.explain;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.claimscreener.engine.referral.packet.ReplayInputs;
import org.claimscreener.launcher.packs.PackLibrary;
import org.claimscreener.launcher.packs.PackStory;
import org.claimscreener.launcher.packs.Tee;
import org.claimscreener.verifier.Progress;
import org.claimscreener.verifier.VerifyFailure;
import org.claimscreener.verifier.log.LogRecord;
import org.claimscreener.verifier.log.LogSink;
import org.claimscreener.verifier.log.LogSource;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.MessageType;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.HoldStep;
import org.claimscreener.wire.record.Settlement;

/**
 * All that the log holds of one case: what was decided, on what it rested, and what became of the hold.
 *
 * @param packs what is known of the packs that decided, in the decision's order
 * @param steps of the hold, refused commands too
 */
public record CaseMaterial(
        Decision decision, Settlement settlement, ReplayInputs inputs, List<PackStory> packs, List<HoldStep> steps) {
    public CaseMaterial {
        packs = List.copyOf(packs);
        steps = List.copyOf(steps);
    }

    /** The case, or why the log does not hold it. */
    public record Search(Optional<CaseMaterial> found, String why) {}

    /**
     * Reads the log twice, as {@link Explanation#of} does.
     *
     * @param library is fed from the log
     * @throws VerifyFailure when the log cannot be read to its end
     */
    public static Search find(String settlementId, Logs logs, PackLibrary library, Progress progress)
            throws VerifyFailure {
        AnswerSearch search = new AnswerSearch(settlementId);
        Steps steps = new Steps(settlementId);
        try (LogSource log = logs.open()) {
            log.readOn(new Tee(library, new Tee(search, steps)), progress);
        }
        if (search.binding().isEmpty()) {
            return missing("the log knows no decision of " + settlementId + "; check the id, and that this is its log");
        }
        AnswerSearch.Found found = search.binding().get();
        PersonLog past = PersonLog.before(found.at());
        try (LogSource log = logs.open()) {
            log.readOn(past, progress);
        }
        Optional<Settlement> settlement = past.settlement(found.decision());
        if (settlement.isEmpty()) {
            return missing("the settlement " + settlementId + " is no longer in the log, whose retention is that of "
                    + found.decision().getSource().getTopic());
        }
        ByteBuffer document = ByteBuffer.wrap(new WireEncoder().encode(settlement.get()));
        return new Search(
                Optional.of(new CaseMaterial(
                        found.decision(),
                        settlement.get(),
                        new ReplayInputs(found.bytes(), document, past.earlier()),
                        library.stories(found.decision()),
                        steps.found)),
                "");
    }

    private static Search missing(String why) {
        return new Search(Optional.empty(), why);
    }

    /** Steps of one hold. */
    private static final class Steps implements LogSink {
        private final String holdId;
        private final WireDecoder decoder =
                WireDecoder.builder().accept(Set.of(MessageType.HOLD_STEP)).build();
        private final List<HoldStep> found = new ArrayList<>();

        private Steps(String holdId) {
            this.holdId = holdId;
        }

        @Override
        public void begins(String topic, int partition, long offset) {
            // Steps are kept for ever.
        }

        @Override
        public void take(LogRecord message) {
            if (message.place().topic().equals(TopicCatalogue.HOLDS)
                    && decoder.decode(message.value()) instanceof Decoded.Accepted accepted
                    && accepted.message() instanceof HoldStep step
                    && step.getHoldId().equals(holdId)) {
                found.add(step);
            }
        }

        @Override
        public void committed(String topic, int partition, long offset) {
            // Only committed steps are delivered.
        }
    }
}
