package org.claimscreener.console.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.claimscreener.console.TestTips;
import org.claimscreener.console.view.TipRow;
import org.claimscreener.console.view.TipState;
import org.claimscreener.console.view.TipView;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.SubjectKind;
import org.claimscreener.wire.record.Tip;
import org.claimscreener.wire.record.TipEvent;
import org.claimscreener.wire.record.TipStep;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** Tips, from their topics to the views. */
class TipStepIT {
    private static final SubjectKind HOSPITALS = SubjectKind.INSTITUTION;
    private static final String HOSPITAL = "H43010200001";
    private static final Instant AT = Instant.parse("2026-11-02T02:00:00Z");
    private static final String SEAL = "U0VBTEVELVJFUE9SVEVS";
    private static final String PSEUDONYM = "fedcba9876543210".repeat(4);

    @TempDir
    private static Path folder;

    private static Database database;

    private final ListLog log = new ListLog(2);
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private SqlHoldViews views;
    private int steps;

    @BeforeAll
    static void start() throws IOException {
        database = Database.embedded(folder);
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void empty() {
        views = new SqlHoldViews(database);
        Databases.empty(database);
    }

    @Test
    void whatIsDueFirstStandsFirstAndNothingOfTheReporterIsKept() {
        received("t-1", 0);
        received("t-2", 1);
        tell("t-1", TipEvent.DUE, step -> step.setDeadline(AT.plus(Duration.ofDays(21))));
        tell(
                "t-2",
                TipEvent.DUE,
                step -> step.setDeadline(AT.plus(Duration.ofDays(20))).setByWeekdays(true));
        take();

        assertThat(open()).extracting(TipRow::tipId).containsExactly("t-2", "t-1");
        assertThat(open().get(0).byWeekdays()).isTrue();
        TipView tip = view("t-1");
        assertThat(tip.report().orElseThrow().getLead()).contains("挂床住院");
        assertThat(tip.report().orElseThrow().getSeal()).isNull();
        assertThat(tip.anonymous()).contains(false);
        for (String table : Databases.tables(database)) {
            assertThat(Databases.content(database, table))
                    .as(table)
                    .doesNotContain(SEAL, PSEUDONYM)
                    .doesNotContain(hex(SEAL), hex(PSEUDONYM));
        }
    }

    private static String hex(String text) {
        return java.util.HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aTipGoesItsWay() {
        received("t-1", 0);
        tell("t-1", TipEvent.DUE, step -> step.setDeadline(AT.plus(Duration.ofDays(21))));
        tell("t-1", TipEvent.TAKEN_UP, step -> step.setActorId("tips-1"));
        tell("t-1", TipEvent.EXTENDED, step -> step.setActorId("tips-2").setDeadline(AT.plus(Duration.ofDays(42))));
        tell("t-1", TipEvent.LATE, step -> step.setDeadline(AT.plus(Duration.ofDays(42))));
        take();
        TipRow checked = view("t-1").now();
        assertThat(checked.state()).isEqualTo(TipState.TAKEN_UP);
        assertThat(checked.takenUpBy()).contains("tips-1");
        assertThat(checked.extended()).isTrue();
        assertThat(checked.deadline()).contains(AT.plus(Duration.ofDays(42)));

        tell("t-1", TipEvent.CLOSED_VERIFIED, step -> step.setActorId("tips-2").setOtherTipId("t-1"));
        tell("t-1", TipEvent.REWARD_CHANGED, step -> step.setOtherTipId("t-1").setDueFen(50_000L));
        take();

        assertThat(open()).isEmpty();
        assertThat(views.tips(true).rows()).extracting(TipRow::dueFen).containsExactly(50_000L);
        assertThat(view("t-1").steps())
                .extracting(TipStep::getEvent)
                .startsWith(TipEvent.REWARD_CHANGED, TipEvent.CLOSED_VERIFIED)
                .endsWith(TipEvent.RECEIVED);
    }

    @Test
    void moneyGoesWithTheHoldThatIsMovedToAnotherTip() {
        received("t-1", 0);
        received("t-2", 1);
        tell("t-1", TipEvent.LINKED, step -> step.setSourceId("S1"));
        tell(
                "t-1",
                TipEvent.MONEY_CHANGED,
                step -> step.setSourceId("S1").setChangeFen(700L).setReturnedFen(700L));
        take();
        assertThat(view("t-1").sources()).extracting(TipView.Source::fen).containsExactly(700L);

        tell(
                "t-1",
                TipEvent.MONEY_CHANGED,
                step -> step.setSourceId("S1").setChangeFen(-700L).setReturnedFen(0L));
        tell("t-2", TipEvent.LINKED, step -> step.setSourceId("S1"));
        tell(
                "t-2",
                TipEvent.MONEY_CHANGED,
                step -> step.setSourceId("S1").setChangeFen(700L).setReturnedFen(700L));
        take();

        assertThat(view("t-1").sources()).isEmpty();
        assertThat(view("t-1").now().returnedFen()).isZero();
        assertThat(view("t-2").sources()).extracting(TipView.Source::fen).containsExactly(700L);
        assertThat(view("t-2").now().returnedFen()).isEqualTo(700);
    }

    @Test
    void ofTheSameFactsTheFirstByReceiptStandsForAllUnlessOneIsBeingChecked() {
        received("t-1", 2);
        received("t-2", 1);
        received("t-3", 3);
        tell("t-2", TipEvent.DUE, step -> step.setDeadline(AT));
        tell("t-2", TipEvent.JOINED, step -> step.setOtherTipId("t-1"));
        tell("t-3", TipEvent.JOINED, step -> step.setOtherTipId("t-1"));
        take();
        assertThat(view("t-1").now().asideFor()).contains("t-2");
        assertThat(view("t-2").now().asideFor()).isEmpty();
        assertThat(view("t-2").now().deadline())
                .as("it stands before, and keeps its time")
                .contains(AT);
        assertThat(view("t-3").now().asideFor()).contains("t-2");

        tell("t-3", TipEvent.SEPARATED, step -> step.setActorId("tips-1"));
        tell("t-3", TipEvent.TAKEN_UP, step -> step.setActorId("tips-1"));
        tell("t-2", TipEvent.JOINED, step -> step.setOtherTipId("t-3"));
        take();
        assertThat(view("t-2").now().asideFor()).contains("t-3");
        assertThat(view("t-1").now().asideFor())
                .as("all of its facts went with it")
                .contains("t-3");

        tell("t-2", TipEvent.DISMISSED, step -> step.setActorId("tips-1"));
        take();
        assertThat(view("t-2").now().asideFor()).isEmpty();
        assertThat(open()).extracting(TipRow::tipId).containsExactly("t-3", "t-1");
    }

    @Test
    void ofTwoTipsOfOneIdThatCountsWhichTheJobReceived() {
        Tip late = TestTips.entered(HOSPITALS, HOSPITAL, "t-1");
        enter(Tip.newBuilder(late).setLead("too long ago, and refused").build(), AT.minusSeconds(60));
        tell("t-1", TipEvent.REFUSED, step -> step.setRefusalDetail("received too long ago"));
        received("t-1", 0);
        enter(Tip.newBuilder(late).setLead("another one, which comes too late").build(), AT.plusSeconds(60));
        take();

        assertThat(view("t-1").report().orElseThrow().getLead()).contains("挂床住院");
        assertThat(views.tips(false).refused())
                .extracting(TipStep::getRefusalDetail)
                .containsExactly("received too long ago");
    }

    @Test
    void twoSubjectsMayHaveTipsOfOneIdAndAnAddressNamesNoPatient() {
        received("t-1", 0);
        Tip ofPatient = TestTips.entered(SubjectKind.PATIENT, TestTips.PATIENT, "t-1");
        enter(ofPatient, AT);
        append(TestTips.step(SubjectKind.PATIENT, TestTips.PATIENT, "t-1", 1, TipEvent.RECEIVED)
                .setAt(AT)
                .build());
        take();

        assertThat(open())
                .hasSize(2)
                .extracting(TipRow::ref)
                .doesNotHaveDuplicates()
                .allMatch(ref -> ref.matches("[0-9]+-[0-9]+"));
        assertThat(open())
                .allMatch(row -> views.tip(row.ref()).orElseThrow().now().equals(row));
        assertThat(views.tip("none")).isEmpty();
        assertThat(views.tip("\0")).isEmpty();
    }

    @Test
    void rubbishIsCountedAndItsContentIsNotKept() {
        log.append(
                TopicCatalogue.TIPS, "INSTITUTION:" + HOSPITAL, "Zhang San reported".getBytes(StandardCharsets.UTF_8));
        log.append(TopicCatalogue.TIPS, "INSTITUTION:" + HOSPITAL, null);
        enter(TestTips.entered(HOSPITALS, HOSPITAL, "t".repeat(300)), AT);
        log.append(
                TopicCatalogue.TIPS,
                "INSTITUTION:another",
                new WireEncoder().encode(TestTips.entered(HOSPITALS, HOSPITAL, "t-9")),
                AT.toEpochMilli());
        tell("t-2", TipEvent.TAKEN_UP, step -> step.setActorId("tips-1"));
        tell("t-3", TipEvent.LINKED, step -> step.setSourceId("s".repeat(300)));
        take();

        assertThat(open()).isEmpty();
        assertThat(Databases.count(database, "projection.tip_report")).isZero();
        assertThat(Databases.count(database, "projection.aside where topic = 'claims.tips.v1' and body is null"))
                .isEqualTo(3);
        assertThat(Databases.count(database, "projection.aside where topic = 'claims.supervision.v1'"))
                .isOne();
    }

    /** Entered with its reporter sealed, and received. */
    private void received(String tipId, int receiptMinutes) {
        Instant at = AT.plusSeconds(steps);
        enter(
                Tip.newBuilder(TestTips.entered(HOSPITALS, HOSPITAL, tipId))
                        .setReceivedAt(AT.minusSeconds(60 * (100L - receiptMinutes)))
                        .setPseudonym(PSEUDONYM)
                        .setSeal(SEAL)
                        .build(),
                at);
        tell(tipId, TipEvent.RECEIVED, step -> step.setAt(at));
    }

    private void enter(Tip tip, Instant at) {
        log.append(
                TopicCatalogue.TIPS,
                tip.getTargetKind() + ":" + tip.getTargetId(),
                new WireEncoder().encode(tip),
                at.toEpochMilli());
    }

    private void tell(String tipId, TipEvent event, java.util.function.UnaryOperator<TipStep.Builder> more) {
        append(more.apply(TestTips.step(HOSPITALS, HOSPITAL, tipId, steps + 1, event)
                        .setAt(AT.plusSeconds(steps)))
                .build());
    }

    private void append(TipStep step) {
        steps++;
        log.append(
                TopicCatalogue.SUPERVISION,
                step.getTargetKind() + ":" + step.getTargetId(),
                new WireEncoder().encode(step));
    }

    private void take() {
        Databases.takeAll(database, log, metrics);
    }

    private List<TipRow> open() {
        return views.tips(false).rows();
    }

    private TipView view(String tipId) {
        return List.of(false, true).stream()
                .flatMap(ended -> views.tips(ended).rows().stream())
                .filter(row -> row.tipId().equals(tipId))
                .map(row -> views.tip(row.ref()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow();
    }
}
