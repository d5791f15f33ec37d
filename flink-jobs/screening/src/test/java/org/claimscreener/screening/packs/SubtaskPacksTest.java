package org.claimscreener.screening.packs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.apache.flink.runtime.operators.coordination.OperatorEvent;
import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.screening.metrics.StampMetrics;
import org.claimscreener.screening.packs.PackMessages.Place;
import org.claimscreener.screening.packs.PackMessages.Prepared;
import org.claimscreener.screening.packs.PackMessages.Switched;
import org.claimscreener.screening.packs.PackMessages.View;
import org.claimscreener.screening.record.StampedPack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@SuppressWarnings("NullAway.Init") // Filled before each test.
class SubtaskPacksTest {
    private static final long PATIENCE_SECONDS = 30;

    @TempDir
    private Path folder;

    private final Map<String, RulePack> archives = new HashMap<>();
    private final BlockingQueue<Runnable> mailbox = new LinkedBlockingQueue<>();
    private final Line line = new Line();
    private final PackShelf shelf = new PackShelf(2);
    private RulePack first;
    private RulePack second;
    private RulePack broken;
    private SubtaskPacks packs;

    @BeforeEach
    void write() {
        first = known(SmallPacks.noting(folder, "small", 100));
        second = known(SmallPacks.after(first, folder, 200));
        broken = known(SmallPacks.brokenAfter(second, folder));
        packs = new SubtaskPacks(
                line,
                shelf,
                place -> Objects.requireNonNull(archives.get(place.digest())),
                mailbox::add,
                new StampMetrics(0));
    }

    private RulePack known(RulePack pack) {
        archives.put(pack.digest(), pack);
        return pack;
    }

    @AfterEach
    void close() {
        packs.close();
    }

    @Test
    void opensWithWhatIsInForceCompiledAndStamped() throws Exception {
        line.views.add(view(1, List.of(first)));
        packs.open();

        assertThat(packs.stamp().packs()).containsExactly(new StampedPack("small", "1.0.0", first.digest()));
        assertThat(shelf.lease(first.digest(), true)).isPresent();
        assertThat(line.told).hasSize(2).element(1).isEqualTo(new Switched(1));
    }

    @Test
    void beginsAnewWhenSomethingElseIsInForceByTheTimeAllAreReady() throws Exception {
        line.views.add(view(1, List.of(first)));
        line.views.add(view(2, List.of(second)));
        packs.open();

        assertThat(packs.stamp().packs()).extracting(StampedPack::getDigest).containsExactly(second.digest());
    }

    @Test
    void stampsWhatIsInForceAlsoWhenItCannotBeUsedSoThatSettlementsAreHeld() throws Exception {
        line.views.add(view(1, List.of(broken)));
        packs.open();

        assertThat(packs.stamp().packs()).extracting(StampedPack::getDigest).containsExactly(broken.digest());
        assertThat(((Prepared) line.told.get(0)).failure()).contains("noSuchThing");
    }

    @Test
    void compilesWhatItIsToPrepareAndStampsAsBefore() throws Exception {
        opened();
        packs.take(view(2, List.of(first), second));
        answerOfTheCompiler();

        assertThat(packs.stamp().packs()).extracting(StampedPack::getDigest).containsExactly(first.digest());
        assertThat(prepared(second).failure()).isEmpty();
    }

    @Test
    void stampsByTheNewViewFromItsArrivalOn() throws Exception {
        opened();
        packs.take(view(2, List.of(first), second));
        answerOfTheCompiler();
        packs.take(view(3, List.of(second), first));

        assertThat(packs.stamp().packs()).extracting(StampedPack::getDigest).containsExactly(second.digest());
        assertThat(line.told).contains(new Switched(3));
    }

    @Test
    void aViewThatComesLateOrTwiceMeansNothing() throws Exception {
        opened();
        packs.take(view(3, List.of(first), second));
        answerOfTheCompiler();
        int told = line.told.size();
        packs.take(view(3, List.of(second)));
        packs.take(view(2, List.of(second)));

        assertThat(packs.stamp().packs()).extracting(StampedPack::getDigest).containsExactly(first.digest());
        assertThat(line.told).hasSize(told);
    }

    @Test
    void whatCannotBeUsedIsToldOnceAndNotTriedAgainWhileItIsWanted() throws Exception {
        opened();
        packs.take(view(2, List.of(first), broken));
        answerOfTheCompiler();
        packs.take(view(3, List.of(first), broken, second));
        answerOfTheCompiler();

        assertThat(line.told)
                .filteredOn(event ->
                        event instanceof Prepared prepared && prepared.digest().equals(broken.digest()))
                .singleElement()
                .satisfies(event -> assertThat(((Prepared) event).failure()).contains("noSuchThing"));
    }

