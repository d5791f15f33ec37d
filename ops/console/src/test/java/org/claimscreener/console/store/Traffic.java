package org.claimscreener.console.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.claimscreener.console.TestSteps;
import org.claimscreener.console.TestTips;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.ContestStage;
import org.claimscreener.wire.record.HoldEvent;
import org.claimscreener.wire.record.HoldStage;
import org.claimscreener.wire.record.Standing;
import org.claimscreener.wire.record.SubjectKind;
import org.claimscreener.wire.record.SupervisionStep;
import org.claimscreener.wire.record.TipEvent;
import org.claimscreener.wire.record.TipStep;

/** Random traffic of many holds side by side, with all that goes wrong in it. The same seed tells the same. */
final class Traffic {
    private static final List<String> RULES = List.of("301.1", "204-001", "102-012", "F-07");
    private static final List<TipEvent> REPORTED = List.of(
            TipEvent.RECEIVED,
            TipEvent.RECEIVED,
            TipEvent.DUE,
            TipEvent.TAKEN_UP,
            TipEvent.EXTENDED,
            TipEvent.JOINED,
            TipEvent.SEPARATED,
            TipEvent.LINKED,
            TipEvent.MONEY_CHANGED,
            TipEvent.CLOSED_VERIFIED,
            TipEvent.REFUSED);

    private static final int OPEN_AT_MOST = 40;

    private final Random random;
    private final Random publishing;
    private final Random reporting;
    private int reports;
    private final ListLog log;
    private final List<Story> open = new ArrayList<>();
    private int opened;
    private Duration since = Duration.ZERO;

    Traffic(ListLog log, long seed) {
        this.log = log;
        random = new Random(seed);
        publishing = new Random(-seed);
        reporting = new Random(seed ^ 0x7195);
    }

    /** Something happens. */
    void happens() {
        int choice = random.nextInt(100);
        if (open.isEmpty() || (choice < 30 && open.size() < OPEN_AT_MOST)) {
            open.add(begins());
        } else if (choice < 35) {
            disturbs();
        } else if (choice < 38) {
            standing();
        } else if (choice < 41) {
            subject();
        } else {
            goesOn(random.nextInt(open.size()));
        }
        if (publishing.nextInt(50) == 0) {
            publishes();
        }
        if (reporting.nextInt(20) == 0) {
            reports();
        }
    }

    /** Something about a tip: it is entered and received, or goes on, or is refused. */
    private void reports() {
        reports++;
        String institution = "H4301%02d00001".formatted(reporting.nextInt(2));
        String key = "INSTITUTION:" + institution;
        String tip = "t-" + reporting.nextInt(4);
        TipEvent event = REPORTED.get(reporting.nextInt(REPORTED.size()));
        TipStep.Builder step = TestTips.step(SubjectKind.INSTITUTION, institution, tip, reports, event);
        if (event == TipEvent.RECEIVED) {
            byte[] entered = new WireEncoder().encode(TestTips.entered(SubjectKind.INSTITUTION, institution, tip));
            log.append(TopicCatalogue.TIPS, key, entered, step.getAt().toEpochMilli());
        }
        step.setActorId("tips-1")
                .setOtherTipId("t-" + reporting.nextInt(4))
                .setSourceId("S%05d".formatted(reporting.nextInt(3)))
                .setChangeFen(reporting.nextInt(1_000) - 500L)
                .setReturnedFen(reporting.nextInt(1_000) + 0L)
                .setDeadline(step.getAt().plus(Duration.ofDays(reporting.nextInt(30))));
        log.append(TopicCatalogue.SUPERVISION, key, new WireEncoder().encode(step.build()));
    }

    private Story begins() {
        opened++;
        since = since.plus(Duration.ofHours(random.nextInt(8)));
        int institution = random.nextInt(5);
        List<String> rules = RULES.stream().filter(rule -> random.nextBoolean()).toList();
        Story story = new Story(log, "S%05d".formatted(opened))
                .institution("H4301%02d00001".formatted(institution), "机构" + institution)
                .practitioner("D4301%02d00000%d".formatted(institution, opened % 3))
                .at(Story.BEGINNING.plus(since))
                .rules(rules.toArray(new String[0]));
        return random.nextInt(20) == 0
                ? story.step(HoldEvent.OPENED, HoldStage.HELD, null) // its decision is not to be had
                : story.opened();
    }

    private void goesOn(int index) {
        Story story = open.get(index);
        String actor = "r" + random.nextInt(4);
        switch (story.stage()) {
            case HELD -> {
                if (random.nextInt(5) == 0) {
                    story.released();
                } else {
                    story.claimedBy(actor);
                }
            }
            case FIRST_REVIEW -> story.reviewedBy(actor);
            default -> story.acceptedBy(actor);
        }
        if (HoldFold.isEnded(story.stage())) {
            open.remove(index);
        }
    }

    private void disturbs() {
        Story story = open.get(random.nextInt(open.size()));
        switch (random.nextInt(5)) {
            case 0 -> log.append(TopicCatalogue.HOLDS, "S" + random.nextInt(opened + 1), noise());
            case 1 -> log.append(TopicCatalogue.DECISIONS, "P" + random.nextInt(opened + 1), noise());
            case 2 -> story.again();
            case 3 -> decidesAgain(story);
            default -> {
                story.gap().claimedBy("r-of-the-gap");
                open.remove(story);
            }
        }
    }

    private void subject() {
        String institution = "H4301%02d00001".formatted(random.nextInt(5));
        SupervisionStep step = random.nextBoolean()
                ? TestSteps.moved(SubjectKind.INSTITUTION, institution, 1, "S00001", null)
                : TestSteps.contested(
                        SubjectKind.INSTITUTION,
                        institution,
                        "contest-" + random.nextInt(3),
                        random.nextBoolean() ? ContestStage.OPEN : ContestStage.STANDS,
                        "u-1");
        String key = "INSTITUTION:" + institution;
        log.append(TopicCatalogue.SUPERVISION, key, random.nextInt(9) == 0 ? noise() : new WireEncoder().encode(step));
    }

    /** Where there is none, a first one would come after its hold was opened, which cannot be. */
    private void decidesAgain(Story story) {
        if (story.isDecided()) {
            story.decided(story.billed());
        } else {
            story.again();
        }
    }

    private byte[] noise() {
        byte[] noise = new byte[random.nextInt(40)];
        random.nextBytes(noise);
        return noise;
    }

    /** A few months in a few editions, some of them twice and with other words, some broken. */
    private void publishes() {
        String month = "2026-%02d".formatted(1 + publishing.nextInt(4));
        int edition = 1 + publishing.nextInt(3);
        byte[] body = publishing.nextInt(5) == 0
                ? new byte[] {1, 2, 3}
                : Published.record(month, edition, "because " + publishing.nextInt(3));
        log.append(TopicCatalogue.DISCLOSURES, publishing.nextInt(8) == 0 ? "2026-09" : month, body);
    }

    private void standing() {
        Standing standing = Standing.newBuilder()
                .setSubjectKind(SubjectKind.INSTITUTION)
                .setSubjectId("H4301%02d00001".formatted(random.nextInt(5)))
                .setIssuedAt(Story.BEGINNING.plus(since))
                .setIssuedBy("office")
                .build();
        String key = standing.getSubjectKind() + ":" + standing.getSubjectId();
        log.append(TopicCatalogue.STANDING, key, random.nextInt(5) == 0 ? null : new WireEncoder().encode(standing));
    }
}
