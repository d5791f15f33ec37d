package org.claimscreener.console.desk;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.claimscreener.console.identity.Duty;
import org.claimscreener.console.identity.Person;
import org.claimscreener.console.view.HoldView;
import org.claimscreener.console.view.QueueRow;
import org.claimscreener.console.view.TipRow;
import org.claimscreener.wire.record.ActorRole;
import org.claimscreener.wire.record.HoldCommandKind;
import org.claimscreener.wire.record.HoldStage;
import org.claimscreener.wire.record.SubjectKind;
import org.claimscreener.wire.record.TipCommandKind;

/**
 * Who may see and do what: the table of flink-jobs/HOLDS.md, as far as it can be told from what is shown. The holds job
 * decides anyway; this keeps pages from offering what it would refuse, and from showing what is not for everybody.
 * Stateless, thread-safe.
 */
public final class Permissions {
    private static final int MOST_PAUSES = 3;
    private static final Set<HoldStage> REVIEWS = Set.of(HoldStage.FIRST_REVIEW, HoldStage.RE_REVIEW);
    private static final Set<HoldStage> ENDS =
            Set.of(HoldStage.RELEASED, HoldStage.DEDUCTED, HoldStage.PARTLY_DEDUCTED, HoldStage.REVERSED);
    private static final List<ActorRole> REVIEWERS = List.of(ActorRole.REVIEWER, ActorRole.SENIOR_REVIEWER);
    private static final List<ActorRole> LEAD_GIVERS =
            List.of(ActorRole.SENIOR_REVIEWER, ActorRole.REVIEWER, ActorRole.COLLEGIAL_MEMBER, ActorRole.SUPERVISOR);

    private Permissions() {}

    /** Whether such pages are for a person at all; of an institution's page see {@link #seesInstitution}. */
    public static boolean sees(Person person, Place place) {
        return place == Place.TIPS
                ? person.duties().contains(Duty.TIP_DESK)
                : person.roles().stream().anyMatch(role -> sees(role, place));
    }

    private static boolean sees(ActorRole role, Place place) {
        return switch (role) {
            case SENIOR_REVIEWER ->
                place != Place.MINE && place != Place.DASHBOARD && place != Place.CASES && place != Place.STATUS;
            case REVIEWER, COLLEGIAL_MEMBER ->
                place != Place.MINE
                        && place != Place.DASHBOARD
                        && place != Place.CONTESTS
                        && place != Place.ORDERS
                        && place != Place.CASES
                        && place != Place.STATUS;
            case SUPERVISOR, AUDITOR -> place != Place.MINE;
            case OPERATOR -> place == Place.DASHBOARD || place == Place.RULES || place == Place.STATUS;
            case INSTITUTION -> place == Place.MINE || place == Place.INSTITUTION;
        };
    }

    /** Whether a person sees what concerns an institution: all of them, or one's own alone. */
    public static boolean seesInstitution(Person person, String institutionId) {
        return sees(person, Place.QUEUE) || person.institutionId().equals(Optional.of(institutionId));
    }

    /** The role in which a person may contest a change of a subject's credit; empty when in none. */
    public static Optional<ActorRole> contests(Person person, SubjectKind kind, String subjectId) {
        if (kind == SubjectKind.INSTITUTION && person.institutionId().equals(Optional.of(subjectId))) {
            return first(person, List.of(ActorRole.INSTITUTION));
        }
        return first(person, List.of(ActorRole.SUPERVISOR, ActorRole.SENIOR_REVIEWER, ActorRole.REVIEWER));
    }

    /** The role in which a person may decide contests; empty when in none. */
    public static Optional<ActorRole> decidesContests(Person person) {
        return first(person, List.of(ActorRole.SUPERVISOR, ActorRole.SENIOR_REVIEWER));
    }

    /** Whether a person may ask, on a hold that is shown, who the patient is. */
    public static boolean seesPatient(Person person) {
        return sees(person, Place.QUEUE) || sees(person, Place.MINE);
    }

    /** Whether a person may order and lift. */
    public static boolean orders(Person person) {
        return person.roles().contains(ActorRole.SUPERVISOR);
    }

    /** What a person may do with a tip as it stands, in the order in which pages offer it: the table of tips.md. */
    public static Set<TipCommandKind> allowed(Person person, TipRow tip) {
        if (!sees(person, Place.TIPS)) {
            return Set.of();
        }
        boolean aside = tip.asideFor().isPresent();
        boolean another = !tip.takenUpBy().equals(Optional.of(person.id()));
        Set<TipCommandKind> allowed = EnumSet.noneOf(TipCommandKind.class);
        switch (tip.state()) {
            case RECEIVED -> {
                allowed.addAll(Set.of(TipCommandKind.DISMISS, TipCommandKind.SAME_FACTS));
                allowed.add(aside ? TipCommandKind.OWN_FACTS : TipCommandKind.TAKE_UP);
            }
            case TAKEN_UP -> {
                allowed.add(TipCommandKind.LINK);
                if (another) {
                    allowed.addAll(Set.of(
                            TipCommandKind.CLOSE_VERIFIED,
                            TipCommandKind.CLOSE_UNFOUNDED,
                            TipCommandKind.DISMISS,
                            TipCommandKind.SAME_FACTS));
                }
                if (another && !tip.extended()) {
                    allowed.add(TipCommandKind.EXTEND);
                }
            }
            case CLOSED_VERIFIED -> allowed.add(TipCommandKind.LINK);
            case DISMISSED, CLOSED_UNFOUNDED -> {}
        }
        return allowed;
    }

