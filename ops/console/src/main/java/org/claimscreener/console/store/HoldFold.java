package org.claimscreener.console.store;

import java.time.Duration;
import java.time.LocalDate;
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
        addDays(opening, before == null, ends, step, sums);
        opening.ruleCodes().forEach(rule -> addRule(opening, rule, before == null, ends, step, sums));
        if (ends) {
            addDuration("", Days.of(step.getAt()), opening, step, sums);
        }
        if (step.getActorId() != null && step.getActorRole() != ActorRole.INSTITUTION) {
            sums.add(SumTable.ACTOR, List.of(Days.of(step.getAt()), step.getActorId()), 1);
        }
        return new Known(opening, step.getStep(), stage, step.getHeldFen());
    }

    private static void addDays(Opening opening, boolean opens, boolean ends, HoldStep step, Sums sums) {
        LocalDate day = Days.of(step.getAt());
        addDay(ALL, "", day, opens, ends, step, sums);
        addDay(INSTITUTION, opening.institutionId(), day, opens, ends, step, sums);
        for (String practitioner : opening.practitionerIds()) {
            addDay(PRACTITIONER, practitioner, day, opens, ends, step, sums);
        }
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

    private static void addRule(Opening opening, String rule, boolean opens, boolean ends, HoldStep step, Sums sums) {
        LocalDate day = Days.of(opening.openedAt());
        if (opens || ends || step.getReleasedNowFen() != 0 || step.getDeductedNowFen() != 0) {
            for (List<Object> key :
                    List.of(List.<Object>of(DAY, day, rule), List.<Object>of(MONTH, day.withDayOfMonth(1), rule))) {
                sums.add(
                        SumTable.RULE,
                        key,
                        opens ? 1 : 0,
                        (opens ? 1 : 0) - (ends ? 1 : 0),
                        ends && step.getDeductedFen() > 0 ? 1 : 0,
                        ends && step.getStageAfter() == HoldStage.RELEASED ? 1 : 0,
                        opens ? step.getSuspectedFen() : 0,
                        step.getDeductedNowFen(),
                        step.getReleasedNowFen());
            }
        }
        if (ends) {
            addDuration(rule, day, opening, step, sums);
        }
    }

    private static void addDuration(String rule, LocalDate day, Opening opening, HoldStep step, Sums sums) {
        int classNo = DurationClass.of(Duration.between(opening.openedAt(), step.getAt()));
        sums.add(SumTable.DURATION, List.of(DAY, day, rule, classNo), 1);
        sums.add(SumTable.DURATION, List.of(MONTH, day.withDayOfMonth(1), rule, classNo), 1);
    }
}