    @Test
    void letsGoOfWhatIsNotWantedAnyMore() throws Exception {
        opened();
        packs.take(view(2, List.of(first), second));
        answerOfTheCompiler();
        packs.take(view(3, List.of(first)));
        RulePack other = known(SmallPacks.noting(folder, "other", 1));
        RulePack another = known(SmallPacks.noting(folder, "another", 1));
        for (RulePack pack : List.of(other, another)) {
            shelf.compile(pack.digest(), true, () -> pack).join().close();
        }

        assertThat(shelf.lease(second.digest(), true))
                .as("pushed out by two newer ones")
                .isEmpty();
        assertThat(shelf.lease(first.digest(), true)).isPresent();
    }

    @Test
    void shadowsAreStampedOnceTheyAreCompiled() throws Exception {
        opened();
        packs.take(new View(2, List.of(place(first)), List.of(place(second)), List.of()));
        assertThat(packs.stamp().shadows()).isEmpty();
        answerOfTheCompiler();

        assertThat(packs.stamp().shadows()).extracting(StampedPack::getDigest).containsExactly(second.digest());
        assertThat(packs.stamp().packs()).extracting(StampedPack::getDigest).containsExactly(first.digest());
    }

    @Test
    void whatTheCompilerAnswersAfterTheEndIsGivenBack() throws Exception {
        opened();
        packs.take(view(2, List.of(first), second));
        packs.close();
        answerOfTheCompiler();
        RulePack other = known(SmallPacks.noting(folder, "other", 1));
        shelf.compile(other.digest(), true, () -> other).join().close();

        assertThat(shelf.lease(first.digest(), true)).as("the idlest of three").isEmpty();
    }

    @Test
    void aCompiledPackWhoseTaskIsGoneIsGivenBackAlthoughNobodyTakesItsAnswer() throws Exception {
        opened();
        packs.take(view(2, List.of(first), second));
        packs.close();
        // The answer stays in the mailbox for ever.
        Runnable neverRun = mailbox.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(neverRun).isNotNull();
        for (String id : List.of("other", "another")) {
            RulePack pack = known(SmallPacks.noting(folder, id, 1));
            shelf.compile(pack.digest(), true, () -> pack).join().close();
        }

        assertThat(shelf.lease(second.digest(), true))
                .as("pushed out by two newer ones")
                .isEmpty();
    }

    @Test
    void whatWasInForceWhileItOpenedIsReportedAnewWhenItIsStillWanted() throws Exception {
        line.views.add(view(1, List.of(first)));
        line.views.add(view(2, List.of(second), first));
        packs.open();
        line.told.clear();
        answerOfTheCompiler();

        assertThat(prepared(first).failure()).isEmpty();
    }

    private void opened() throws Exception {
        line.views.add(view(1, List.of(first)));
        packs.open();
        line.told.clear();
    }

    private void answerOfTheCompiler() throws InterruptedException {
        Runnable answer = mailbox.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (answer == null) {
            throw new AssertionError("the compiler does not answer");
        }
        answer.run();
    }

    private Prepared prepared(RulePack pack) {
        return line.told.stream()
                .filter(Prepared.class::isInstance)
                .map(Prepared.class::cast)
                .filter(one -> one.digest().equals(pack.digest()))
                .findFirst()
                .orElseThrow();
    }

    private static View view(long number, List<RulePack> inForce, RulePack... prepare) {
        return new View(
                number,
                inForce.stream().map(SubtaskPacksTest::place).toList(),
                List.of(),
                List.of(prepare).stream().map(SubtaskPacksTest::place).toList());
    }

    private static Place place(RulePack pack) {
        return new Place(pack.id(), pack.version(), pack.digest(), 0, 0, 1, 1, List.of());
    }

    /** Answers with one view after the other, the last one for ever. */
    private static final class Line implements PackLine {
        private final List<View> views = new ArrayList<>();
        private final List<OperatorEvent> told = new ArrayList<>();
        private int asked;

        @Override
        public View join() {
            return views.get(0);
        }

        @Override
        public View awaitAll(long view) {
            asked++;
            return views.get(Math.min(asked, views.size() - 1));
        }

        @Override
        public void tell(OperatorEvent event) {
            told.add(event);
        }
    }
}
