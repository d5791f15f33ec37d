package org.claimscreener.verifier;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.PackRef;
import org.claimscreener.wire.record.PackState;
import org.claimscreener.wire.record.PackStatus;
import org.claimscreener.wire.record.SystemReason;
import org.claimscreener.wire.record.Verdict;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimscreener.verifier.Documents.settlement;
import static org.claimscreener.verifier.Verified.STRICT;
import static org.claimscreener.verifier.Verified.assertClean;
import static org.claimscreener.verifier.Verified.assertOnly;
import static org.claimscreener.verifier.Verified.verify;

/** I8, against what the job said was in force. */
class SetsInForceTest {
    private static final PackRef FRAUD = ModelScreener.PACKS.get(0);
    private static final PackRef NATIONAL = ModelScreener.PACKS.get(1);
    private static final PackRef NEXT = new PackRef("national-policy", "2.0.0", "ef".repeat(32));

    private final ModelScreener screener = new ModelScreener();
    private final TestLog log = screener.log;

    private void status(PackState state, PackRef... inForce) {
        status(state, "screening", -1, inForce);
    }

    private void status(PackState state, String job, int subtask, PackRef... inForce) {
        log.append(
                TopicCatalogue.RULE_PACK_STATUS,
                0,
                NEXT.getPackId(),
                PackStatus.newBuilder()
                        .setPackId(NEXT.getPackId())
                        .setDigest(NEXT.getDigest())
                        .setState(state)
                        .setJob(job)
                        .setSubtask(subtask)
                        .setSubtasks(2)
                        .setControlNumber(1)
                        .setDetail("")
                        .setAt(Instant.EPOCH)
                        .setInForce(List.of(inForce))
                        .build());
    }

    private Row decided(String id, PackRef... packs) {
        screener.deploy(List.of(packs));
        screener.screen(settlement(id, "P" + id, "H1", 1, 0));
        return log.decision(id);
    }

    private Row heldForWantOfPacks(String id) {
        Row row = decided(id);
        row.say(Decision.newBuilder(row.as(Decision.class))
                .setSystemReason(SystemReason.NO_PACK)
                .setVerdict(Verdict.HOLD)
                .build());
        return row;
    }

    @Test
    void setsThatWereInForceAreRightWhateverTheirOrderInTime() {
        status(PackState.ACTIVE, FRAUD, NATIONAL);
        decided("S1", FRAUD, NATIONAL);
        status(PackState.ACTIVE, FRAUD, NEXT);
        decided("S2", FRAUD, NEXT);
        log.pass(Duration.ofMinutes(1));
        decided("S3", FRAUD, NATIONAL);

        Report report = verify(log);

        assertClean(report);
        assertThat(report.of(Invariant.I8).judged()).isEqualTo(3);
        assertThat(report.of(Invariant.I8).notChecked()).isEmpty();
    }

    @Test
    void aSetThatWasNeverInForceIsAccusedWithBothSets() {
        status(PackState.ACTIVE, FRAUD, NATIONAL);
        Row forged = decided("S1", FRAUD, NEXT);

        Report report = verify(log);

        assertOnly(report, Invariant.I8, "S1", forged.place);
        assertThat(report.shown().get(0).meaning())
                .contains("decided by fraud-patterns 1.0.0 (abababababab), national-policy 2.0.0 (efefefefefef)")
                .contains("in force were: fraud-patterns 1.0.0 (abababababab), national-policy 1.0.0 (cdcdcdcdcdcd)");
    }

    @Test
    void aPartOfASetIsAnotherSet() {
        status(PackState.ACTIVE, FRAUD, NATIONAL);
        Row forged = decided("S1", NATIONAL);

        assertOnly(verify(log), Invariant.I8, "S1", forged.place);
    }

    @Test
    void aPackThatIsMerelyStagedOrReadyIsNotInForce() {
        status(PackState.STAGED, NEXT);
        status(PackState.READY, "screening", 0, NEXT);
        status(PackState.ACTIVE, "another job", -1, NEXT);
        Row forged = decided("S1", NEXT);

        Report report = verify(log);

        assertOnly(report, Invariant.I8, "S1", forged.place);
        assertThat(report.shown().get(0).meaning()).endsWith("in force was none");
    }

    @Test
    void whatIsLeftAfterARetirementWasInForce() {
        status(PackState.ACTIVE, FRAUD, NATIONAL);
        status(PackState.RETIRED, FRAUD);
        decided("S1", FRAUD);

        assertClean(verify(log));
    }

