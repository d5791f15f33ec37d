package org.claimscreener.consolebench;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import org.claimscreener.console.view.HoldSort;
import org.claimscreener.console.view.HoldViews;
import org.claimscreener.console.view.Period;
import org.claimscreener.console.view.QueuePage;
import org.claimscreener.wire.record.HoldStage;

/** What pages ask, with parameters drawn anew each time. */
final class Questions {
    /** The day after the newest hold of fill.sql. */
    static final Instant NOW = Instant.parse("2025-12-01T00:00:00Z");

    private static final LocalDate TODAY = LocalDate.of(2025, 12, 1);
    private final HoldViews views;
    private final long holds;
    private final Random random = new Random(7);

    Questions(HoldViews views, long holds) {
        this.views = views;
        this.holds = holds;
    }

    /** By name, in the order in which they are to be asked. */
    Map<String, Runnable> all() {
        Map<String, Runnable> questions = new LinkedHashMap<>();
        for (HoldSort sort : HoldSort.values()) {
            questions.put(
                    "queue, open, by " + sort,
                    () -> views.queue(with().sort(sort).build()));
        }
        questions.put(
                "queue, region (4 digits)",
                () -> views.queue(with().region("4300").build()));
        questions.put(
                "queue, region (6 digits)",
                () -> views.queue(with().region(area()).build()));
        questions.put(
                "queue, institution",
                () -> views.queue(with().institution(institution()).build()));
        questions.put(
                "queue, frequent rule", () -> views.queue(with().rule("rule-1").build()));
        questions.put(
                "queue, rare rule", () -> views.queue(with().rule("rule-103").build()));
        questions.put(
                "queue, rule that is not", () -> views.queue(with().rule("none").build()));
        questions.put(
                "queue, rule and region, by amount",
                () -> views.queue(
                        with().rule(rule()).region(area()).sort(HoldSort.AMOUNT).build()));
        questions.put(
                "queue, mine",
                () -> views.queue(with().mine("reviewer-" + random.nextInt(50)).build()));
        questions.put(
                "queue, first reviews nobody has, at least 3,000 yuan",
                () -> views.queue(
                        with().stage(HoldStage.HELD).unclaimed().least(300_000).build()));
        questions.put(
                "queue, due within a day, severity 1",
                () -> views.queue(
                        with().due(NOW.plus(Duration.ofDays(1))).severity(1).build()));
        questions.put(
                "queue, ended",
                () -> views.queue(with().stage(HoldStage.DEDUCTED).build()));
        questions.put(
                "queue, ended, by opening",
                () -> views.queue(
                        with().stage(HoldStage.DEDUCTED).sort(HoldSort.OPENED).build()));
        questions.put("queue, 20th page", this::deepPage);
        questions.put("hold", () -> views.hold("S%012d".formatted(1 + random.nextLong(holds))));
        questions.put("institution, 90 days", () -> views.institution(institution(), days(90)));
        questions.put("institution, 400 days", () -> views.institution(institution(), days(400)));
        questions.put("institution with most, 90 days", () -> views.institution("H43000000000", days(90)));
        questions.put("institution with most, 400 days", () -> views.institution("H43000000000", days(400)));
        questions.put(
                "practitioner, 90 days",
                () -> views.practitioner("D" + institution().substring(1) + 3, days(90)));
        questions.put("practitioner with most, 90 days", () -> views.practitioner("D430000000001", days(90)));
        questions.put("practitioner with most, 400 days", () -> views.practitioner("D430000000001", days(400)));
        questions.put("dashboard, 30 days", () -> views.dashboard(days(30), NOW));
        questions.put("dashboard, 90 days", () -> views.dashboard(days(90), NOW));
        questions.put("dashboard, 400 days", () -> views.dashboard(days(400), NOW));
        questions.put("rules, 90 days", () -> views.rules(days(90)));
        questions.put("rules, 400 days", () -> views.rules(days(400)));
        return questions;
    }

    private void deepPage() {
        Optional<String> after = Optional.empty();
        for (int page = 0; page < 20; page++) {
            QueuePage read = views.queue(with().after(after).build());
            after = read.next();
        }
    }

    private static Period days(int count) {
        return new Period(TODAY.minusDays(count - 1L), TODAY);
    }

    private String institution() {
        int number = (int) (3_000 * Math.pow(random.nextDouble(), 3));
        return "H%06d%05d".formatted(430_000 + number / 25, number);
    }

    private String area() {
        return institution().substring(1, 7);
    }

    private String rule() {
        return "rule-" + (int) (88 * Math.pow(random.nextDouble(), 2));
    }

    private static Filter with() {
        return new Filter();
    }
}
