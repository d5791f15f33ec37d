package org.claimscreener.console.store;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.claimscreener.console.view.HoldSort;
import org.claimscreener.console.view.QueueFilter;
import org.claimscreener.console.view.QueuePage;
import org.claimscreener.console.view.QueueRow;
import org.claimscreener.wire.record.HoldStage;
import org.jdbi.v3.core.Handle;

/**
 * A page of the queue. First it is counted how many holds match, up to a bound. When they are few, they are found by
 * whatever index narrows most, and sorted. When they are many, the index of the order is read from where the page
 * begins: among many it soon has a page full. Left to itself the planner takes the second way for few matches too, and
 * reads a million rows to find twenty.
 */
final class QueueQuery {
    private static final Base64.Encoder TO_TEXT = Base64.getUrlEncoder().withoutPadding();

    private final QueueFilter filter;
    private final int countBound;
    private final boolean endedOnly;

    /** @param countBound matches are counted no further, and from so many on the index of the order is read */
    QueueQuery(QueueFilter filter, int countBound) {
        this.filter = filter;
        this.countBound = countBound;
        endedOnly = !filter.stages().isEmpty() && filter.stages().stream().allMatch(HoldFold::isEnded);
    }

    QueuePage ask(Handle handle) {
        if (!fits()) {
            return new QueuePage(List.of(), 0, Optional.empty());
        }
        Where where = where();
        int matching = where.bind(handle.createQuery("select count(*) from (select 1 from hold where " + where.sql()
                        + " limit " + countBound + ") bounded"))
                .mapTo(Integer.class)
                .one();
        List<Keyed> rows = rows(handle, where, matching < countBound);
        boolean more = rows.size() > filter.limit();
        List<Keyed> page = more ? rows.subList(0, filter.limit()) : rows;
        return new QueuePage(
                page.stream().map(Keyed::row).toList(),
                matching,
                more ? Optional.of(token(page.get(page.size() - 1))) : Optional.empty());
    }

    /** What cannot be an id matches nothing. */
    private boolean fits() {
        return Stream.of(filter.region(), filter.institutionId(), filter.ruleCode(), filter.claimedBy())
                .flatMap(Optional::stream)
                .allMatch(Ids::fit);
    }

    private Where where() {
        Where where = new Where();
        if (!filter.stages().isEmpty()) {
            Set<String> stages = filter.stages().stream().map(HoldStage::name).collect(Collectors.toSet());
            where.withAny("hold.stage = any(:stages)", "stages", stages);
        }
        if (saysOpen()) {
            where.with("hold.is_open");
        }
        if (endedOnly) {
            where.with("hold.due_at = " + Long.MAX_VALUE).with("hold.held_fen = 0");
        }
        filter.region().filter(region -> !region.isEmpty()).ifPresent(region -> withRegion(where, region));
        filter.institutionId().ifPresent(id -> where.with("hold.institution_id = :institution", "institution", id));
        filter.ruleCode().ifPresent(rule -> where.withAny("(" + rules() + ")", "rules", List.of(rule)));
        filter.severity().ifPresent(severity -> where.with("hold.severity = :severity", "severity", severity));
        filter.claimedBy()
                .ifPresent(
                        actor -> where.with("(hold.claimed_by = :actor or hold.proposed_by = :actor)", "actor", actor));
        filter.dueBefore().ifPresent(due -> where.with("hold.due_at < :due", "due", due.toEpochMilli()));
        if (filter.unclaimed()) {
            where.with("hold.claimed_by is null");
        }
        if (filter.leastHeldFen() > 0) {
            where.with("hold.held_fen >= :least", "least", filter.leastHeldFen());
        }
        return where;
    }

    /**
     * Whether it has to be said that holds are open. Where a rule or a stage says it already, it would only mislead the
     * planner into reading some index of all that is open, but for those filters whose own index has open holds alone.
     */
    private boolean saysOpen() {
        boolean openOnly = filter.stages().stream().noneMatch(HoldFold::isEnded);
        boolean saidByStage = !filter.stages().isEmpty()
                && filter.region().isEmpty()
                && filter.severity().isEmpty()
                && filter.institutionId().isEmpty();
        return openOnly && filter.ruleCode().isEmpty() && !saidByStage;
    }

    /** As the indexes have it: one of what is open, one of what has ended. */
    private String rules() {
        String open = "(case when hold.is_open then hold.rule_codes end) @> cast(:rules as text[])";
        String ended = "(case when not hold.is_open then hold.rule_codes end) @> cast(:rules as text[])";
        if (endedOnly) {
            return ended;
        }
        return filter.stages().stream().anyMatch(HoldFold::isEnded) ? open + " or " + ended : open;
    }

    /** A beginning as a range, which an index answers whatever the parameter is. */
    private static void withRegion(Where where, String region) {
        char last = region.charAt(region.length() - 1);
        where.with("hold.region >= :regionFrom", "regionFrom", region)
                .with(
                        "hold.region < :regionTo",
                        "regionTo",
                        region.substring(0, region.length() - 1) + (char) (last + 1));
    }

    /** One more than the page holds, to see whether there is a next one. */
    private List<Keyed> rows(Handle handle, Where where, boolean few) {
        Where page = few ? new Where() : where.copy();
        filter.after().flatMap(QueueQuery::place).ifPresent(place -> withPlace(page, place));
        String order = " order by " + order() + " limit :limit";
        String sql = few
                ? "with matching as materialized (select hold_id, due_at, held_fen, opened_at from hold where "
                        + where.sql() + "), page as (select hold_id from matching as hold where " + page.sql() + order
                        + ") select " + columns() + " from page join hold using (hold_id)" + order
                : "select " + columns() + " from hold where " + page.sql() + order;
        return page.bind(where.bind(handle.createQuery(sql)))
                .bind("limit", filter.limit() + 1)
                .map((row, context) -> new Keyed(Rows.queueRow(row), row.getLong("sort_key")))
                .list();
    }

    private String columns() {
        return Rows.QUEUE + ", " + key() + " as sort_key";
    }

    private String key() {
        return switch (filter.sort()) {
            case DEADLINE -> "hold.due_at";
            case AMOUNT -> "hold.held_fen";
            case OPENED -> "hold.opened_at";
        };
    }

    private String order() {
        return key() + (filter.sort() == HoldSort.AMOUNT ? " desc" : "") + ", hold.hold_id";
    }

    /** Said twice, so that the index is entered at the key and not read from its beginning. */
    private void withPlace(Where where, Place place) {
        String beyond = filter.sort() == HoldSort.AMOUNT ? "<" : ">";
        where.with(key() + " " + beyond + "= :key", "key", place.key())
                .with("(" + key() + " " + beyond + " :key or hold.hold_id > :id)", "id", place.holdId());
    }

    private static String token(Keyed last) {
        String text = last.key() + ":" + last.row().holdId();
        return TO_TEXT.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Empty for what is no token of ours: then the page is the first one. */
    private static Optional<Place> place(String token) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            return colon < 0 || !Ids.fit(text.substring(colon + 1))
                    ? Optional.empty()
                    : Optional.of(new Place(Long.parseLong(text.substring(0, colon)), text.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A row with what it is sorted by. */
    private record Keyed(QueueRow row, long key) {}

    /** After which row a page begins. */
    private record Place(long key, String holdId) {}
}
