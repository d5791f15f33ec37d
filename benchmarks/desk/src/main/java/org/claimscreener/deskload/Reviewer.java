package org.claimscreener.deskload;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Somebody who takes holds nobody has in hand, looks at each, claims it and says what stays withheld, thinking in between. A
 * thread of its own.
 */
final class Reviewer {
    private static final Pattern HOLD = Pattern.compile("href=\"(/holds/[A-Za-z0-9_-]+)\"");
    private static final Pattern AMOUNT = Pattern.compile("name=\"(amount\\.\\d+)\"[^>]*?value=\"([0-9.]+)\"");
    private static final double CLEARS = 0.7;

    private final Browser browser;
    private final String person;
    private final Duration thinks;
    private final Random random;
    private final Times times;
    private final Deeds deeds;
    private final CountDownLatch end;

    Reviewer(URI desk, String person, Duration thinks, long seed, Times times, Deeds deeds, CountDownLatch end) {
        this.browser = new Browser(desk);
        this.person = person;
        this.thinks = thinks;
        this.random = new Random(seed);
        this.times = times;
        this.deeds = deeds;
        this.end = end;
    }

    /** Signs in and works until the end. */
    void work() throws IOException, InterruptedException {
        browser.signIn(person);
        while (!think()) {
            review();
        }
    }

    /** Whether the end came meanwhile. */
    private boolean think() throws InterruptedException {
        double share = -Math.log(1 - random.nextDouble());
        return end.await((long) (thinks.toMillis() * share), TimeUnit.MILLISECONDS);
    }

    private void review() throws IOException, InterruptedException {
        String queue = timed(Times.Kind.QUEUE, () -> browser.get("/queue?unclaimed=on&sort=deadline"));
        List<String> holds = new ArrayList<>();
        Matcher matcher = HOLD.matcher(queue);
        while (matcher.find()) {
            holds.add(matcher.group(1));
        }
        if (holds.isEmpty() || think()) {
            return;
        }
        String path = holds.get(random.nextInt(holds.size()));
        String page = timed(Times.Kind.HOLD, () -> browser.get(path));
        if (!page.contains("/commands/CLAIM\"") || think()) {
            return;
        }
        String claimed = timed(Times.Kind.CLAIM, () -> browser.post(path + "/commands/CLAIM", Browser.hidden(page)));
        if (!claimed.contains("/commands/REVIEW\"")) {
            deeds.tookByAnother();
            return;
        }
        if (think()) {
            return;
        }
        Map<String, String> form = Browser.hidden(claimed);
        boolean clears = random.nextDouble() < CLEARS;
        Matcher amounts = AMOUNT.matcher(claimed);
        while (amounts.find()) {
            form.put(amounts.group(1), clears ? "0" : amounts.group(2));
        }
        form.put("reason", clears ? "looked at, in order" : "looked at, stays withheld");
        String reviewed = timed(Times.Kind.REVIEW, () -> browser.post(path + "/commands/REVIEW", form));
        if (reviewed.contains("/commands/REVIEW\"")) {
            throw new IOException("the review of " + path + " did not take effect");
        }
        deeds.reviewed();
    }

    private String timed(Times.Kind kind, Call call) throws IOException, InterruptedException {
        long began = System.nanoTime();
        HttpResponse<String> page = call.make();
        times.took(kind, System.nanoTime() - began);
        // Somebody else was quicker: the page says so, over the hold as it stands now.
        boolean lost = kind == Times.Kind.CLAIM && (page.statusCode() == 409 || page.statusCode() == 403);
        if (page.statusCode() >= 400 && !lost) {
            throw new IOException(person + " asked for " + page.uri() + " and got " + page.statusCode());
        }
        return page.body();
    }

    private interface Call {
        HttpResponse<String> make() throws IOException, InterruptedException;
    }
}
