package org.claimscreener.engine.directive;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

import org.claimscreener.engine.intake.IntakeLimits;
import org.claimscreener.engine.standing.SubjectIds;
import org.claimscreener.wire.record.Directive;
import org.claimscreener.wire.record.DirectiveBasis;
import org.claimscreener.wire.record.DirectiveKind;
import org.claimscreener.wire.record.SupervisionRefusal;
import org.jspecify.annotations.Nullable;

/**
 * What must hold of a directive by itself, whatever else is in force: that it can be read, that the law knows it, who
 * approved it, how long it lasts. Whoever sends one asks here first, so that the office is told at once; the supervision job
 * asks again. Stateless, thread-safe.
 */
public final class DirectiveCheck {
    /** Visible ASCII, so that two ids that look alike are alike. */
    private static final Pattern ACTOR = Pattern.compile("[!-~]{1,255}");

    private DirectiveCheck() {}

    /**
     * The first problem; empty when there is none.
     *
     * @param at when the log took it in, or for somebody who asks before: now
     */
    public static Optional<Ruling> firstProblem(Directive directive, Instant at) {
        return unreadable(directive)
                .map(problem -> new Ruling(SupervisionRefusal.UNREADABLE, problem))
                .or(() -> directive.getKind() == DirectiveKind.LIFT
                        ? approvedByAnother(directive, "to lift an order takes two persons, as to give it")
                        : unlawful(directive))
                .or(() -> outOfTime(directive, at));
    }

    private static Optional<String> unreadable(Directive directive) {
        return text("directive_id", directive.getDirectiveId(), DirectiveLimits.MAX_ID_LENGTH, true)
                .or(() -> subject(directive))
                .or(() -> text("order_no", directive.getOrderNo(), DirectiveLimits.MAX_TEXT_LENGTH, true))
                .or(() -> text("legal_basis", directive.getLegalBasis(), DirectiveLimits.MAX_TEXT_LENGTH, true))
                .or(() -> text("office", directive.getOffice(), DirectiveLimits.MAX_TEXT_LENGTH, true))
                .or(() -> text("reason", directive.getReason(), DirectiveLimits.MAX_REASON_LENGTH, true))
                .or(() -> actor("ordered_by", directive.getOrderedBy()))
                .or(() -> actor("approved_by", directive.getApprovedBy()))
                .or(() -> grounds(directive))
                .or(() -> times(directive))
                .or(() -> kind(directive));
    }

    private static Optional<String> kind(Directive directive) {
        if (directive.getKind() == DirectiveKind.OTHER || directive.getBasis() == DirectiveBasis.OTHER) {
            return Optional.of("kind or basis is one that this version does not know; update it and send again");
        }
        boolean lifts = directive.getKind() == DirectiveKind.LIFT;
        if (lifts != (directive.getLifts() != null)) {
            return Optional.of("lifts names the order that ends, of kind LIFT and of no other");
        }
        return directive.getLifts() == null
                ? Optional.empty()
                : text("lifts", directive.getLifts(), DirectiveLimits.MAX_TEXT_LENGTH, true);
    }

    private static Optional<String> subject(Directive directive) {
        return SubjectIds.problem(directive.getSubjectKind(), directive.getSubjectId())
                .map(problem -> "subject_id " + problem + ": it would bind nobody");
    }

