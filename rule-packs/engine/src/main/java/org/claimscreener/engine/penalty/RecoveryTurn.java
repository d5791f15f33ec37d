package org.claimscreener.engine.penalty;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.claimscreener.wire.record.RecoveryStep;

/**
 * What came of a command.
 *
 * @param claim as it is now; empty while nobody ordered it
 * @param steps to be told, in this order
 * @param returnedFen what the fund has back of the claim, in fen: when that has changed, and when a receipt or reduction came
 *     again, for a tip may have been linked since; else empty, and of fines always
 */
public record RecoveryTurn(Optional<Claim> claim, List<RecoveryStep> steps, OptionalLong returnedFen) {
    public RecoveryTurn {
        steps = List.copyOf(steps);
    }
}
