package org.claimscreener.console.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;

import org.claimscreener.console.TestSteps;
import org.claimscreener.console.view.ContestRow;
import org.claimscreener.console.view.Period;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.ContestStage;
import org.claimscreener.wire.record.SubjectKind;
import org.claimscreener.wire.record.SupervisionEvent;
import org.claimscreener.wire.record.SupervisionStep;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** What the supervision job did about subjects, from its topic to the views. */
class SubjectStepIT {
    private static final Period NOVEMBER = new Period(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 30));
    private static final String HOSPITAL = "H43010200001";

    @TempDir
    private static Path folder;

    private static Database database;

    private final ListLog log = new ListLog(2);
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
        new Story(log, "S1").opened();
    }

    @Test
    void showsTheNewestFirstOfEachSubject() {
        put(TestSteps.moved(SubjectKind.INSTITUTION, HOSPITAL, 1, "S1", null));
        put(TestSteps.moved(SubjectKind.PRACTITIONER, Story.DOCTOR, 1, "S1", null));
        put(TestSteps.moved(SubjectKind.INSTITUTION, HOSPITAL, 2, "S1", "court"));
        Databases.takeAll(database, log, metrics);

        assertThat(views.institution(HOSPITAL, NOVEMBER).orElseThrow().history())
                .extracting(SupervisionStep::getStep)
                .containsExactly(2, 1);
        assertThat(views.practitioner(Story.DOCTOR, NOVEMBER).orElseThrow().history())
                .extracting(SupervisionStep::getEvent)
                .containsExactly(SupervisionEvent.CREDIT_MOVED);
    }

    @Test
    void aContestWaitsUntilItIsDecided() {
        put(TestSteps.contested(SubjectKind.INSTITUTION, HOSPITAL, "c1", ContestStage.OPEN, "u-1"));
        put(TestSteps.contested(SubjectKind.INSTITUTION, HOSPITAL, "c2", ContestStage.OPEN, "u-1"));
        put(TestSteps.contested(SubjectKind.INSTITUTION, HOSPITAL, "c2", ContestStage.ESCALATED, "u-1"));
        Databases.takeAll(database, log, metrics);
        assertThat(views.contests())
                .extracting(row -> row.contest().getContestId() + row.contest().getStage())
                .containsExactly("c1OPEN", "c2ESCALATED");

        put(TestSteps.contested(SubjectKind.INSTITUTION, HOSPITAL, "c1", ContestStage.STANDS, "u-1"));
        Databases.takeAll(database, log, metrics);
        assertThat(views.contests()).extracting(ContestRow::subjectId).containsExactly(HOSPITAL);
    }

    @Test
    void whatConcernsAPatientOrMoneyIsNoHistoryAndRubbishIsSetAside() {
        put(TestSteps.contested(SubjectKind.PATIENT, "P1", "c1", ContestStage.OPEN, "u-1"));
        log.append(TopicCatalogue.SUPERVISION, "INSTITUTION:" + HOSPITAL, new byte[] {1, 2, 3});
        log.append(TopicCatalogue.SUPERVISION, "INSTITUTION:" + HOSPITAL, null);
        put(TestSteps.moved(SubjectKind.INSTITUTION, "H" + "x".repeat(5_000), 1, "S1", null));
        put(TestSteps.moved(SubjectKind.INSTITUTION, HOSPITAL, 1, "S1", null));
        log.append(
                TopicCatalogue.SUPERVISION,
                "INSTITUTION:" + HOSPITAL,
                new WireEncoder().encode(TestSteps.recovered(HOSPITAL)));
        Databases.takeAll(database, log, metrics);

        assertThat(views.contests()).isEmpty();
        assertThat(views.institution(HOSPITAL, NOVEMBER).orElseThrow().history())
                .hasSize(1);
        long aside = database.jdbi()
                .inTransaction(handle -> handle.createQuery(
                                "select count(*) from " + Database.SCHEMA + ".aside where topic = :topic")
                        .bind("topic", TopicCatalogue.SUPERVISION)
                        .mapTo(Long.class)
                        .one());
        assertThat(aside).isEqualTo(3);
    }

    private void put(SupervisionStep step) {
        log.append(
                TopicCatalogue.SUPERVISION,
                step.getSubjectKind() + ":" + step.getSubjectId(),
                new WireEncoder().encode(step));
    }
}
