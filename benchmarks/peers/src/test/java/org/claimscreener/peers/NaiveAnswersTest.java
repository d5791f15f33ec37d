package org.claimscreener.peers;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.claimscreener.peers.naive.NaiveSession;
import org.claimscreener.traffic.Traffic;
import org.claimscreener.traffic.TrafficEvent;
import org.claimscreener.traffic.TrafficSettings;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.FeeLine;
import org.claimscreener.wire.record.Finding;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Source;
import org.claimscreener.wire.record.Verdict;
import org.claimscreener.wire.record.Visit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The naive service without Kafka. */
class NaiveAnswersTest {
    private static final long SEED = 9;
    private static final int WINDOW_DAYS = 30;

    private final NaiveSession session = new NaiveSession(WINDOW_DAYS);
    private final NaiveAnswers answers = new NaiveAnswers(session);
    private final WireEncoder encoder = new WireEncoder();
    private long offset;

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void findsAnotherStayWithinFifteenDays() {
        Settlement stay = stay();
        assertThat(codes(stay)).isEmpty();
        Settlement second = later(stay, 16);
        assertThat(codes(second)).as("16 days after").doesNotContain("NAIVE-STAY");
        assertThat(codes(later(second, 15))).as("15 days after that").contains("NAIVE-STAY");
    }

    @Test
    void findsWhatIsBilledTwiceADayAndNotOneSettlementTwice() {
        Settlement stay = stay();
        assertThat(codes(stay)).isEmpty();
        assertThat(codes(stay)).as("a retry").isEmpty();
        Settlement other = Settlement.newBuilder(stay).setSettlementId("other").build();
        assertThat(codes(other)).contains("NAIVE-ITEM-TWICE");
    }

    @Test
    void forgetsWhatIsWithdrawnAndWhatIsOld() {
        Settlement stay = stay();
        codes(stay);
        Reversal reversal = Reversal.newBuilder()
                .setReversalId("R1")
                .setSettlementId(stay.getSettlementId())
                .setVisitId(stay.getVisit().getVisitId())
                .setPatientId(stay.getPerson().getPatientId())
                .setInstitutionId(stay.getInstitution().getInstitutionId())
                .setChannel(stay.getChannel())
                .setReversedAt(stay.getSettledAt())
                .setLineIds(List.of())
                .build();
        assertThat(answers.to(next(), stay.getSentAt(), encoder.encode(reversal)))
                .isEmpty();
        Settlement second = later(stay, 10);
        assertThat(codes(second)).as("ten days after what was withdrawn").isEmpty();
        Settlement third = later(second, WINDOW_DAYS);
        assertThat(codes(third)).isEmpty();
        assertThat(session.size())
                .as("events, all of the third")
                .isEqualTo(1 + third.getFeeLines().size());
    }

    @Test
    void lettersWhatCannotBeRead() {
        ProducerRecord<String, byte[]> answer =
                answers.to(next(), Instant.EPOCH, new byte[] {1, 2}).orElseThrow();
        assertThat(answer.topic()).isEqualTo(TopicCatalogue.DEAD_LETTERS);
    }

    private static Settlement stay() {
        Traffic traffic = new Traffic(
                TrafficSettings.defaults(SEED, LocalDate.of(2026, 3, 1)).honestOnly());
        while (true) {
            TrafficEvent event = traffic.next();
            Settlement settlement = event.settlement().orElseThrow();
            if (settlement.getVisit().getVisitType().equals("2101")) {
                return settlement;
            }
        }
    }

    /** Admitted so many days after the first was discharged, for as long, with bills of its own. */
    private static Settlement later(Settlement stay, int days) {
        Visit visit = stay.getVisit();
        Instant ended = visit.getEndedAt();
        Duration shift =
                Duration.ofDays(days).plus(ended == null ? Duration.ZERO : Duration.between(visit.getBeganAt(), ended));
        return Settlement.newBuilder(stay)
                .setSettlementId(stay.getSettlementId() + "+" + days)
                .setSettledAt(stay.getSettledAt().plus(shift))
                .setSentAt(stay.getSentAt().plus(shift))
                .setVisit(Visit.newBuilder(visit)
                        .setBeganAt(visit.getBeganAt().plus(shift))
                        .setEndedAt(ended == null ? null : ended.plus(shift))
                        .build())
                .setFeeLines(stay.getFeeLines().stream()
                        .map(line -> FeeLine.newBuilder(line)
                                .setOccurredAt(line.getOccurredAt().plus(shift))
                                .build())
                        .toList())
                .build();
    }

    private List<String> codes(Settlement settlement) {
        ProducerRecord<String, byte[]> answer = answers.to(next(), settlement.getSentAt(), encoder.encode(settlement))
                .orElseThrow();
        assertThat(answer.topic()).isEqualTo(TopicCatalogue.DECISIONS);
        assertThat(answer.key()).isEqualTo(settlement.getPerson().getPatientId());
        Decision decision = (Decision) ((Decoded.Accepted) WireDecoder.create().decode(answer.value())).message();
        List<String> codes =
                decision.getFindings().stream().map(Finding::getRuleCode).toList();
        assertThat(decision.getVerdict()).isEqualTo(codes.isEmpty() ? Verdict.RELEASE : Verdict.HOLD);
        return codes;
    }

    private Source next() {
        return new Source(TopicCatalogue.SETTLEMENTS, 0, offset++);
    }
}
