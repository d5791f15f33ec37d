package org.claimscreener.console.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import org.apache.avro.specific.SpecificRecord;
import org.claimscreener.console.TestCases;
import org.claimscreener.console.view.CaseLists.Inspection;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.InspectionResult;
import org.claimscreener.wire.record.RecoveryEvent;
import org.claimscreener.wire.record.RecoveryStep;
import org.claimscreener.wire.record.ReferralEvent;
import org.claimscreener.wire.record.ReferralStep;
import org.claimscreener.wire.record.SubjectKind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** Recoveries, referrals and inspections, from their topics to the views. */
class CaseIT {
    private static final String HOSPITAL = "H43010200001";

    @TempDir
    private static Path folder;

    private static Database database;

    private final ListLog log = new ListLog(4);
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

    @Test
    void theNewestStepOfAClaimThatWasTakenCounts() {
        put(TestCases.recovery(SubjectKind.INSTITUTION, HOSPITAL, "case-17", 500));
        put(TestCases.recovery(SubjectKind.INSTITUTION, HOSPITAL, "case-17", 200));
        put(RecoveryStep.newBuilder(TestCases.recovery(SubjectKind.INSTITUTION, HOSPITAL, "case-17", 0))
                .setEvent(RecoveryEvent.REFUSED)
                .build());
        take();
        assertThat(views.cases(false).recoveries().rows())
                .extracting(RecoveryStep::getOutstandingFen)
                .containsExactly(200L);

        put(TestCases.recovery(SubjectKind.INSTITUTION, HOSPITAL, "case-17", 0));
        take();
        assertThat(views.cases(false).recoveries().count()).isZero();
        assertThat(views.cases(true).recoveries().count()).isOne();
    }

    @Test
    void whatWaitsForASupervisorStandsFirst() {
        put(TestCases.referral("r-1", ReferralEvent.SENT));
        put(TestCases.referral("r-2", ReferralEvent.REMINDED));
        put(TestCases.referral("r-2", ReferralEvent.ESCALATED));
        put(TestCases.referral("r-3", ReferralEvent.ANSWERED));
        put(TestCases.referral("r-1", ReferralEvent.REFUSED));
        take();

        assertThat(views.cases(false).referrals().rows())
                .extracting(ReferralStep::getReferralId, ReferralStep::getEvent)
                .containsExactly(tuple("r-2", ReferralEvent.ESCALATED), tuple("r-1", ReferralEvent.SENT));
        assertThat(views.cases(true).referrals().rows())
                .extracting(ReferralStep::getReferralId)
                .containsExactly("r-3");
    }

    @Test
    void aDrawWaitsForItsResultAndTheNewestResultCounts() {
        put(TestCases.result("S2", "r-0"), "S2");
        put(TestCases.draw("S1"), "S1");
        put(TestCases.draw("S1"), "S1");
        take();
        assertThat(views.cases(false).inspections().rows())
                .containsExactly(new Inspection(TestCases.draw("S1"), Optional.empty()));

        InspectionResult newest = TestCases.result("S1", "r-2");
        put(TestCases.result("S1", "r-1"), "S1");
        put(newest, "S1");
        take();
        assertThat(views.cases(false).inspections().count()).isZero();
        assertThat(views.cases(true).inspections().rows())
                .containsExactly(new Inspection(TestCases.draw("S1"), Optional.of(newest)));
    }

    @Test
    void rubbishIsSetAside() {
        log.append(TopicCatalogue.REFERRALS, "r-1", new byte[] {1, 2, 3});
        log.append(TopicCatalogue.INSPECTIONS, "S1", null);
        put(TestCases.referral("r".repeat(300), ReferralEvent.SENT));
        take();

        assertThat(Databases.count(database, "projection.aside")).isEqualTo(3);
        assertThat(views.cases(false).referrals().rows()).isEmpty();
    }

    private void put(RecoveryStep step) {
        log.append(
                TopicCatalogue.SUPERVISION,
                step.getSubjectKind() + ":" + step.getSubjectId(),
                new WireEncoder().encode(step));
    }

    private void put(ReferralStep step) {
        log.append(TopicCatalogue.REFERRALS, step.getReferralId(), new WireEncoder().encode(step));
    }

    private void put(SpecificRecord inspection, String settlement) {
        log.append(TopicCatalogue.INSPECTIONS, settlement, new WireEncoder().encode(inspection));
    }

    private void take() {
        Databases.takeAll(database, log, metrics);
    }
}
