package org.claimscreener.engine.profile;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What one settlement added to its institution's profile.
 *
 * @param digestHigh of the settlement's content, with {@code digestLow}: tells a retry from a conflict
 * @param lines hashes of the ids of its lines in their order, negative once withdrawn
 * @param touches what is counted of it now
 * @param withdrawals what is counted when it is withdrawn as a whole
 * @param withdrawn it has been taken back
 */
public record Contribution(
        long digestHigh,
        long digestLow,
        Instant settledAt,
        List<Long> lines,
        List<Touch> touches,
        List<Touch> withdrawals,
        boolean withdrawn) {
    public Contribution {
        lines = List.copyOf(lines);
        touches = List.copyOf(touches);
        withdrawals = List.copyOf(withdrawals);
    }

    static Contribution of(
            String contentDigest, Instant settledAt, List<Long> lines, List<Touch> touches, List<Touch> withdrawals) {
        ByteBuffer digest = Hashes.sha256(contentDigest);
        return new Contribution(digest.getLong(), digest.getLong(), settledAt, lines, touches, withdrawals, false);
    }

    boolean isOf(String contentDigest) {
        ByteBuffer digest = Hashes.sha256(contentDigest);
        return digest.getLong() == digestHigh && digest.getLong() == digestLow;
    }

    /**
     * The same once lines are withdrawn, all where none is named; as a whole once none is left. Equal to this when
     * nothing is withdrawn by it: a line that is not the settlement's makes all of the reversal wrong.
     */
    Contribution without(List<String> lineIds) {
        if (withdrawn) {
            return this;
        }
        Set<Long> named = new HashSet<>();
        lineIds.forEach(lineId -> named.add(Hashes.ofLine(lineId)));
        int known = 0;
        boolean changes = false;
        boolean whole = true;
        for (long line : lines) {
            known += named.contains(Math.abs(line)) ? 1 : 0;
            changes |= named.contains(line);
            whole &= line < 0 || named.contains(line);
        }
        if (named.isEmpty() || (whole && known >= named.size())) {
            return new Contribution(digestHigh, digestLow, settledAt, List.of(), List.of(), List.of(), true);
        }
        if (known < named.size() || !changes) {
            return this;
        }
        List<Long> left =
                lines.stream().map(line -> named.contains(line) ? -line : line).toList();
        List<Touch> kept = touches.stream()
                .filter(touch -> touch.line() == Touch.SETTLEMENT || left.get(touch.line()) > 0)
                .toList();
        return new Contribution(digestHigh, digestLow, settledAt, left, kept, withdrawals, false);
    }
}
