package org.claimscreener.engine.tip;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

import org.claimscreener.engine.hold.AttachmentCheck;
import org.claimscreener.engine.intake.IntakeLimits;
import org.claimscreener.engine.standing.SubjectIds;
import org.claimscreener.engine.tip.seal.Pseudonyms;
import org.claimscreener.wire.record.TipCommandKind;
import org.claimscreener.wire.record.TipRefusal;

/**
 * What must hold of a tip, or of a command about one, by itself. Whoever sends it asks here first, so that the desk is told
 * at once; the supervision job asks again. Says nothing of what the text holds. Stateless, thread-safe.
 */
public final class TipCheck {
    private static final Pattern AREA = Pattern.compile("[0-9]{6}");
    private static final Pattern PSEUDONYM = Pattern.compile("[0-9a-f]{" + Pseudonyms.LENGTH + "}");
    private static final Pattern SEAL =
            Pattern.compile("[A-Za-z0-9+/]{4," + (TipLimits.MAX_SEAL_LENGTH - 2) + "}={0,2}");

    private TipCheck() {}

    /**
     * The first problem; empty when there is none.
     *
     * @param at when the log took it in, or for somebody who asks before: now
     */
    public static Optional<TipRuling> firstProblem(Tip tip, Instant at) {
        return unreadable(tip)
                .map(problem -> new TipRuling(TipRefusal.UNREADABLE, problem))
                .or(() -> outOfTime(tip, at));
    }

    private static Optional<String> unreadable(Tip tip) {
        return TipText.id("tip_id", tip.tipId())
                .or(() -> AREA.matcher(tip.area()).matches()
                        ? Optional.empty()
                        : Optional.of("area is no area code of 6 digits"))
                .or(() -> SubjectIds.problem(tip.targetKind(), tip.targetId())
                        .map(problem -> "target_id " + problem + ": a tip needs a clear target (医保办发〔2022〕22号)"))
                .or(() -> TipText.text("lead", tip.lead(), TipLimits.LEAST_LEAD_LENGTH, TipLimits.MAX_LEAD_LENGTH))
                .or(() -> AttachmentCheck.firstProblem(tip.evidence()).map(problem -> "evidence: " + problem))
                .or(() -> TipText.actor("entered_by", tip.enteredBy()))
                .or(() -> reporter(tip))
                .or(() -> time("received_at", tip.receivedAt()));
    }

    private static Optional<String> reporter(Tip tip) {
        String pseudonym = tip.pseudonym();
        String seal = tip.seal();
        if (pseudonym == null || seal == null) {
            return pseudonym == null && seal == null
                    ? Optional.empty()
                    : Optional.of("pseudonym and seal come together; an anonymous tip has neither");
        }
        if (!PSEUDONYM.matcher(pseudonym).matches()) {
            return Optional.of("pseudonym is not " + Pseudonyms.LENGTH + " lower-case hex digits");
        }
        return SEAL.matcher(seal).matches()
                ? Optional.empty()
                : Optional.of("seal is no base64 of at most " + TipLimits.MAX_SEAL_LENGTH + " characters");
    }

    private static Optional<String> time(String field, Instant time) {
        return time.isBefore(IntakeLimits.EARLIEST) || !time.isBefore(IntakeLimits.LATEST)
                ? Optional.of(field + " is no time between 2000 and 2100")
                : Optional.empty();
    }

    private static Optional<TipRuling> outOfTime(Tip tip, Instant at) {
        if (tip.receivedAt().isAfter(at.plus(TipLimits.MAX_AHEAD))) {
            return Optional.of(new TipRuling(TipRefusal.OUT_OF_TIME, "received_at is in the future; check the clock"));
        }
        return tip.receivedAt().isBefore(at.minus(TipLimits.MAX_ENTERED_LATER))
                ? Optional.of(new TipRuling(
                        TipRefusal.OUT_OF_TIME,
                        "received_at is more than " + TipLimits.MAX_ENTERED_LATER.toDays()
                                + " days ago; tips are entered when they are received"))
                : Optional.empty();
    }

    /** The first problem of a command in reading order; empty when there is none. */
    public static Optional<TipRuling> firstProblem(TipCommand command) {
        return TipText.id("command_id", command.commandId())
                .or(() -> TipText.id("tip_id", command.tipId()))
                .or(() -> TipText.actor("actor_id", command.actorId()))
                .or(() -> TipText.text("reason", command.reason(), 1, TipLimits.MAX_REASON_LENGTH))
                .or(() -> goesWith(command))
                .or(() -> time("issued_at", command.issuedAt()))
                .map(problem -> new TipRuling(TipRefusal.UNREADABLE, problem));
    }

    private static Optional<String> goesWith(TipCommand command) {
        TipCommandKind kind = command.kind();
        if (kind == TipCommandKind.OTHER) {
            return Optional.of("kind is none that this build knows; send it again when the job was updated");
        }
        if ((kind == TipCommandKind.TAKE_UP) != (command.conditions() != null)) {
            return Optional.of("conditions go with TAKE_UP, and with no other command");
        }
        if ((kind == TipCommandKind.DISMISS) != (command.dismissal() != null)) {
            return Optional.of("dismissal goes with DISMISS, and with no other command");
        }
        String other = command.other();
        if (needsOther(kind) != (other != null)) {
            return Optional.of(
                    "other goes with SAME_FACTS (the other tip) and LINK (the hold or case), and with no other"
                            + " command");
        }
        return other == null ? Optional.empty() : TipText.id("other", other);
    }

    static boolean needsOther(TipCommandKind kind) {
        return kind == TipCommandKind.SAME_FACTS || kind == TipCommandKind.LINK;
    }
}
