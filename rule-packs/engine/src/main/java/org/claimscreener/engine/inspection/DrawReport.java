package org.claimscreener.engine.inspection;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a check of a month's draw found.
 *
 * @param published what is published of the seed; empty when nothing is
 * @param released settlements of the month that took part
 * @param drawn how many of them were drawn, copies once
 * @param expected how many are drawn on average by the rates alone: sum of the rates
 * @param spread standard deviation of that number
 * @param problems how often, by kind; none that did not occur
 * @param examples of settlements, at most {@link DrawCheck#MAX_EXAMPLES} a kind
 */
public record DrawReport(
        YearMonth month,
        Optional<PublishedSeed> published,
        long released,
        long drawn,
        double expected,
        double spread,
        Map<DrawProblem, Long> problems,
        Map<DrawProblem, List<String>> examples) {
    public DrawReport {
        problems = Map.copyOf(problems);
        examples = examples.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, one -> List.copyOf(one.getValue())));
    }

    /** Each draw and each settlement that was not drawn is proved. */
    public boolean isProved() {
        return isRevealed() && problems.isEmpty();
    }

    /** Before, what was not drawn proves nothing. */
    public boolean isRevealed() {
        return published.flatMap(PublishedSeed::seed).isPresent();
    }
}
