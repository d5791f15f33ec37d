package org.claimscreener.engine.replay;

import java.nio.ByteBuffer;
import java.util.List;

import org.claimscreener.engine.history.Remembered;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.Settlement;

/**
 * A decision with all that it rested on.
 *
 * @param bytes of the decision, as in the log
 * @param settlement what was decided
 * @param past what was remembered of the person then, as rebuilt from the log
 */
public record RecordedCase(Decision decision, ByteBuffer bytes, Settlement settlement, List<Remembered> past) {
    public RecordedCase {
        past = List.copyOf(past);
    }
}