    private static Optional<String> grounds(Directive directive) {
        if (directive.getRestsOn().size() > DirectiveLimits.MAX_GROUNDS) {
            return Optional.of("rests_on names more than " + DirectiveLimits.MAX_GROUNDS);
        }
        return directive.getRestsOn().stream()
                .map(ground -> text("rests_on", ground, DirectiveLimits.MAX_ID_LENGTH, true))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> times(Directive directive) {
        Instant to = directive.getValidTo();
        if (!plausible(directive.getValidFrom())
                || !plausible(directive.getIssuedAt())
                || (to != null && !plausible(to))) {
            return Optional.of("valid_from, valid_to or issued_at is no time between 2000 and 2100");
        }
        return to != null && !to.isAfter(directive.getValidFrom())
                ? Optional.of("valid_to is not after valid_from, so it would never be in force")
                : Optional.empty();
    }

    private static boolean plausible(Instant time) {
        return !time.isBefore(IntakeLimits.EARLIEST) && time.isBefore(IntakeLimits.LATEST);
    }

    private static Optional<String> actor(String field, @Nullable String id) {
        return id == null || ACTOR.matcher(id).matches()
                ? Optional.empty()
                : Optional.of(
                        field + " is not 1 to 255 visible ASCII characters: the id under which a person signs in");
    }

    private static Optional<String> text(String field, String text, int most, boolean needed) {
        if (needed && text.isBlank()) {
            return Optional.of(field + " is blank");
        }
        return text.length() > most ? Optional.of(field + " is longer than " + most + " characters") : Optional.empty();
    }

    private static Optional<Ruling> unlawful(Directive directive) {
        Optional<Statute> found = Statute.of(directive.getBasis(), directive.getKind(), directive.getSubjectKind());
        if (found.isEmpty()) {
            return Optional.of(new Ruling(
                    SupervisionRefusal.UNLAWFUL,
                    directive.getKind() + " about a " + directive.getSubjectKind() + " cannot rest on "
                            + directive.getBasis() + "; " + Lawful.forKind(directive.getKind())));
        }
        Statute statute = found.get();
        return approval(directive, statute).or(() -> term(directive, statute));
    }

    private static Optional<Ruling> approval(Directive directive, Statute statute) {
        if (statute.needsRefusal() && !directive.getRefusesToCooperate()) {
            return Optional.of(new Ruling(
                    SupervisionRefusal.UNLAWFUL,
                    statute.article()
                            + " suspends only those who are suspected of fraud and refuse to cooperate; say so"
                            + " in refuses_to_cooperate where it is so"));
        }
        Optional<Ruling> alone =
                statute.needsApproval() ? approvedByAnother(directive, statute.article()) : Optional.empty();
        if (alone.isPresent()) {
            return alone;
        }
        return statute.needsHead(directive.getSubjectKind()) && !directive.getApprovedByHead()
                ? Optional.of(new Ruling(
                        SupervisionRefusal.NOT_APPROVED,
                        statute.article() + " asks for the approval of the administrative department's principal head"
                                + " where an institution is suspended"))
                : Optional.empty();
    }

    private static Optional<Ruling> approvedByAnother(Directive directive, String why) {
        String approver = directive.getApprovedBy();
        return approver == null || approver.equals(directive.getOrderedBy())
                ? Optional.of(new Ruling(
                        SupervisionRefusal.NOT_APPROVED,
                        "it needs the approval of another person than who ordered it (" + why + ")"))
                : Optional.empty();
    }

    private static Optional<Ruling> term(Directive directive, Statute statute) {
        Instant to = directive.getValidTo();
        return statute.term()
                .problem(directive.getValidFrom(), to)
                .or(() -> statute.tooManyDays(directive.getValidFrom(), to))
                .map(problem -> new Ruling(SupervisionRefusal.OUT_OF_TERM, statute.article() + ": " + problem));
    }

    private static Optional<Ruling> outOfTime(Directive directive, Instant at) {
        Instant to = directive.getValidTo();
        if (to != null && !to.isAfter(at)) {
            return Optional.of(new Ruling(
                    SupervisionRefusal.OUT_OF_TIME, "its term had ended before it came; nobody is barred afterwards"));
        }
        return directive.getValidFrom().isAfter(at.plus(DirectiveLimits.FURTHEST_AHEAD))
                ? Optional.of(new Ruling(
                        SupervisionRefusal.OUT_OF_TIME,
                        "it begins more than a year ahead; check the year, or send it later"))
                : Optional.empty();
    }
}
