package org.claimscreener.flow.store;

import java.util.ArrayList;
import java.util.List;

import org.apache.flink.streaming.runtime.tasks.TestProcessingTimeService;
import org.junit.jupiter.api.Test;
import org.rocksdb.RocksDBException;

import static org.assertj.core.api.Assertions.assertThat;

class FlushAheadTest {
    private final TestProcessingTimeService time = new TestProcessingTimeService();
    private final List<Long> flushes = new ArrayList<>();
    private final FlushAhead ahead = new FlushAhead(time, () -> flushes.add(time.getCurrentProcessingTime()));

    @Test
    void aSecondBeforeTheNextBarrierMemtablesAreFlushed() throws Exception {
        barrierAt(1_000);
        barrierAt(11_000);
        time.setCurrentTime(19_999);
        assertThat(flushes).isEmpty();

        time.setCurrentTime(20_000);

        assertThat(flushes).containsExactly(20_000L);
    }

    @Test
    void afterTheFirstBarrierNobodyKnowsWhenTheNextComes() throws Exception {
        barrierAt(1_000);

        time.setCurrentTime(100_000);

        assertThat(flushes).isEmpty();
    }

    @Test
    void barriersThatComeOftenNeedNoFlush() throws Exception {
        barrierAt(0);
        barrierAt(FlushAhead.SHORTEST.toMillis() - 1);

        time.setCurrentTime(100_000);

        assertThat(flushes).isEmpty();
    }

    @Test
    void anIntervalOfWhichNobodyKnowsWhetherItWasOneIsNotGoneBy() throws Exception {
        barrierAt(0);
        barrierAt(FlushAhead.LONGEST.toMillis() + 1);

        time.setCurrentTime(10 * FlushAhead.LONGEST.toMillis());

        assertThat(flushes).isEmpty();
    }

    @Test
    void aBarrierThatComesEarlyMovesTheNextFlush() throws Exception {
        barrierAt(0);
        barrierAt(10_000);
        barrierAt(15_000);

        time.setCurrentTime(18_999);
        assertThat(flushes).isEmpty();
        time.setCurrentTime(100_000);

        assertThat(flushes).hasSize(1);
    }

    @Test
    void aClockThatIsSetBackOrStandsStillDoesNoHarm() throws Exception {
        barrierAt(50_000);
        time.setCurrentTime(20_000);
        ahead.barrier();
        ahead.barrier();

        time.setCurrentTime(100_000);

        assertThat(flushes).isEmpty();
    }

    @Test
    void oneThatFailsHarmsNobodyAndTheNextIsTried() throws Exception {
        List<Long> tried = new ArrayList<>();
        FlushAhead failing = new FlushAhead(time, () -> {
            tried.add(time.getCurrentProcessingTime());
            throw new RocksDBException("no space left on device");
        });
        for (long at = 0; at <= 20_000; at += 10_000) {
            time.setCurrentTime(at);
            failing.barrier();
        }

        time.setCurrentTime(29_000);

        assertThat(tried).containsExactly(20_000L, 29_000L);
    }

    @Test
    void nothingIsFlushedOnceItIsClosed() throws Exception {
        barrierAt(0);
        barrierAt(10_000);

        ahead.close();
        time.setCurrentTime(100_000);

        assertThat(flushes).isEmpty();
    }

    private void barrierAt(long millis) throws Exception {
        time.setCurrentTime(millis);
        ahead.barrier();
    }
}