    /** Whether a hold has ended: nothing can be done with it any more. */
    public static boolean ended(HoldStage stage) {
        return ENDS.contains(stage);
    }

    /** What a person may do with a hold as it stands, in the order in which pages offer it. */
    public static Set<HoldCommandKind> allowed(Person person, HoldView hold) {
        Set<HoldCommandKind> allowed = EnumSet.noneOf(HoldCommandKind.class);
        for (HoldCommandKind kind : HoldCommandKind.values()) {
            if (roleFor(person, kind, hold).isPresent()) {
                allowed.add(kind);
            }
        }
        return allowed;
    }

    /** The role in which a person may give a command to a hold as it stands; empty when in none. */
    public static Optional<ActorRole> roleFor(Person person, HoldCommandKind kind, HoldView hold) {
        if (ended(hold.now().stage()) || !seesInstitution(person, hold.now().institutionId())) {
            return Optional.empty();
        }
        return switch (kind) {
            case CLAIM -> mayClaim(person, hold.now()) ? reviewer(person, hold) : Optional.empty();
            case UNCLAIM -> unclaimer(person, hold.now());
            case REVIEW -> inHand(person, hold.now()) ? reviewer(person, hold) : Optional.empty();
            case ESCALATE ->
                inHand(person, hold.now()) && mayEscalate(hold.now()) ? reviewer(person, hold) : Optional.empty();
            case CONFIRM ->
                proposed(hold.now()) && !proposedBy(person, hold.now()) ? reviewer(person, hold) : Optional.empty();
            case RETURN -> proposed(hold.now()) ? reviewer(person, hold) : Optional.empty();
            case APPEAL, ACCEPT -> institution(person, hold.now());
            case VOTE -> voter(person, hold);
            case SUBMIT_LEAD -> hold.now().leadSubmitted() ? Optional.empty() : first(person, LEAD_GIVERS);
            case PAUSE_CLOCK ->
                paused(hold.now()) || HoldPast.of(hold).pauses() >= MOST_PAUSES
                        ? Optional.empty()
                        : first(person, List.of(ActorRole.SUPERVISOR));
            case RESUME_CLOCK -> paused(hold.now()) ? first(person, List.of(ActorRole.SUPERVISOR)) : Optional.empty();
        };
    }

    private static boolean mayClaim(Person person, QueueRow row) {
        boolean waits = row.stage() == HoldStage.HELD || row.stage() == HoldStage.APPEALED;
        return waits || inHand(person, row);
    }

    private static Optional<ActorRole> unclaimer(Person person, QueueRow row) {
        if (!REVIEWS.contains(row.stage()) || row.claimedBy().isEmpty()) {
            return Optional.empty();
        }
        List<ActorRole> supervisor = List.of(ActorRole.SUPERVISOR);
        return inHand(person, row)
                ? first(person, REVIEWERS).or(() -> first(person, supervisor))
                : first(person, supervisor);
    }

    private static boolean inHand(Person person, QueueRow row) {
        return REVIEWS.contains(row.stage()) && row.claimedBy().equals(Optional.of(person.id()));
    }

    private static boolean mayEscalate(QueueRow row) {
        return row.stage() == HoldStage.RE_REVIEW || !row.escalated();
    }

    private static boolean proposed(QueueRow row) {
        return REVIEWS.contains(row.stage()) && row.proposedBy().isPresent();
    }

    private static boolean proposedBy(Person person, QueueRow row) {
        return row.proposedBy().equals(Optional.of(person.id()));
    }

    private static boolean paused(QueueRow row) {
        return row.pausedUntil().isPresent();
    }

    /** Seniority, and another person than in the other review. */
    private static Optional<ActorRole> reviewer(Person person, HoldView hold) {
        HoldStage stage = hold.now().stage();
        if (HoldPast.of(hold).elsewhere(person.id(), stage)) {
            return Optional.empty();
        }
        boolean forSeniors = hold.now().escalated() || stage == HoldStage.APPEALED || stage == HoldStage.RE_REVIEW;
        return forSeniors ? first(person, List.of(ActorRole.SENIOR_REVIEWER)) : first(person, REVIEWERS);
    }

    private static Optional<ActorRole> institution(Person person, QueueRow row) {
        return row.stage() == HoldStage.NOTIFIED && person.institutionId().equals(Optional.of(row.institutionId()))
                ? first(person, List.of(ActorRole.INSTITUTION))
                : Optional.empty();
    }

    private static Optional<ActorRole> voter(Person person, HoldView hold) {
        HoldPast past = HoldPast.of(hold);
        boolean may = hold.now().stage() == HoldStage.COLLEGIAL_REVIEW
                && !past.elsewhere(person.id(), HoldStage.COLLEGIAL_REVIEW)
                && !past.voters().contains(person.id());
        return may ? first(person, List.of(ActorRole.COLLEGIAL_MEMBER)) : Optional.empty();
    }

    private static Optional<ActorRole> first(Person person, List<ActorRole> roles) {
        return roles.stream().filter(person.roles()::contains).findFirst();
    }
}
