package org.claimscreener.launcher.packs;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.claimscreener.authorkit.deploy.log.Issued;
import org.claimscreener.authorkit.deploy.log.PackPromoter;
import org.claimscreener.authorkit.deploy.log.PackStatusReader;
import org.claimscreener.authorkit.deploy.log.ShadowReader;
import org.claimscreener.authorkit.local.LocalCrew;
import org.claimscreener.engine.deploy.Taken;
import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.flow.JobSettings;
import org.claimscreener.launcher.demo.LocalJob;
import org.claimscreener.stack.broker.LocalBroker;
import org.claimscreener.stack.broker.TopicSetup;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.PackControlKind;
import org.claimscreener.wire.record.PackRef;
import org.claimscreener.wire.record.PackState;
import org.claimscreener.wire.record.PackStatus;
import org.claimscreener.wire.record.ShadowOutcome;
import org.claimscreener.wire.record.ShadowResult;
import org.claimscreener.wire.record.SystemReason;
import org.claimscreener.wire.record.Verdict;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A pack's life on a real broker and a real job of two subtasks, under traffic that never stops. The tests share the job, in
 * order; the last one looks at every decision that was made meanwhile.
 */
@SuppressWarnings("NullAway.Init") // Filled before all tests.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PackDeploymentIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final int SUBTASKS = 2;
    private static final int PER_SECOND = 50;
    private static final LocalCrew CREW = new LocalCrew();
    private static final Queue<PackStatus> UNSEEN = new ArrayDeque<>();

    @TempDir
    private static Path folder;

    private static LocalBroker broker;
    private static LocalJob job;
    private static Answered settlements;
    private static PackPromoter promoter;
    private static PackStatusReader statuses;
    private static RulePack lax;
    private static RulePack strict;
    private static RulePack last;

    @BeforeAll
    static void start() throws Exception {
        broker = LocalBroker.start(folder.resolve("broker"));
        TopicSetup.createMissing(broker.bootstrapServers(), (short) 1);
        CeilingPacks packs = new CeilingPacks(folder);
        lax = packs.holdingAbove(1_000_000_000);
        strict = packs.holdingAbove(0, lax);
        last = strict;
        promoter = CREW.promoter(broker.bootstrapServers());
        statuses = PackStatusReader.open(broker.bootstrapServers());
        job = submit();
        settlements = new Answered(broker.bootstrapServers(), PER_SECOND);
    }

    private static LocalJob submit() throws Exception {
        return LocalJob.screening(
                broker.bootstrapServers(),
                CREW.keys().text(),
                new JobSettings(folder.resolve("state"), SUBTASKS, Duration.ofSeconds(1)));
    }

    @AfterAll
    static void stop() {
        for (AutoCloseable part : Arrays.asList(settlements, job, statuses, promoter, broker)) {
            if (part != null) {
                org.junit.jupiter.api.Assertions.assertDoesNotThrow(part::close);
            }
        }
    }

    @Test
    @Order(1)
    void withNothingInForceEverySettlementIsHeld() throws Exception {
        Decision decision = settlements.next();

        assertThat(decision.getVerdict()).isEqualTo(Verdict.HOLD);
        assertThat(decision.getSystemReason()).isEqualTo(SystemReason.NO_PACK);
        assertThat(decision.getPacks()).isEmpty();
    }

    @Test
    @Order(2)
    void aStagedPackIsReportedReadyByEverySubtaskAndDecidesNothing() throws Exception {
        stage(lax);

        awaitReadyEverywhere(lax);
        assertThat(settlements.next().getPacks()).isEmpty();
    }

    @Test
    @Order(3)
    void anActivatedPackDecides() throws Exception {
        order(PackControlKind.ACTIVATE, lax);
        PackStatus active = await(PackState.ACTIVE, lax);

        assertThat(active.getInForce()).containsExactly(ref(lax));
        Decision decision = settlements.next();
        assertThat(decision.getPacks()).containsExactly(ref(lax));
        assertThat(decision.getVerdict()).isEqualTo(Verdict.RELEASE);
    }

    @Test
    @Order(4)
    void aShadowSaysWhatItWouldHoldAndHoldsNothing() throws Exception {
        stage(strict);
        awaitReadyEverywhere(strict);
        order(PackControlKind.SHADOW, strict);
        await(PackState.SHADOW, strict);

        ShadowResult result = awaitShadow(strict);
        assertThat(result.getOutcome()).isEqualTo(ShadowOutcome.HOLDS_MORE);
        assertThat(result.getInsteadOf()).isEqualTo(ref(lax));
        assertThat(result.getShadowHeldFen()).isPositive();
        assertThat(result.getFindings()).isNotEmpty();
        Decision decision = settlements.next();
        assertThat(decision.getPacks()).containsExactly(ref(lax));
        assertThat(decision.getHeldFen()).isZero();
    }

    @Test
    @Order(5)
    void aShadowThatIsActivatedDecidesFromThenOn() throws Exception {
        order(PackControlKind.ACTIVATE, strict);
        await(PackState.ACTIVE, strict);

        Decision decision = settlements.next();
        assertThat(decision.getPacks()).containsExactly(ref(strict));
        assertThat(decision.getVerdict()).isEqualTo(Verdict.HOLD);
    }

    @Test
    @Order(6)
    void aRollbackTakesEffectAtOnce() throws Exception {
        order(PackControlKind.ROLLBACK, lax);
        await(PackState.ACTIVE, lax);

        assertThat(settlements.next().getPacks()).containsExactly(ref(lax));
    }

    @Test
    @Order(7)
    void anActivationWaitsForItsInstant() throws Exception {
        Instant at = Instant.now().plusSeconds(3);
        promoter.order(PackControlKind.ROLLBACK, CeilingPacks.ID, strict.digest(), at, "later", Instant.now());
        await(PackState.WAITING, strict);
        assertThat(settlements.next().getPacks()).containsExactly(ref(lax));

        PackStatus active = await(PackState.ACTIVE, strict);

        assertThat(active.getAt()).isAfterOrEqualTo(at);
        assertThat(settlements.next().getPacks()).containsExactly(ref(strict));
    }

    @Test
    @Order(8)
    void aPackThatDoesNotCompileIsRefusedBySubtasksAndLeavesTheOneInForce() throws Exception {
        RulePack broken = new CeilingPacks(folder).broken(strict);
        stage(broken);
        order(PackControlKind.ACTIVATE, broken);

        assertThat(await(PackState.REFUSED, broken).getDetail()).contains("ceiling.drl", "noSuchThing");
        assertThat(settlements.next().getPacks()).containsExactly(ref(strict));
        order(PackControlKind.RETIRE, broken);
        await(PackState.RETIRED, broken);
    }

    @Test
    @Order(9)
    void anOrderBySomebodyWhomTheJobDoesNotTrustChangesNothing() throws Exception {
        LocalCrew strangers = new LocalCrew();
        RulePack theirs = new CeilingPacks(folder).holdingAbove(5, strict);
        try (PackPromoter stranger = strangers.promoter(broker.bootstrapServers())) {
            Issued staged = stranger.stage(theirs, strangers.approve(theirs), "mine now", Instant.now());
            assertThat(staged.taken()).as("among themselves it is right").isInstanceOf(Taken.Accepted.class);
        }

        assertThat(await(PackState.IGNORED, theirs).getDetail()).isNotEmpty();
        assertThat(settlements.next().getPacks()).containsExactly(ref(strict));
    }

    @Test
    @Order(10)
    void aPackThatKeepsFailingGivesWayToTheOneBefore() throws Exception {
        last = new CeilingPacks(folder).failing(strict);
        stage(last);
        awaitReadyEverywhere(last);
        order(PackControlKind.ACTIVATE, last);
        await(PackState.ACTIVE, last);

        PackStatus tripped = await(PackState.TRIPPED, last);

        assertThat(tripped.getDetail()).contains("ceiling");
        await(PackState.ACTIVE, strict);
        Decision decision = settlements.next();
        assertThat(decision.getPacks()).containsExactly(ref(strict));
        assertThat(decision.getSystemReason()).isNull();
    }

    @Test
    @Order(11)
    void aJobThatBeginsAnewHasInForceWhatTheLogSays() throws Exception {
        order(PackControlKind.ROLLBACK, lax);
        await(PackState.ACTIVE, lax);
        job.close();
        job = submit();

        assertThat(await(PackState.ACTIVE, lax).getDetail()).contains("at the start");
        assertThat(settlements.next().getPacks()).containsExactly(ref(lax));
    }

    @Test
    @Order(12)
    void everySettlementWasDecidedByOneSetThatWasInForce() throws Exception {
        List<Decision> decisions = settlements.end();

        Set<String> known = Set.of(lax.digest(), strict.digest(), last.digest());
        assertThat(decisions).hasSizeGreaterThan(200);
        assertThat(decisions).allSatisfy(decision -> {
            assertThat(decision.getPacks()).hasSizeLessThanOrEqualTo(1);
            assertThat(known).containsAll(digests(decision));
            boolean failed = digests(decision).contains(last.digest());
            assertThat(decision.getSystemReason())
                    .isEqualTo(
                            decision.getPacks().isEmpty()
                                    ? SystemReason.NO_PACK
                                    : failed ? SystemReason.RULE_ERROR : null);
        });
        assertThat(decisions.stream().map(Decision::getSettlementId).collect(Collectors.toSet()))
                .hasSameSizeAs(decisions);
    }

    private static List<String> digests(Decision decision) {
        return decision.getPacks().stream().map(PackRef::getDigest).toList();
    }

    private static PackRef ref(RulePack pack) {
        return new PackRef(pack.id(), pack.version(), pack.digest());
    }

    private static void stage(RulePack pack) throws Exception {
        assertThat(promoter.stage(pack, CREW.approve(pack), "test", Instant.now())
                        .taken())
                .isInstanceOf(Taken.Accepted.class);
    }

    private static void order(PackControlKind kind, RulePack pack) throws Exception {
        assertThat(promoter.order(kind, pack.id(), pack.digest(), null, "test", Instant.now())
                        .taken())
                .isInstanceOf(Taken.Accepted.class);
    }

    private static PackStatus await(PackState state, RulePack pack) throws Exception {
        return await(
                        1,
                        status ->
                                status.getState() == state && status.getDigest().equals(pack.digest()))
                .get(0);
    }

    private static void awaitReadyEverywhere(RulePack pack) throws Exception {
        List<PackStatus> ready = await(
                SUBTASKS,
                status -> status.getState() == PackState.READY
                        && status.getDigest().equals(pack.digest()));
        assertThat(ready).extracting(PackStatus::getSubtask).containsExactlyInAnyOrder(0, 1);
    }

    /** The next so many that are meant; what comes before them is passed over. */
    private static List<PackStatus> await(int count, Predicate<PackStatus> meant) throws Exception {
        List<PackStatus> seen = new ArrayList<>();
        List<PackStatus> found = new ArrayList<>();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() - deadline < 0) {
            UNSEEN.addAll(statuses.poll(LOOK));
            while (!UNSEEN.isEmpty() && found.size() < count) {
                PackStatus status = UNSEEN.remove();
                seen.add(status);
                if (meant.test(status)) {
                    found.add(status);
                }
            }
            if (found.size() >= count) {
                return found;
            }
        }
        throw new AssertionError("not told within " + PATIENCE + ", only " + seen + "; the job: " + job.failure());
    }

    private static ShadowResult awaitShadow(RulePack pack) throws Exception {
        List<ShadowResult> results = new ArrayList<>();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (results.isEmpty() && System.nanoTime() - deadline < 0) {
            ShadowReader.readNewest(broker.bootstrapServers(), 1_000, result -> {
                if (result.getShadow().getDigest().equals(pack.digest())) {
                    results.add(result);
                }
            });
        }
        assertThat(results).isNotEmpty();
        return results.get(0);
    }
}
