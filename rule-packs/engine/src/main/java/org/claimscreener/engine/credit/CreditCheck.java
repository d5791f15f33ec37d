package org.claimscreener.engine.credit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

import org.claimscreener.engine.intake.IntakeLimits;
import org.claimscreener.engine.standing.StandingKey;
import org.claimscreener.wire.record.SubjectKind;

/**
 * What must hold of an outcome, a take-back, a contest and its decision by themselves, whatever the book has. Stateless,
 * thread-safe.
 */
public final class CreditCheck {
    private static final int SEVERITIES = 3;
    private static final int BEHAVIOURS = 2;

    /** Visible ASCII, so that two ids that look alike are alike. */
    private static final Pattern ACTOR = Pattern.compile("[!-~]{1,255}");

    private CreditCheck() {}

    /**
     * The first problem of an outcome; empty when there is none.
     *
     * @param subject whom it is told about
     * @param at when the log took it in
     */
    public static Optional<CreditProblem> firstProblem(StandingKey subject, Outcome outcome, Instant at) {
        return id("hold_id", outcome.holdId())
                .or(() -> id("institution_id", outcome.institutionId()))
                .or(() -> outcome.practitionerId() == null
                        ? Optional.empty()
                        : id("practitioner_id", outcome.practitionerId()))
                .or(() -> findings(outcome))
                .or(() -> outcome.deductedFen() < 0 || outcome.deductedFen() > IntakeLimits.MAX_AMOUNT_FEN
                        ? Optional.of("deducted_fen is not 0 to " + IntakeLimits.MAX_AMOUNT_FEN)
                        : Optional.empty())
                .map(CreditCheck::unreadable)
                .or(() -> withoutCredit(subject))
                .or(() -> concerning(subject, outcome))
                .or(() -> day(outcome.day(), at));
    }

    /** The first problem of a take-back; empty when there is none. */
    public static Optional<CreditProblem> firstProblem(StandingKey subject, TakeBack takeBack) {
        return id("hold_id", takeBack.holdId())
                .or(() -> text("order_no", takeBack.orderNo(), CreditLimits.MAX_TEXT_LENGTH))
                .map(CreditCheck::unreadable)
                .or(() -> withoutCredit(subject));
    }

    /** The first problem of a contest; empty when there is none. */
    public static Optional<CreditProblem> firstProblem(StandingKey subject, Objection objection) {
        return id("contest_id", objection.contestId())
                .or(() -> id("change_id", objection.changeId()))
                .or(() -> actor("raised_by", objection.raisedBy()))
                .or(() -> reason(objection.reason()))
                .map(CreditCheck::unreadable)
                .or(() -> withoutCredit(subject));
    }

    /** The first problem of a contest's decision; empty when there is none. */
    public static Optional<CreditProblem> firstProblem(StandingKey subject, ContestDecision decision) {
        return id("decision_id", decision.decisionId())
                .or(() -> id("contest_id", decision.contestId()))
                .or(() -> actor("decided_by", decision.decidedBy()))
                .or(() -> reason(decision.reason()))
                .map(CreditCheck::unreadable)
                .or(() -> withoutCredit(subject));
    }

    private static CreditProblem unreadable(String what) {
        return new CreditProblem(CreditRefusal.UNREADABLE, what);
    }

    private static Optional<String> findings(Outcome outcome) {
        if (outcome.findings().size() > CreditLimits.MAX_FINDINGS) {
            return Optional.of("findings are more than " + CreditLimits.MAX_FINDINGS);
        }
        return outcome.findings().stream()
                .map(CreditCheck::finding)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> finding(OutcomeFinding finding) {
        if (finding.severity() < 1 || finding.severity() > SEVERITIES) {
            return Optional.of("a finding's severity is not 1 to " + SEVERITIES);
        }
        if (finding.behaviour() < 1 || finding.behaviour() > BEHAVIOURS) {
            return Optional.of("a finding's behaviour is not 1 or " + BEHAVIOURS);
        }
        return id("a finding's rule_code", finding.ruleCode());
    }

    private static Optional<CreditProblem> withoutCredit(StandingKey subject) {
        return Measure.of(subject.kind()).isPresent()
                ? Optional.empty()
                : Optional.of(new CreditProblem(
                        CreditRefusal.WRONG_SUBJECT,
                        "practitioners have points and institutions grades; a " + subject.kind() + " has neither"));
    }

    private static Optional<CreditProblem> concerning(StandingKey subject, Outcome outcome) {
        String concerned = subject.kind() == SubjectKind.PRACTITIONER
                ? String.valueOf(outcome.practitionerId())
                : outcome.institutionId();
        return concerned.equals(subject.subjectId())
                ? Optional.empty()
                : Optional.of(new CreditProblem(
                        CreditRefusal.WRONG_SUBJECT, "the outcome names another " + subject.kind() + " than its key"));
    }

    private static Optional<CreditProblem> day(LocalDate day, Instant at) {
        LocalDate today = Outcome.dayOf(at);
        if (day.isAfter(today.plusDays(CreditLimits.MAX_DAYS_AHEAD))) {
            return Optional.of(new CreditProblem(
                    CreditRefusal.OUT_OF_TIME, "its day has not come yet; check the date and send it again"));
        }
        return day.isBefore(today.minusDays(CreditLimits.KEEP_DAYS))
                ? Optional.of(new CreditProblem(
                        CreditRefusal.OUT_OF_TIME,
                        "it is more than " + CreditLimits.KEEP_DAYS
                                + " days old; nothing of it would count or be kept"))
                : Optional.empty();
    }

    private static Optional<String> reason(String reason) {
        return text("reason", reason, CreditLimits.MAX_REASON_LENGTH);
    }

    private static Optional<String> id(String field, String id) {
        return text(field, id, CreditLimits.MAX_ID_LENGTH)
                .or(() -> id.chars().anyMatch(Character::isISOControl)
                        ? Optional.of(field + " has a control character")
                        : Optional.empty());
    }

    private static Optional<String> actor(String field, String id) {
        return ACTOR.matcher(id).matches()
                ? Optional.empty()
                : Optional.of(
                        field + " is not 1 to 255 visible ASCII characters: the id under which a person signs in");
    }

    private static Optional<String> text(String field, String text, int most) {
        if (text.isBlank()) {
            return Optional.of(field + " is blank");
        }
        return text.length() > most ? Optional.of(field + " is longer than " + most + " characters") : Optional.empty();
    }
}
