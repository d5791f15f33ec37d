package org.claimscreener.engine.supervision;

import java.util.Optional;

import org.claimscreener.engine.intake.IntakeLimits;
import org.claimscreener.wire.record.ActorRole;
import org.claimscreener.wire.record.SupervisionCommand;
import org.claimscreener.wire.record.SupervisionCommandKind;
import org.claimscreener.wire.record.TakeBackGround;

/**
 * What must hold of a command by itself, before the matter it is about is asked. Whoever sends one asks here first.
 * Stateless, thread-safe.
 */
public final class CommandCheck {
    private CommandCheck() {}

    /** The first problem: field, what is wrong, how to mend it; empty when there is none. */
    public static Optional<String> firstProblem(SupervisionCommand command) {
        if (command.getKind() == SupervisionCommandKind.OTHER) {
            return Optional.of("kind is one that this version does not know; update it and send again");
        }
        if (command.getIssuedAt().isBefore(IntakeLimits.EARLIEST)
                || !command.getIssuedAt().isBefore(IntakeLimits.LATEST)) {
            return Optional.of("issued_at is no time between 2000 and 2100");
        }
        boolean takesBack = command.getKind() == SupervisionCommandKind.TAKE_BACK;
        if (takesBack != (command.getGround() != null) || takesBack != (command.getOrderNo() != null)) {
            return Optional.of("ground and order_no belong to TAKE_BACK, both of them, and to nothing else");
        }
        if (takesBack && command.getGround() == TakeBackGround.CONTEST) {
            return Optional.of("ground CONTEST is what the decision of a contest takes back; decide the contest");
        }
        if (takesBack && command.getActorRole() != ActorRole.SUPERVISOR) {
            return Optional.of("TAKE_BACK is for a supervisor, who enters what was decided elsewhere");
        }
        return takesBack && command.getReason().isBlank()
                ? Optional.of("reason is blank; say why, for those who read it later")
                : Optional.empty();
    }
}
