package org.claimscreener.console.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import org.claimscreener.console.view.HoldSort;
import org.claimscreener.console.view.Period;
import org.claimscreener.console.view.QueueFilter;
import org.claimscreener.console.view.QueueRow;
import org.claimscreener.wire.record.HoldLine;
import org.claimscreener.wire.record.HoldStage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** What the views say of stories that the topics tell. */
class ProjectionIT {
    private static final Period NOVEMBER = new Period(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 30));

    @TempDir
    private static Path folder;

    private static Database database;

    private final ListLog log = new ListLog(1);
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private SqlHoldViews views;

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

    private void takeAll() {
        Databases.takeAll(database, log, metrics);
    }

    private static QueueFilter all() {
        return new QueueFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                Set.of(),
                Optional.empty(),
                false,
                Optional.empty(),
                0,
                HoldSort.DEADLINE,
                Optional.empty(),
                50);
    }

    @Test
    void showsAHoldWithBillAndDecision() {
        new Story(log, "S1").opened().claimedBy("r1").reviewedBy("r1");
        takeAll();

        var hold = views.hold("S1").orElseThrow();
        assertThat(hold.now().stage()).isEqualTo(HoldStage.NOTIFIED);
        assertThat(hold.now().institutionName()).isEqualTo("机构0001");
        assertThat(hold.now().ruleCodes()).containsExactly("301.1");
        assertThat(hold.now().heldFen()).isEqualTo(Story.LINE_FEN);
        assertThat(hold.bill().orElseThrow().getFeeLines()).hasSize(2);
        assertThat(hold.decision().getSettlementId()).isEqualTo("S1");
        assertThat(hold.steps()).hasSize(3);
        assertThat(hold.lines()).extracting(HoldLine::getReleasedFen).containsExactly(Story.LINE_FEN, 0L);
        assertThat(hold.past()).singleElement().satisfies(past -> {
            assertThat(past.settlementId()).isEqualTo("S-earlier");
            assertThat(past.firstDay()).contains(LocalDate.of(2026, 9, 1));
        });
    }

    @Test
    void queuesOpenHoldsByDeadline() {
        new Story(log, "S-late").at(Story.BEGINNING.plus(Duration.ofHours(9))).opened();
        new Story(log, "S-early").opened();
        new Story(log, "S-over").opened().released();
        takeAll();

        var page = views.queue(all());
        assertThat(page.rows()).extracting(QueueRow::holdId).containsExactly("S-early", "S-late");
        assertThat(page.matching()).isEqualTo(2);
    }

    @Test
    void sumsUpForTheSupervisor() {
        new Story(log, "S1").opened().claimedBy("r1").reviewedBy("r1").acceptedBy("i1");
        new Story(log, "S2").opened().claimedBy("r1");
        takeAll();

        var dashboard = views.dashboard(NOVEMBER, Story.BEGINNING);
        assertThat(dashboard.openByStage()).containsEntry(HoldStage.FIRST_REVIEW, 1L);
        assertThat(dashboard.heldFen()).isEqualTo(2 * Story.LINE_FEN);
        assertThat(dashboard.oldest()).contains(Story.BEGINNING);
        assertThat(dashboard.medianHours()).isBetween(5.4, 6.6);
        assertThat(dashboard.days()).singleElement().satisfies(day -> {
            assertThat(day.opened()).isEqualTo(2);
            assertThat(day.closed()).isEqualTo(1);
            assertThat(day.deductedFen()).isEqualTo(Story.LINE_FEN);
        });
        assertThat(dashboard.rules()).singleElement().satisfies(rule -> {
            assertThat(rule.ruleName()).isEqualTo("规则301.1");
            assertThat(List.of(rule.holds(), rule.open(), rule.confirmed(), rule.overturned()))
                    .containsExactly(2L, 1L, 1L, 0L);
        });
        assertThat(dashboard.workload().get(0).inHand()).isEqualTo(1);
        assertThat(dashboard.workload().get(0).steps()).isEqualTo(3);
    }

    @Test
    void knowsInstitutionsAndPractitioners() {
        new Story(log, "S1").opened().claimedBy("r1").reviewedBy("r1").acceptedBy("i1");
        new Story(log, "S2").opened();
        takeAll();

        assertThat(views.institution("H43010200001", NOVEMBER)).hasValueSatisfying(subject -> {
            assertThat(subject.name()).isEqualTo("机构0001");
            assertThat(subject.openHolds()).isEqualTo(1);
            assertThat(subject.recent()).hasSize(2);
            assertThat(subject.rules().get(0).medianHours()).isBetween(5.4, 6.6);
        });
        assertThat(views.practitioner(Story.DOCTOR, NOVEMBER))
                .hasValueSatisfying(subject -> assertThat(subject.days()).hasSize(1));
        assertThat(views.institution("H99999900001", NOVEMBER)).isEmpty();
    }

    /** A clock that is wrong must not keep a hold out. */
    @ParameterizedTest
    @ValueSource(strings = {"0999-05-01T00:00:00Z", "-0043-03-15T00:00:00Z", "+20000-01-01T00:00:00Z"})
    void sumsUpHoldsOfAnyYear(String opened) {
        Instant at = Instant.parse(opened);
        Story story = new Story(log, "S1").at(at).opened();
        takeAll();
        story.released();
        takeAll();

        Period period = new Period(Days.of(at), Days.of(at).plusDays(1));
        assertThat(Databases.count(database, "aside")).isZero();
        assertThat(views.institution("H43010200001", period))
                .hasValueSatisfying(subject -> assertThat(subject.rules())
                        .singleElement()
                        .satisfies(rule -> assertThat(
                                        List.of(rule.holds(), rule.open(), rule.overturned(), rule.heldFen()))
                                .containsExactly(1L, 0L, 1L, 2 * Story.LINE_FEN)));
    }
}
