package org.claimscreener.console.store;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.claimscreener.wire.record.ActorRole;
import org.claimscreener.wire.record.HoldStage;
import org.claimscreener.wire.record.HoldStep;
import org.jspecify.annotations.Nullable;

/** What a step adds to the sums. Pure: steps in, additions out. */
final class HoldFold {
    private static final Set<HoldStage> ENDED =
            Set.of(HoldStage.RELEASED, HoldStage.DEDUCTED, HoldStage.PARTLY_DEDUCTED, HoldStage.REVERSED);

    /** The sums of everything, of an institution, of a practitioner. */
    static final String ALL = "A";

    static final String INSTITUTION = "I";
    static final String PRACTITIONER = "P";

    /** Spans of time that rules are summed over. */
    static final String DAY = "D";

    static final String MONTH = "M";

    private HoldFold() {}

    static boolean isEnded(HoldStage stage) {
        return ENDED.contains(stage);
    }

    /**
     * Takes one step in.
     *
     * @param before what was known; null for the first step
     * @param opening the same as of {@code before}, where there is one
     * @param step follows the one before, and has a stage after it
     * @return what is known now
     */
    static Known apply(@Nullable Known before, Opening opening, HoldStep step, Sums sums) {
        HoldStage stage = step.getStageAfter();
        boolean ends = isEnded(stage) && (before == null || !isEnded(before.stage()));
        if (before != null) {
            sums.add(SumTable.STAGE, List.of(before.stage().name()), -1, -before.heldFen());
        }
        sums.add(SumTable.STAGE, List.of(stage.name()), 1, step.getHeldFen());
        addOpen(before, opening, step, sums);
        addDays(opening, before == null, ends, step, sums);
        addRules(opening, before == null, ends, step, sums);
        if (step.getActorId() != null && step.getActorRole() != ActorRole.INSTITUTION) {
            sums.add(SumTable.ACTOR, List.of(Days.of(step.getAt()), step.getActorId()), 1);
        }
        return new Known(opening, step.getStep(), stage, step.getHeldFen());
    }

    private static void addDays(Opening opening, boolean opens, boolean ends, HoldStep step, Sums sums) {
        LocalDate day = Days.of(step.getAt());
        addDay(ALL, "", day, opens, ends, step, sums);
        subjects(opening).forEach(subject -> addDay(subject.scope, subject.id, day, opens, ends, step, sums));
    }

    private static void addDay(
            String scope, String subject, LocalDate day, boolean opens, boolean ends, HoldStep step, Sums sums) {
        if (opens || ends || step.getReleasedNowFen() != 0 || step.getDeductedNowFen() != 0) {
            sums.add(
                    SumTable.DAY,
                    List.of(scope, subject, day),
                    opens ? 1 : 0,
                    ends ? 1 : 0,
                    opens ? step.getSuspectedFen() : 0,
                    step.getReleasedNowFen(),
                    step.getDeductedNowFen());
        }
    }

    /** What stands open of the institution and the practitioners. */
    private static void addOpen(@Nullable Known before, Opening opening, HoldStep step, Sums sums) {
        boolean isOpen = !isEnded(step.getStageAfter());
        long holds = isOpen ? 1 : 0;
        long heldFen = isOpen ? step.getHeldFen() : 0;
        if (before != null && !isEnded(before.stage())) {
            holds--;
            heldFen -= before.heldFen();
        }
        if (before == null || holds != 0 || heldFen != 0) {
            for (Subject subject : subjects(opening)) {
                sums.add(SumTable.SUBJECT, List.of(subject.scope, subject.id), holds, heldFen);
            }
        }
    }

    private static void addRules(Opening opening, boolean opens, boolean ends, HoldStep step, Sums sums) {
        LocalDate day = Days.of(opening.openedAt());
        int classNo = DurationClass.of(Duration.between(opening.openedAt(), step.getAt()));
        if (opens || ends || step.getReleasedNowFen() != 0 || step.getDeductedNowFen() != 0) {
            for (String rule : opening.ruleCodes()) {
                for (RuleTally tally : tallies(opening, day, rule, sums)) {
                    addRule(tally, rule, opens, ends, step);
                    if (ends) {
                        tally.add(rule, RuleTally.DURATIONS + classNo, 1);
                    }
                }
            }
        }
        if (ends) {
            ofAll(Days.of(step.getAt()), "", sums).forEach(tally -> tally.add("", RuleTally.DURATIONS + classNo, 1));
        }
    }

    /** All tallies in which the rule's part in a hold that was opened on the day counts. */
    private static List<RuleTally> tallies(Opening opening, LocalDate day, String rule, Sums sums) {
        List<RuleTally> tallies = new ArrayList<>(ofAll(day, rule, sums));
        subjects(opening)
                .forEach(subject -> tallies.add(sums.tally(SumTable.DAY, List.of(subject.scope, subject.id, day))));
        return tallies;
    }

    private static List<RuleTally> ofAll(LocalDate day, String rule, Sums sums) {
        return List.of(
                sums.tally(SumTable.RULE, List.of(DAY, day, rule)),
                sums.tally(SumTable.RULE, List.of(MONTH, day.withDayOfMonth(1), rule)));
    }

    private static void addRule(RuleTally tally, String rule, boolean opens, boolean ends, HoldStep step) {
        tally.add(rule, RuleTally.HOLDS, opens ? 1 : 0);
        tally.add(rule, RuleTally.OPEN, (opens ? 1 : 0) - (ends ? 1 : 0));
        tally.add(rule, RuleTally.CONFIRMED, ends && step.getDeductedFen() > 0 ? 1 : 0);
        tally.add(rule, RuleTally.OVERTURNED, ends && step.getStageAfter() == HoldStage.RELEASED ? 1 : 0);
        tally.add(rule, RuleTally.HELD_FEN, opens ? step.getSuspectedFen() : 0);
        tally.add(rule, RuleTally.DEDUCTED_FEN, step.getDeductedNowFen());
        tally.add(rule, RuleTally.RELEASED_FEN, step.getReleasedNowFen());
    }

    /** Whom a hold concerns. */
    private static List<Subject> subjects(Opening opening) {
        List<Subject> subjects = new ArrayList<>();
        subjects.add(new Subject(INSTITUTION, opening.institutionId()));
        opening.practitionerIds().forEach(id -> subjects.add(new Subject(PRACTITIONER, id)));
        return subjects;
    }

    private record Subject(String scope, String id) {}
}
