package org.claimscreener.screening.io;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.claimscreener.metrics.JvmRegistry;
import org.claimscreener.metrics.OfScreening;
import org.claimscreener.screening.record.Outcome;
import org.claimscreener.screening.record.Outgoing;
import org.claimscreener.wire.record.Verdict;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Timer;

class AcknowledgementsTest {
    private final Acknowledgements acknowledgements = new Acknowledgements();
    private final RecordHeaders headers = new RecordHeaders();

    @Test
    void aDecisionCountsWithItsVerdictWhenTheBrokerHasIt() {
        Acknowledgements.mark(answer(Outcome.DECISION, Verdict.HOLD, false), headers);
        long holds = count(Verdict.HOLD);
        long releases = count(Verdict.RELEASE);
        double before = timer(Verdict.HOLD).totalTime(TimeUnit.MILLISECONDS);

        acknowledgements.onAcknowledgement(null, null, headers);

        assertThat(count(Verdict.HOLD)).isEqualTo(holds + 1);
        assertThat(count(Verdict.RELEASE)).isEqualTo(releases);
        assertThat(timer(Verdict.HOLD).totalTime(TimeUnit.MILLISECONDS) - before)
                .isBetween(70.0, 60_000.0);
    }

    @Test
    void receiptsAndWhatIsSentAgainCarryNothing() {
        Acknowledgements.mark(answer(Outcome.DECISION, Verdict.HOLD, true), headers);
        Acknowledgements.mark(answer(Outcome.RECEIPT, Verdict.HOLD, false), headers);

        assertThat(headers.toArray()).isEmpty();
    }

    @Test
    void aLabelThatIsNoVerdictStopsNothing() {
        Outgoing unlabelled = answer(Outcome.DECISION, Verdict.HOLD, false);
        unlabelled.put("label", "");

        Acknowledgements.mark(unlabelled, headers);

        assertThat(headers.toArray()).isEmpty();
    }

    @Test
    void whatFailedOrIsNotOursCountsNothing() {
        long before = total();
        acknowledgements.onAcknowledgement(null, null, headers);
        acknowledgements.onAcknowledgement(null, null, null);
        acknowledgements.onAcknowledgement(null, null, marked(new byte[0]));
        acknowledgements.onAcknowledgement(null, null, marked(new byte[] {1, 2, 3}));
        acknowledgements.onAcknowledgement(null, null, marked(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 'X'}));
        Acknowledgements.mark(answer(Outcome.DECISION, Verdict.RELEASE, false), headers);
        acknowledgements.onAcknowledgement(null, new IllegalStateException("the broker is away"), headers);

        assertThat(total()).isEqualTo(before);
    }

    private static Headers marked(byte[] value) {
        return new RecordHeaders().add(new RecordHeader(Acknowledgements.HEADER, value));
    }

    private static Outgoing answer(Outcome outcome, Verdict verdict, boolean repeated) {
        return new Outgoing(
                outcome, verdict.name(), repeated, "p1", System.currentTimeMillis() - 70, ByteBuffer.wrap(new byte[] {1
                }));
    }

    private static Timer timer(Verdict verdict) {
        return JvmRegistry.meters().timer(OfScreening.LATENCY, verdict.name());
    }

    private static long count(Verdict verdict) {
        return timer(verdict).count();
    }

    private static long total() {
        long sum = 0;
        for (Verdict verdict : Verdict.values()) {
            sum += count(verdict);
        }
        return sum;
    }
}
