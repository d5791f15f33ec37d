package org.claimscreener.engine.penalty;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

import org.claimscreener.engine.standing.SubjectIds;
import org.claimscreener.wire.record.RecoveryAccount;
import org.claimscreener.wire.record.RecoveryCommand;
import org.claimscreener.wire.record.RecoveryCommandKind;

/**
 * What must hold of a command by itself, before the claim it is about is asked. Whoever sends one asks here first. Stateless,
 * thread-safe.
 */
public final class RecoveryCommandCheck {
    /** Clocks differ by so much. */
    static final Duration MAX_AHEAD = Duration.ofMinutes(10);

    static final int MAX_ACTOR_LENGTH = 255;

    /** Of a command's words, which its step repeats. */
    static final int MAX_REASON_LENGTH = 2_000;

    /** Visible ASCII, so that two ids that look alike are alike. */
    private static final Pattern ACTOR = Pattern.compile("[!-~]{1," + MAX_ACTOR_LENGTH + "}");

    private RecoveryCommandCheck() {}

    /**
     * The first problem: field, what is wrong, how to mend it; empty when there is none.
     *
     * @param at when the log took it in, or is about to
     */
    public static Optional<String> firstProblem(RecoveryCommand command, Instant at) {
        return known(command)
                .or(() -> SubjectIds.problem(command.getSubjectKind(), command.getSubjectId())
                        .map(problem -> "subject_id " + problem))
                .or(() -> RecoveryCheck.id("command_id", command.getCommandId()))
                .or(() -> RecoveryCheck.caseId(command.getCaseId()))
                .or(() -> RecoveryCheck.id("reference", command.getReference()))
                .or(() -> amount(command))
                .or(() -> received(command, at))
                .or(() -> problemIf(
                        !ACTOR.matcher(command.getActorId()).matches(),
                        "actor_id is not 1 to 255 visible ASCII characters: the id under which a person signs in"))
                .or(() -> problemIf(
                        command.getReason().isBlank() || command.getReason().length() > MAX_REASON_LENGTH,
                        "reason is blank or longer than " + MAX_REASON_LENGTH + " characters"))
                .or(() -> RecoveryCheck.time("issued_at", command.getIssuedAt()));
    }

    private static Optional<String> known(RecoveryCommand command) {
        return problemIf(
                command.getKind() == RecoveryCommandKind.OTHER || command.getAccount() == RecoveryAccount.OTHER,
                "kind or account is one that this version does not know; update it and send again");
    }

    private static Optional<String> amount(RecoveryCommand command) {
        return command.getKind() == RecoveryCommandKind.CLOSE
                ? problemIf(command.getAmountFen() != 0, "amount_fen is not for CLOSE, which gives up all that is left")
                : RecoveryCheck.amount("amount_fen", command.getAmountFen());
    }

    private static Optional<String> received(RecoveryCommand command, Instant at) {
        Instant received = command.getReceivedAt();
        if ((command.getKind() == RecoveryCommandKind.RECEIPT) != (received != null)) {
            return Optional.of("received_at belongs to RECEIPT, and to nothing else");
        }
        return received == null
                ? Optional.empty()
                : RecoveryCheck.time("received_at", received)
                        .or(() -> problemIf(
                                received.isAfter(at.plus(MAX_AHEAD)),
                                "received_at is yet to come; enter money when it has come"));
    }

    private static Optional<String> problemIf(boolean wrong, String problem) {
        return wrong ? Optional.of(problem) : Optional.empty();
    }
}
