package org.claimscreener.console.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the pages ask. Thread-safe. Each is meant to take 100 ms at most at a million holds: benchmarks/run-console. */
public interface HoldViews {
    /** A page of the queue. */
    QueuePage queue(QueueFilter filter);

    /** A hold; empty when no money of that settlement is or was withheld. */
    Optional<HoldView> hold(String holdId);

    /** An institution; empty when it never had a hold. */
    Optional<SubjectView> institution(String institutionId, Period period);

    /** A practitioner by code, over all institutions; empty when no hold names one. */
    Optional<SubjectView> practitioner(String practitionerId, Period period);

    /** Contests that wait for a decision, the next deadline first; at most 200. */
    List<ContestRow> contests();

    /** Recoveries, referrals and inspections that are open, or those that have ended. */
    CaseLists cases(boolean ended);

    /** Orders of the authority, the newest first. */
    OrderList orders(OrderFilter filter);

    /** An order; empty when there is none of that reference. */
    Optional<OrderRow> order(String ref);

    /** Tips that somebody has to act on, the next deadline first; or those that have ended, the newest first. */
    TipList tips(boolean ended);

    /** A tip; empty when there is none of that reference. */
    Optional<TipView> tip(String ref);

    /** Everything at a glance. */
    Dashboard dashboard(Period period, Instant now);

    /** What came of each rule's findings, most holds first. */
    List<RulePerformance> rules(Period period);

    /** Months whose figures were published, the newest first. */
    List<PublicEdition> publicMonths();

    /** A month's figures for the public; empty when none were published. */
    Optional<PublicMonth> publicMonth(String month);
}
