package org.claimscreener.console.desk.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.claimscreener.console.view.QueuePage;
import org.claimscreener.console.view.QueueRow;

/** A page of the queue, to be drawn. */
public record QueueModel(QueueQuery query, QueuePage page) {
    /** Longer addresses are not taken everywhere. */
    private static final int LONGEST_WATCH = 6_000;

    /** Whether more holds match than were counted. */
    public boolean countedOut() {
        return page.matching() >= QueuePage.COUNT_BOUND;
    }

    /** Address of the events about the holds that are shown. */
    public String events() {
        return events(page.rows(), true);
    }

    /** Address of the events about some holds, in their order. */
    public static String events(List<QueueRow> rows, boolean wantsNew) {
        StringBuilder address = new StringBuilder("/events?new=").append(wantsNew ? 1 : 0);
        for (QueueRow row : rows) {
            String watch = "&watch=" + URLEncoder.encode(row.holdId(), StandardCharsets.UTF_8);
            if (address.length() + watch.length() > LONGEST_WATCH) {
                break;
            }
            address.append(watch);
        }
        return address.toString();
    }
}
