package org.claimscreener.console.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.claimscreener.console.view.PublicEdition;
import org.claimscreener.console.view.PublicMonth;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;

/** Months' figures for the public, as they are in force. */
final class DisclosureQuery {
    /** More than forty years. */
    private static final int MOST_MONTHS = 500;

    private static final String IN_FORCE = "select distinct on (month) * from disclosure";

    private final Handle handle;

    DisclosureQuery(Handle handle) {
        this.handle = handle;
    }

    /** The newest month first. */
    List<PublicEdition> months() {
        return handle.createQuery(IN_FORCE + " order by month desc, edition desc limit :most")
                .bind("most", MOST_MONTHS)
                .map(DisclosureQuery::edition)
                .list();
    }

    /** Empty when nothing of the month was published. */
    Optional<PublicMonth> month(String month) {
        return handle.createQuery(IN_FORCE + " where month = :month order by month, edition desc")
                .bind("month", month)
                .map(row -> DisclosureText.read(edition(row), row.getColumn("document", String.class)))
                .findFirst()
                .flatMap(read -> read);
    }

    private static PublicEdition edition(RowView row) {
        return new PublicEdition(
                row.getColumn("month", String.class),
                row.getColumn("edition", Integer.class),
                row.getColumn("reason", String.class),
                Instant.ofEpochMilli(row.getColumn("published_at", Long.class)),
                row.getColumn("digest", String.class));
    }
}
