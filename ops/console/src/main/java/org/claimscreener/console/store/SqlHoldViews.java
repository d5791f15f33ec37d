package org.claimscreener.console.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.claimscreener.console.view.CaseLists;
import org.claimscreener.console.view.ContestRow;
import org.claimscreener.console.view.Dashboard;
import org.claimscreener.console.view.HoldView;
import org.claimscreener.console.view.HoldViews;
import org.claimscreener.console.view.OrderFilter;
import org.claimscreener.console.view.OrderList;
import org.claimscreener.console.view.OrderRow;
import org.claimscreener.console.view.Period;
import org.claimscreener.console.view.PublicEdition;
import org.claimscreener.console.view.PublicMonth;
import org.claimscreener.console.view.QueueFilter;
import org.claimscreener.console.view.QueuePage;
import org.claimscreener.console.view.RulePerformance;
import org.claimscreener.console.view.SubjectView;
import org.claimscreener.console.view.TipList;
import org.claimscreener.console.view.TipView;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.record.SupervisionStep;
import org.jdbi.v3.core.Handle;

/** The questions, asked of the projection. Each is one read-only transaction, so its parts fit together. */
public final class SqlHoldViews implements HoldViews {
    /** Nobody waits longer for a page, and the database has others to answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /**
     * All at once, for each way to the database and back takes its time. Plans are made for the parameters given: one
     * made for any parameters takes a rule or an amount that is rare for one that is frequent.
     */
    private static final String SETTINGS = "set transaction isolation level repeatable read read only;"
            + " set local plan_cache_mode = force_custom_plan; set local statement_timeout = " + PATIENCE.toMillis();

    private static final int MOST_CONTESTS = 200;

    private final Database database;

    public SqlHoldViews(Database database) {
        this.database = database;
    }

    @Override
    public QueuePage queue(QueueFilter filter) {
        return ask(new QueueQuery(filter, QueuePage.COUNT_BOUND)::ask);
    }

    @Override
    public Optional<HoldView> hold(String holdId) {
        return Ids.fit(holdId) ? ask(handle -> new HoldQuery(handle, holdId).ask()) : Optional.empty();
    }

    @Override
    public Optional<SubjectView> institution(String institutionId, Period period) {
        return Ids.fit(institutionId)
                ? ask(handle -> SubjectQuery.institution(handle, institutionId).ask(period))
                : Optional.empty();
    }

    @Override
    public Optional<SubjectView> practitioner(String practitionerId, Period period) {
        return Ids.fit(practitionerId)
                ? ask(handle ->
                        SubjectQuery.practitioner(handle, practitionerId).ask(period))
                : Optional.empty();
    }

    @Override
    public List<ContestRow> contests() {
        return ask(SqlHoldViews::contests);
    }

    private static List<ContestRow> contests(Handle handle) {
        WireDecoder decoder = WireDecoder.create();
        List<ContestRow> contests = new ArrayList<>();
        for (byte[] body : handle.createQuery("select body from contest where is_open order by deadline, contest_id"
                        + " limit " + MOST_CONTESTS)
                .mapTo(byte[].class)) {
            if (decoder.decode(body) instanceof Decoded.Accepted accepted
                    && accepted.message() instanceof SupervisionStep step
                    && step.getContest() != null) {
                contests.add(new ContestRow(step.getSubjectKind(), step.getSubjectId(), step.getContest()));
            }
        }
        return contests;
    }

    @Override
    public CaseLists cases(boolean ended) {
        return ask(handle -> new CaseQuery(handle).ask(ended));
    }

    @Override
    public OrderList orders(OrderFilter filter) {
        return ask(handle -> new OrderQuery(handle).list(filter));
    }

    @Override
    public Optional<OrderRow> order(String ref) {
        return Ids.fit(ref) ? ask(handle -> new OrderQuery(handle).order(ref)) : Optional.empty();
    }

    @Override
    public TipList tips(boolean ended) {
        return ask(handle -> new TipQuery(handle).list(ended));
    }

    @Override
    public Optional<TipView> tip(String ref) {
        return Ids.fit(ref) ? ask(handle -> new TipQuery(handle).tip(ref)) : Optional.empty();
    }

    @Override
    public Dashboard dashboard(Period period, Instant now) {
        return ask(handle -> new SumQueries(handle).dashboard(period, now));
    }

    @Override
    public List<RulePerformance> rules(Period period) {
        return ask(handle -> new SumQueries(handle).rules(period));
    }

    @Override
    public List<PublicEdition> publicMonths() {
        return ask(handle -> new DisclosureQuery(handle).months());
    }

    @Override
    public Optional<PublicMonth> publicMonth(String month) {
        return DisclosureText.isMonth(month)
                ? ask(handle -> new DisclosureQuery(handle).month(month))
                : Optional.empty();
    }

    private <T> T ask(Function<Handle, T> question) {
        return database.jdbi().inTransaction(handle -> {
            handle.execute(SETTINGS);
            return question.apply(handle);
        });
    }
}
