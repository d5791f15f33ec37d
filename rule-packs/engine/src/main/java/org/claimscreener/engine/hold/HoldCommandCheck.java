package org.claimscreener.engine.hold;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.claimscreener.engine.intake.IntakeLimits;
import org.claimscreener.wire.record.ActorRole;
import org.claimscreener.wire.record.Attachment;
import org.claimscreener.wire.record.HoldCommand;
import org.claimscreener.wire.record.HoldCommandKind;

/** What must hold of a command, whatever the hold is. Stateless, thread-safe. */
public final class HoldCommandCheck {
    /** Visible ASCII, so that two ids that look alike are alike. */
    private static final Pattern ACTOR = Pattern.compile("[!-~]{1," + HoldLimits.MAX_ACTOR_LENGTH + "}");

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Set<String> MEDIA_TYPES =
            Set.of("application/pdf", "application/ofd", "image/jpeg", "image/png", "text/plain");

    private HoldCommandCheck() {}

    /** The first problem in reading order: field, what is wrong, how to mend it; without content of the command. */
    public static Optional<String> firstProblem(HoldCommand command) {
        return id("command_id", command.getCommandId())
                .or(() -> id("hold_id", command.getHoldId()))
                .or(() -> actor(command))
                .or(() -> opinions(command))
                .or(() -> reason(command))
                .or(() -> attachments(command.getAttachments()))
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

    private static Optional<String> attachments(List<Attachment> attachments) {
        if (attachments.size() > HoldLimits.MAX_ATTACHMENTS) {
            return Optional.of(
                    "attachments are " + attachments.size() + "; at most " + HoldLimits.MAX_ATTACHMENTS + " are taken");
        }
        long bytes = 0;
        for (int i = 0; i < attachments.size(); i++) {
            Optional<String> problem = attachment("attachments[" + i + "].", attachments.get(i));
            if (problem.isPresent()) {
                return problem;
            }
            bytes += attachments.get(i).getSizeBytes();
        }
        return bytes > HoldLimits.MAX_ATTACHED_BYTES
                ? Optional.of("attachments are larger than 100 MiB together; leave some out or shrink them")
                : Optional.empty();
    }

    private static Optional<String> attachment(String at, Attachment attachment) {
        String name = attachment.getName();
        if (name.isBlank()
                || name.length() > HoldLimits.MAX_FILE_NAME_LENGTH
                || name.chars().anyMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c))) {
            return Optional.of(at + "name is no file name without a folder, of at most "
                    + HoldLimits.MAX_FILE_NAME_LENGTH + " characters");
        }
        if (!MEDIA_TYPES.contains(attachment.getMediaType())) {
            return Optional.of(at + "media_type is none of PDF, OFD, JPEG, PNG and plain text");
        }
        if (attachment.getSizeBytes() < 1 || attachment.getSizeBytes() > HoldLimits.MAX_ATTACHED_BYTES) {
            return Optional.of(at + "size_bytes is not 1 to 100 MiB");
        }
        return SHA256.matcher(attachment.getSha256()).matches()
                ? Optional.empty()
                : Optional.of(at + "sha256 is not 64 lower-case hex digits");
    }

    private static Optional<String> time(Instant issuedAt) {
        return issuedAt.isBefore(IntakeLimits.EARLIEST) || !issuedAt.isBefore(IntakeLimits.LATEST)
                ? Optional.of("issued_at is no time between 2000 and 2100")
                : Optional.empty();
    }
}
