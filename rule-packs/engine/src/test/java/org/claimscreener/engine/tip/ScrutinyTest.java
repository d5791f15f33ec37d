package org.claimscreener.engine.tip;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.claimscreener.engine.standing.StandingCheck;
import org.claimscreener.wire.record.Standing;
import org.claimscreener.wire.record.StandingEntry;
import org.claimscreener.wire.record.StandingKind;
import org.claimscreener.wire.record.SubjectKind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** An accepted tip raises attention for a while, and nothing else. */
class ScrutinyTest {
    private final DeskUnderTest desk = new DeskUnderTest();

    @Test
    void fadesByItselfAndNamesTheTipAndTheArticle() {
        desk.send(Tips.tip("tip-1"));
        assertThat(desk.book.entries(desk.now)).isEmpty();
        assertThat(desk.send(Tips.takeUp("tip-1")).changesStanding()).isTrue();

        List<StandingEntry> entries = desk.book.entries(desk.now);
        assertThat(entries).extracting(StandingEntry::getValue).containsExactly("3", "2", "1");
        assertThat(entries).allSatisfy(entry -> {
            assertThat(entry.getKind()).isEqualTo(StandingKind.SCRUTINY);
            assertThat(entry.getOrderNo()).isEqualTo("tip-1");
            assertThat(entry.getLegalBasis()).contains("第三十五条");
        });
        Instant end = Tips.NOW;
        for (int i = 0; i < 3; i++) {
            assertThat(entries.get(i).getValidFrom()).isEqualTo(end);
            end = end.plus(Duration.ofDays(List.of(30, 60, 90).get(i)));
            assertThat(entries.get(i).getValidTo()).isEqualTo(end);
        }
        checkStanding(entries);
    }

    @Test
    void nothingInAStandingLeadsToTheReporter() {
        desk.send(Tips.tip("tip-1"));
        desk.send(Tips.takeUp("tip-1"));

        assertThat(desk.book.entries(desk.now).toString()).doesNotContain("aaaaaaaa");
        assertThat(desk.all(TipStep.TakenUp.class).toString()).doesNotContain("aaaaaaaa");
    }

    @Test
    void endsAtOnceWhenItIsUnfounded() {
        desk.send(Tips.tip("tip-1"));
        desk.send(Tips.takeUp("tip-1"));
        desk.now = Tips.NOW.plus(Duration.ofDays(3));

        assertThat(desk.send(Tips.unfounded("tip-1")).changesStanding()).isTrue();
        assertThat(desk.book.entries(desk.now)).isEmpty();
    }

    @Test
    void endsAtOnceWhenItIsDismissed() {
        desk.send(Tips.tip("tip-1"));
        desk.send(Tips.takeUp("tip-1"));
        assertThat(desk.send(Tips.dismiss("tip-1")).changesStanding()).isTrue();

        assertThat(desk.book.entries(desk.now)).isEmpty();
    }

    @Test
    void lastsItsTermWhenItIsVerified() {
        desk.send(Tips.tip("tip-1"));
        desk.send(Tips.takeUp("tip-1"));
        List<StandingEntry> before = desk.book.entries(desk.now);

        assertThat(desk.send(Tips.verified("tip-1")).changesStanding()).isFalse();
        assertThat(desk.book.entries(desk.now)).isEqualTo(before);
        assertThat(desk.book.entries(Tips.NOW.plus(Duration.ofDays(180)))).isEmpty();
    }

    @Test
    void ofSeveralTipsTheHighestLevelHoldsWithoutOverlap() {
        desk.send(Tips.tip("tip-1"));
        desk.send(Tips.tip("tip-2"));
        desk.send(Tips.takeUp("tip-1"));
        desk.now = Tips.NOW.plus(Duration.ofDays(40));
        desk.send(Tips.takeUp("tip-2"));

        List<StandingEntry> all = desk.book.entries(Tips.NOW);
        assertThat(all).extracting(StandingEntry::getValue).containsExactly("3", "2", "3", "2", "1");
        assertThat(all)
                .extracting(StandingEntry::getOrderNo)
                .containsExactly("tip-1", "tip-1", "tip-2", "tip-2", "tip-2");
        checkStanding(all);
        assertThat(desk.book.entries(desk.now)).hasSize(3);

        desk.send(Tips.unfounded("tip-2"));
        assertThat(desk.book.entries(desk.now))
                .extracting(StandingEntry::getValue)
                .containsExactly("2", "1");
    }

    @Test
    void aLevelOfNoDaysIsLeftOut() throws TipPolicyRefusedException {
        DeskUnderTest other =
                new DeskUnderTest(TipPolicy.parse("tips.yaml", "scrutiny_days: {level3: 0, level2: 5, level1: 0}"));
        other.send(Tips.tip("tip-1"));
        other.send(Tips.takeUp("tip-1"));

        assertThat(other.book.entries(other.now))
                .extracting(StandingEntry::getValue)
                .containsExactly("2");
    }

    @Test
    void theSecondOfTheTakingUpIsTheFirstOfScrutiny() {
        desk.now = Tips.NOW.plusMillis(999);
        desk.send(Tips.tip("tip-1"));
        desk.send(Tips.takeUp("tip-1"));

        assertThat(desk.book.entries(desk.now).get(0).getValidFrom()).isEqualTo(Tips.NOW);
    }

    static void checkStanding(List<StandingEntry> entries) {
        Standing standing = Standing.newBuilder()
                .setSubjectKind(SubjectKind.INSTITUTION)
                .setSubjectId(Tips.INSTITUTION)
                .setEntries(entries)
                .setIssuedAt(Tips.NOW)
                .setIssuedBy("合肥市医疗保障局")
                .setSource("supervision")
                .build();
        assertThat(StandingCheck.firstProblem(standing)).isEmpty();
        for (int i = 1; i < entries.size(); i++) {
            assertThat(entries.get(i).getValidFrom())
                    .isAfterOrEqualTo(entries.get(i - 1).getValidTo());
        }
    }
}
