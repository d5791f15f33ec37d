package org.claimscreener.engine.hold;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

import org.claimscreener.engine.intake.IntakeLimits;
import org.claimscreener.wire.record.ActorRole;
import org.claimscreener.wire.record.HoldCommand;
import org.claimscreener.wire.record.HoldCommandKind;

/** What must hold of a command, whatever the hold is. Stateless, thread-safe. */
public final class HoldCommandCheck {
    /** Visible ASCII, so that two ids that look alike are alike. */
    private static final Pattern ACTOR = Pattern.compile("[!-~]{1," + HoldLimits.MAX_ACTOR_LENGTH + "}");

    private HoldCommandCheck() {}

    /** The first problem in reading order: field, what is wrong, how to mend it; without content of the command. */
    public static Optional<String> firstProblem(HoldCommand command) {
        return id("command_id", command.getCommandId())
                .or(() -> id("hold_id", command.getHoldId()))
                .or(() -> actor(command))
                .or(() -> opinions(command))
                .or(() -> reason(command))
                .or(() -> AttachmentCheck.firstProblem(command.getAttachments()))
                .or(() -> time(command.getIssuedAt()));
    }

    private static Optional<String> id(String field, String id) {
        return id.isBlank() || id.length() > HoldLimits.MAX_ID_LENGTH
                ? Optional.of(field + " is blank or longer than " + HoldLimits.MAX_ID_LENGTH + " characters")
                : Optional.empty();
    }

    private static Optional<String> actor(HoldCommand command) {
        if (!ACTOR.matcher(command.getActorId()).matches()) {
            return Optional.of("actor_id is not 1 to " + HoldLimits.MAX_ACTOR_LENGTH + " visible ASCII characters");
        }
        boolean institution = command.getActorRole() == ActorRole.INSTITUTION;
        if (institution != (command.getActorInstitutionId() != null)) {
            return Optional.of("actor_institution_id belongs to the role INSTITUTION, and only to it");
        }
        return Optional.empty();
    }

    private static Optional<String> opinions(HoldCommand command) {
        boolean any = !command.getOpinions().isEmpty();
        if (any && !mayHaveOpinions(command.getKind())) {
            return Optional.of("opinions go with REVIEW, VOTE and APPEAL only; leave them out");
        }
        if (command.getOpinions().size() > HoldLimits.MAX_LINES) {
            return Optional.of("opinions are more than " + HoldLimits.MAX_LINES);
        }
        return Optional.empty();
    }

    private static boolean mayHaveOpinions(HoldCommandKind kind) {
        return switch (kind) {
            case REVIEW, VOTE, APPEAL -> true;
            case CLAIM, UNCLAIM, CONFIRM, RETURN, ACCEPT, ESCALATE, SUBMIT_LEAD, PAUSE_CLOCK, RESUME_CLOCK -> false;
        };
    }

    private static Optional<String> reason(HoldCommand command) {
        if (command.getReason().length() > HoldLimits.MAX_REASON_LENGTH) {
            return Optional.of("reason is longer than " + HoldLimits.MAX_REASON_LENGTH + " characters");
        }
        return command.getReason().isBlank() && needsReason(command.getKind())
                ? Optional.of("reason is blank; say why, for those who read it later")
                : Optional.empty();
    }

    private static boolean needsReason(HoldCommandKind kind) {
        return switch (kind) {
            case CLAIM, UNCLAIM, CONFIRM, ACCEPT -> false;
            case REVIEW, RETURN, APPEAL, VOTE, ESCALATE, SUBMIT_LEAD, PAUSE_CLOCK, RESUME_CLOCK -> true;
        };
    }

    private static Optional<String> time(Instant issuedAt) {
        return issuedAt.isBefore(IntakeLimits.EARLIEST) || !issuedAt.isBefore(IntakeLimits.LATEST)
                ? Optional.of("issued_at is no time between 2000 and 2100")
                : Optional.empty();
    }
}
