package org.claimscreener.engine.tip;

import java.time.Instant;

import org.claimscreener.wire.record.TipCommandKind;
import org.claimscreener.wire.record.TipDismissal;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants done with a tip. {@link TipCheck} says what must hold of it.
 *
 * @param commandId the same id is the same command, however often it comes
 * @param actorId the id under which the person signs in
 * @param reason why, in words
 * @param conditions TAKE_UP: what the person says of the conditions; else null
 * @param dismissal DISMISS: why; else null
 * @param other SAME_FACTS: the other tip's id; LINK: the id of the hold or case; else null
 * @param issuedAt by the desk's clock; what counts is when the log took it in
 */
public record TipCommand(
        String commandId,
        String tipId,
        TipCommandKind kind,
        String actorId,
        String reason,
        @Nullable TipConditions conditions,
        @Nullable TipDismissal dismissal,
        @Nullable String other,
        Instant issuedAt) {

    /** As the log has it. */
    public static TipCommand of(org.claimscreener.wire.record.TipCommand command) {
        var said = command.getConditions();
        return new TipCommand(
                command.getCommandId(),
                command.getTipId(),
                command.getKind(),
                command.getActorId(),
                command.getReason(),
                said == null
                        ? null
                        : new TipConditions(
                                said.getClearTarget(),
                                said.getSpecificLead(),
                                said.getEvidence(),
                                said.getNotAlreadyHeld()),
                command.getDismissal(),
                command.getOther(),
                command.getIssuedAt());
    }

    String digest() {
        return new Digested()
                .with(commandId, tipId, kind.name(), actorId, reason)
                .with(conditions == null ? null : conditions.toString())
                .with(dismissal == null ? null : dismissal.name())
                .with(other, issuedAt.toString())
                .digest();
    }
}
