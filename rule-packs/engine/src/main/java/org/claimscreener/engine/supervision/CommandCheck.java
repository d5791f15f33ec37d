package org.claimscreener.engine.supervision;

import java.util.Optional;
import java.util.regex.Pattern;

import org.claimscreener.engine.directive.DirectiveLimits;
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
    /** Visible ASCII, so that two ids that look alike are alike. */
    private static final Pattern ACTOR = Pattern.compile("[!-~]{1,255}");

    private CommandCheck() {}

    /** The first problem: field, what is wrong, how to mend it; empty when there is none. */
    public static Optional<String> firstProblem(SupervisionCommand command) {
        Optional<String> text = text("command_id", command.getCommandId(), SupervisionLimits.MAX_ID_LENGTH)
                .or(() -> text("about", command.getAbout(), SupervisionLimits.MAX_ID_LENGTH))
                .or(() -> text("reason", command.getReason(), SupervisionLimits.MAX_REASON_LENGTH))
                .or(() -> Optional.ofNullable(command.getOrderNo())
                        .flatMap(number -> text("order_no", number, DirectiveLimits.MAX_TEXT_LENGTH)));
        if (text.isPresent()) {
            return text;
        }
        if (!ACTOR.matcher(command.getActorId()).matches()) {
            return Optional.of(
                    "actor_id is not 1 to 255 visible ASCII characters: the id under which a person signs in");
        }
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
        return Optional.empty();
    }

    private static Optional<String> text(String field, String text, int most) {
        return text.isBlank() || text.length() > most
                ? Optional.of(field + " is blank or longer than " + most + " characters")
                : Optional.empty();
    }
}
