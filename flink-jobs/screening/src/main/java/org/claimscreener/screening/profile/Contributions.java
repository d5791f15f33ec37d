package org.claimscreener.screening.profile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.claimscreener.engine.profile.Contribution;
import org.claimscreener.engine.profile.Coverage;
import org.claimscreener.engine.profile.Touch;
import org.claimscreener.screening.record.ContributionState;
import org.claimscreener.screening.record.CoverageState;

/** The stored forms of contributions (version 2) and of coverage (version 1). Stateless. */
final class Contributions {
    private static final int NUMBERS_A_TOUCH = 4;

    private Contributions() {}

    /** A subject is written once, however many features count it. */
    static ContributionState stored(Contribution contribution) {
        Map<Long, Integer> subjects = new LinkedHashMap<>();
        List<Long> touches = stored(contribution.touches(), subjects);
        List<Long> withdrawals = stored(contribution.withdrawals(), subjects);
        return new ContributionState(
                contribution.digestHigh(),
                contribution.digestLow(),
                contribution.settledAt().toEpochMilli(),
                contribution.lines(),
                List.copyOf(subjects.keySet()),
                touches,
                withdrawals,
                contribution.withdrawn());
    }

    private static List<Long> stored(List<Touch> touches, Map<Long, Integer> subjects) {
        List<Long> stored = new ArrayList<>(NUMBERS_A_TOUCH * touches.size());
        for (Touch touch : touches) {
            int subject = subjects.computeIfAbsent(touch.subject(), hash -> subjects.size());
            stored.add(touch.line() + 1L);
            stored.add(2L * touch.feature() + (touch.counted() ? 1 : 0));
            stored.add((long) subject);
            stored.add(touch.amount());
        }
        return stored;
    }

    static Contribution loaded(ContributionState state) {
        return new Contribution(
                state.getDigestHigh(),
                state.getDigestLow(),
                Instant.ofEpochMilli(state.getSettledAtMs()),
                state.getLines(),
                loaded(state.getTouches(), state.getSubjects()),
                loaded(state.getWithdrawals(), state.getSubjects()),
                state.getWithdrawn());
    }

    private static List<Touch> loaded(List<Long> stored, List<Long> subjects) {
        List<Touch> touches = new ArrayList<>(stored.size() / NUMBERS_A_TOUCH);
        for (int i = 0; i + NUMBERS_A_TOUCH <= stored.size(); i += NUMBERS_A_TOUCH) {
            long feature = stored.get(i + 1);
            touches.add(new Touch(
                    Math.toIntExact(stored.get(i) - 1),
                    Math.toIntExact(feature / 2),
                    subjects.get(Math.toIntExact(stored.get(i + 2))),
                    stored.get(i + 3),
                    feature % 2 == 1));
        }
        return touches;
    }

    static CoverageState stored(Coverage coverage) {
        return new CoverageState(
                coverage.since().toEpochMilli(),
                coverage.newestHour().toEpochMilli(),
                coverage.features().stream().map(Coverage.Kept::definition).toList(),
                coverage.features().stream()
                        .map(kept -> kept.since().toEpochMilli())
                        .toList(),
                coverage.features().stream().map(Coverage.Kept::folded).toList());
    }

    static Coverage loaded(CoverageState state) {
        List<Coverage.Kept> features = new ArrayList<>(state.getDefinitions().size());
        for (int i = 0; i < state.getDefinitions().size(); i++) {
            features.add(new Coverage.Kept(
                    state.getDefinitions().get(i),
                    Instant.ofEpochMilli(state.getSinceEachMs().get(i)),
                    state.getFolded().get(i)));
        }
        return new Coverage(
                Instant.ofEpochMilli(state.getSinceMs()), Instant.ofEpochMilli(state.getNewestHourMs()), features);
    }
}