    @Test
    void nothingInForceIsRightUntilTheJobSaysWhatIs() {
        heldForWantOfPacks("S1");
        status(PackState.ACTIVE, NATIONAL);
        heldForWantOfPacks("S2");

        Report report = verify(log);

        assertClean(report);
        assertThat(report.of(Invariant.I8).judged()).isEqualTo(2);
        assertThat(report.of(Invariant.I8).notChecked()).isEmpty();
    }

    @Test
    void whatComesWhenPacksAreInForceIsNotHeldForWantOfThem() {
        status(PackState.ACTIVE, NATIONAL);
        log.pass(Duration.ofSeconds(10));
        Row late = heldForWantOfPacks("S1");

        Report report = verify(log);

        assertOnly(report, Invariant.I8, "S1", late.place);
        assertThat(report.shown().get(0).meaning()).contains("no pack was in force", "national-policy 1.0.0");
    }

    @Test
    void nothingInForceIsRightAgainOnceEverythingIsRetired() {
        status(PackState.ACTIVE, NATIONAL);
        status(PackState.RETIRED);
        log.pass(Duration.ofMinutes(1));
        heldForWantOfPacks("S1");

        assertClean(verify(log));
    }

    @Test
    void aLogWithoutStatusesIsNotCheckedAndSaysSo() {
        decided("S1", NATIONAL);
        decided("S2", NATIONAL);

        Report report = verify(log);

        assertClean(report);
        assertThat(report.of(Invariant.I8).judged()).isZero();
        assertThat(report.of(Invariant.I8).notChecked()).hasSize(1).allSatisfy((reason, times) -> {
            assertThat(reason).startsWith("no statuses");
            assertThat(times).isEqualTo(2);
        });
        assertThat(ReportText.of(report)).anyMatch(line -> line.contains("not checked: 2 x no statuses"));
    }

    @Test
    void whatWasDecidedBeforeTheFirstStatusIsNotAccused() {
        decided("S1", NATIONAL);
        status(PackState.ACTIVE, NEXT);
        decided("S2", NEXT);

        Report report = verify(log);

        assertClean(report);
        assertThat(report.of(Invariant.I8).judged()).isEqualTo(1);
        assertThat(report.of(Invariant.I8).notChecked().keySet())
                .singleElement()
                .asString()
                .startsWith("decided before the job's first status");
    }

    @Test
    void aSetThatIsToldOnlyAfterItsFirstDecisionsIsRight() {
        decided("S1", NATIONAL);
        status(PackState.ACTIVE, NATIONAL);

        Report report = verify(log);

        assertThat(report.of(Invariant.I8).judged()).isEqualTo(1);
        assertThat(report.of(Invariant.I8).notChecked()).isEmpty();
    }

    @Test
    void whereOldStatusesAreGoneAnUnknownSetIsNotAccused() {
        status(PackState.ACTIVE, NATIONAL);
        status(PackState.ACTIVE, NEXT);
        log.beginAt(TopicCatalogue.RULE_PACK_STATUS, 0, 1);
        decided("S1", NATIONAL);
        decided("S2", NEXT);

        Report report = verify(log);

        assertClean(report);
        assertThat(report.of(Invariant.I8).judged()).isEqualTo(1);
        assertThat(report.of(Invariant.I8).notChecked().keySet())
                .singleElement()
                .asString()
                .contains("kept for 90 days");
    }

    @Test
    void whileItGoesOnASetMayBeToldWithinTheGrace() throws VerifyFailure {
        Verification verification = Verification.follow(log, STRICT.withGrace(Duration.ofSeconds(30)), Progress.NONE);
        status(PackState.STAGED);
        decided("S1", NATIONAL);
        Report open = verification.next();
        assertClean(open);
        assertThat(open.of(Invariant.I8).judged()).isZero();

        status(PackState.ACTIVE, NATIONAL);
        Report told = verification.next();
        assertThat(told.of(Invariant.I8).judged()).isEqualTo(1);

        Row forged = decided("S2", NEXT);
        assertClean(verification.next());
        log.pass(Duration.ofSeconds(30));
        decided("S4", NATIONAL);
        assertOnly(verification.next(), Invariant.I8, "S2", forged.place);
    }

    @Test
    void aStatusThatNobodyCanReadIsPassedOverAndSaidSo() {
        status(PackState.ACTIVE, NATIONAL);
        log.append(TopicCatalogue.RULE_PACK_STATUS, 0, "x", new byte[] {1, 2, 3});
        decided("S1", NATIONAL);

        Report report = verify(log);

        assertClean(report);
        assertThat(report.notes()).containsExactly("1 statuses about packs cannot be read: they are passed over");
    }
}
