package org.claimscreener.deskload;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Opens the page of a hold now and then, from when its decision was in the log until it is there. A thread of its own. */
final class Probe {
    private static final long LOOK_EVERY_MILLIS = 20;

    private final Browser browser;
    private final String person;
    private final Times times;
    private final CountDownLatch end;
    private final BlockingQueue<Due> next = new ArrayBlockingQueue<>(1);

    private record Due(String holdId, long nanos) {}

    Probe(URI desk, String person, Times times, CountDownLatch end) {
        this.browser = new Browser(desk);
        this.person = person;
        this.times = times;
        this.end = end;
    }

    /** One that may be looked for; most are let go, for only one is looked for at a time. */
    void offer(String holdId, long dueNanos) {
        var unused = next.offer(new Due(holdId, dueNanos));
    }

    /** Looks until the end. */
    void look() throws IOException, InterruptedException {
        browser.signIn(person);
        next.clear();
        while (!end.await(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
            Due due = next.poll();
            if (due != null) {
                await(due);
                next.clear();
            }
        }
    }

    private void await(Due due) throws IOException, InterruptedException {
        while (browser.get("/holds/" + due.holdId()).statusCode() != 200) {
            if (end.await(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                return;
            }
        }
        times.took(Times.Kind.VISIBLE, System.nanoTime() - due.nanos());
    }
}
