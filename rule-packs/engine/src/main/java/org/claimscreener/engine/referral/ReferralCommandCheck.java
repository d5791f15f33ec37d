package org.claimscreener.engine.referral;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

import org.claimscreener.engine.intake.IntakeLimits;
import org.claimscreener.engine.pack.Digests;
import org.claimscreener.wire.record.ReferralCommand;
import org.claimscreener.wire.record.ReferralCommandKind;
import org.claimscreener.wire.record.ReferralDepartment;
import org.jspecify.annotations.Nullable;

/**
 * What must hold of a command about a referral by itself. Whoever sends one asks here first; the supervision job asks again,
 * because anybody may write to a topic. Stateless, thread-safe.
 */
public final class ReferralCommandCheck {
    /** Visible ASCII, so that two ids that look alike are alike. */
    private static final Pattern ID = Pattern.compile("[!-~]{1," + ReferralLimits.MAX_ID_LENGTH + "}");

    private static final Pattern ACTOR = Pattern.compile("[!-~]{1," + ReferralLimits.MAX_ACTOR_LENGTH + "}");
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    private ReferralCommandCheck() {}

    /** Whether an id may name a referral. */
    public static boolean isId(String id) {
        return ID.matcher(id).matches();
    }

    /** Whether an id may be a person's. */
    public static boolean isActor(String id) {
        return ACTOR.matcher(id).matches();
    }

    /** The first problem: field, what is wrong, how to mend it; empty when there is none. */
    public static Optional<String> firstProblem(ReferralCommand command) {
        if (!isId(command.getCommandId()) || !isId(command.getReferralId())) {
            return Optional.of("command_id and referral_id are 1 to " + ReferralLimits.MAX_ID_LENGTH
                    + " visible ASCII characters; name one with --id where the hold's id is another");
        }
        if (!isActor(command.getActorId())) {
            return Optional.of(
                    "actor_id is not 1 to 255 visible ASCII characters: the id under which a person signs in");
        }
        if (command.getIssuedAt().isBefore(IntakeLimits.EARLIEST)
                || !command.getIssuedAt().isBefore(IntakeLimits.LATEST)) {
            return Optional.of("issued_at is no time between 2000 and 2100");
        }
        return words(command).or(() -> ofItsKind(command));
    }

    private static Optional<String> words(ReferralCommand command) {
        String reason = command.getReason();
        if (reason.length() > ReferralLimits.MAX_REASON_LENGTH
                || (reason.isBlank() && command.getKind() != ReferralCommandKind.RECEIVED)) {
            return Optional.of("reason is blank or longer than " + ReferralLimits.MAX_REASON_LENGTH + " characters");
        }
        return name("received_by", command.getReceivedBy()).or(() -> name("their_number", command.getTheirNumber()));
    }

    private static Optional<String> name(String field, @Nullable String text) {
        return text != null
                        && (text.isBlank()
                                || text.length() > ReferralLimits.MAX_NAME_LENGTH
                                || text.chars().anyMatch(Character::isISOControl))
                ? Optional.of(field + " is blank, longer than " + ReferralLimits.MAX_NAME_LENGTH
                        + " characters or has control characters")
                : Optional.empty();
    }

    private static Optional<String> ofItsKind(ReferralCommand command) {
        boolean made = command.getHoldId() != null
                && command.getDepartment() != null
                && command.getPacketDigest() != null
                && command.getApprovedBy() != null;
        boolean anyMade = command.getHoldId() != null
                || command.getDepartment() != null
                || command.getPacketDigest() != null
                || command.getApprovedBy() != null;
        boolean number = command.getTheirNumber() != null;
        boolean signed = command.getReceivedBy() != null;
        boolean outcome = command.getOutcome() != null;
        return switch (command.getKind()) {
            case MADE ->
                !made || number || signed || outcome
                        ? Optional.of(
                                "MADE has a hold, a department, a packet's digest and an approver, and nothing else")
                        : ofPacket(command);
            case SENT ->
                anyMade || number || signed || outcome
                        ? Optional.of("SENT has words, and nothing else")
                        : Optional.empty();
            case RECEIVED ->
                anyMade || !signed || outcome
                        ? Optional.of("RECEIVED has who signed for it and the department's number, and nothing else")
                        : Optional.empty();
            case ANSWERED ->
                anyMade || signed || !outcome
                        ? Optional.of("ANSWERED has an outcome and the department's number, and nothing else")
                        : Optional.empty();
            case OTHER -> Optional.of("kind is one that this version does not know; update it and send again");
        };
    }

    private static Optional<String> ofPacket(ReferralCommand command) {
        if (!ID.matcher(String.valueOf(command.getHoldId())).matches()
                || !ACTOR.matcher(String.valueOf(command.getApprovedBy())).matches()) {
            return Optional.of("hold_id or approved_by is too long or has other than visible ASCII characters");
        }
        if (!DIGEST.matcher(String.valueOf(command.getPacketDigest())).matches()) {
            return Optional.of("packet_digest is not 64 digits of lower-case hex");
        }
        return command.getDepartment() == ReferralDepartment.OTHER
                ? Optional.of("department is one that this version does not know; update it and send again")
                : Optional.empty();
    }

    /** Tells a copy from another command of the same id, whenever either was sent. */
    static String digest(ReferralCommand command) {
        StringBuilder text = new StringBuilder();
        for (Object part : new @Nullable Object[] {
            command.getReferralId(),
            command.getKind(),
            command.getActorId(),
            command.getActorRole(),
            command.getHoldId(),
            command.getDepartment(),
            command.getPacketDigest(),
            command.getApprovedBy(),
            command.getReceivedBy(),
            command.getTheirNumber(),
            command.getOutcome(),
            command.getReason()
        }) {
            String said = String.valueOf(part);
            text.append(said.length()).append(':').append(said);
        }
        return Digests.sha256(text.toString().getBytes(StandardCharsets.UTF_8)).substring(0, 16);
    }
}
