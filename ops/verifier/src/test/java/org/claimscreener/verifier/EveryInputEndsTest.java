package org.claimscreener.verifier;

import java.time.Duration;
import java.time.Instant;

import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.record.DeadLetter;
import org.claimscreener.wire.record.DeadLetterReason;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.ReversalReceipt;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Source;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimscreener.verifier.Documents.retry;
import static org.claimscreener.verifier.Documents.reversal;
import static org.claimscreener.verifier.Documents.settlement;
import static org.claimscreener.verifier.Verified.STRICT;
import static org.claimscreener.verifier.Verified.assertClean;
import static org.claimscreener.verifier.Verified.assertOnly;
import static org.claimscreener.verifier.Verified.verify;

/** I2. */
class EveryInputEndsTest {
    private final ModelScreener screener = new ModelScreener();
    private final TestLog log = screener.log;

    @Test
    void aSettlementWithoutAnAnswerIsAccused() {
        screener.screen(settlement("S1", "P1", "H1"));
        Row lost = screener.send(settlement("S2", "P1", "H1"));

        Report report = verify(log);

        assertOnly(report, Invariant.I2, "S2", lost.place);
        assertThat(report.totals().unanswered()).isEqualTo(1);
    }

    @Test
    void aReversalWithoutAnAnswerIsAccused() {
        Settlement settlement = settlement("S1", "P1", "H1");
        screener.screen(settlement);
        Row lost = screener.send(reversal("R1", settlement));

        assertOnly(verify(log), Invariant.I2, "S1 reversal R1", lost.place);
    }

    @Test
    void aRetryWithoutItsCopyIsAccused() {
        Settlement settlement = settlement("S1", "P1", "H1");
        screener.screen(settlement);
        Row lost = screener.send(retry(settlement));

        assertOnly(verify(log), Invariant.I2, "S1", lost.place);
    }

    @Test
    void rubbishWithoutADeadLetterIsAccused() {
        Row lost = log.append(TopicCatalogue.SETTLEMENTS, 0, "", new byte[] {9, 9});
        Row empty = log.append(TopicCatalogue.SETTLEMENTS, 1, "", (byte[]) null);

        assertThat(verify(log).shown())
                .extracting(
                        Violation::invariant, violation -> violation.places().get(0))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Invariant.I2, lost.place),
                        org.assertj.core.groups.Tuple.tuple(Invariant.I2, empty.place));
    }

    @Test
    void theGraceEndsByTheClockOfTheRunToo() {
        screener.screen(settlement("S1", "P1", "H1"));
        Row lost = screener.send(settlement("S2", "P2", "H1"));
        log.noteEndsAt(log.now().plusSeconds(59));
        assertClean(verify(log, STRICT.withGrace(Duration.ofSeconds(60))));

        ModelScreener later = new ModelScreener();
        Row lostToo = later.send(settlement("S2", "P2", "H1"));
        later.log.noteEndsAt(later.log.now().plusSeconds(60));

        assertOnly(verify(later.log, STRICT.withGrace(Duration.ofSeconds(60))), Invariant.I2, "S2", lostToo.place);
        assertThat(lost.place).isNotNull();
    }

    @Test
    void aDecisionAndADeadLetterForOneInputAreAccused() {
        Row input = screener.screen(settlement("S1", "P1", "H1"));
        screener.refuse(input, DeadLetterReason.BAD_VALUE, "S1");

        assertOnly(verify(log), Invariant.I2, "S1", log.decision("S1").place, input.place);
    }

    @Test
    void aReceiptAndADeadLetterForOneInputAreAccused() {
        Settlement settlement = settlement("S1", "P1", "H1");
        screener.screen(settlement);
        Row input = screener.screen(reversal("R1", settlement));
        screener.refuse(input, DeadLetterReason.BAD_VALUE, "S1");

        assertOnly(verify(log), Invariant.I2, "S1 reversal R1", log.receipt("R1").place, input.place);
    }

    @Test
    void differingDeadLettersOfOneInputAreAccused() {
        Row input = screener.send(settlement("S1", "P1", "H1"));
        Row first = screener.refuse(input, DeadLetterReason.BAD_VALUE, "S1");
        Row second = screener.refuse(input, DeadLetterReason.MISSING_FIELD, "S1");

        assertOnly(verify(log), Invariant.I2, "S1", second.place, first.place, input.place);
    }

    @Test
    void aDeadLetterThatNamesAnotherSettlementIsAccused() {
        Row input = screener.send(settlement("S1", "P1", "H1"));
        Row letter = screener.refuse(input, DeadLetterReason.BAD_VALUE, "S8");

        assertOnly(verify(log), Invariant.I2, "S1", letter.place, input.place);
    }

    @Test
    void aDeadLetterOfAnotherTimeIsAccused() {
        Row input = screener.send(settlement("S1", "P1", "H1"));
        Row letter = screener.refuse(input, DeadLetterReason.BAD_VALUE, "S1");
        letter.say(DeadLetter.newBuilder(letter.as(DeadLetter.class))
                .setReceivedAt(Instant.EPOCH)
                .build());

        assertOnly(verify(log), Invariant.I2, "S1", letter.place, input.place);
    }

    @Test
    void aDecisionThatNamesARetryIsAccused() {
        Settlement settlement = settlement("S1", "P1", "H1");
        Row first = screener.screen(settlement);
        Row second = screener.screen(retry(settlement));
        for (Row row : log.decisions("S1")) {
            row.say(Decision.newBuilder(row.as(Decision.class))
                    .setSource(ModelScreener.source(second))
                    .setReceivedAt(Instant.ofEpochMilli(second.timestamp))
                    .build());
        }

        assertOnly(verify(log), Invariant.I2, "S1", second.place, first.place);
    }

    @Test
    void aDecisionThatNamesAnotherSettlementsInputIsAccused() {
        Row other = screener.screen(settlement("S1", "P1", "H1"));
        screener.screen(settlement("S2", "P1", "H1"));
        Row decision = log.decision("S2");
        decision.say(Decision.newBuilder(decision.as(Decision.class))
                .setSource(ModelScreener.source(other))
                .build());

        assertOnly(verify(log), Invariant.I2, "S2", decision.place, other.place);
    }

    @Test
    void aDecisionOfAnotherTimeThanItsInputIsAccused() {
        Row input = screener.screen(settlement("S1", "P1", "H1"));
        Row decision = log.decision("S1");
        decision.say(Decision.newBuilder(decision.as(Decision.class))
                .setReceivedAt(Documents.BEGINNING)
                .build());

        assertOnly(verify(log), Invariant.I2, "S1", decision.place, input.place);
    }

    @Test
    void aDecisionToAnotherInstitutionIsAccused() {
        Row input = screener.screen(settlement("S1", "P1", "H1"));
        Row decision = log.decision("S1");
        decision.say(Decision.newBuilder(decision.as(Decision.class))
                .setInstitutionId("H2")
                .build());

        assertOnly(verify(log), Invariant.I2, "S1", decision.place, input.place);
    }

    @Test
    void aDecisionAboutAnotherPersonIsAccused() {
        Row input = screener.screen(settlement("S1", "P1", "H1"));
        Row decision = log.decision("S1");
        decision.key = "P3".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        decision.say(Decision.newBuilder(decision.as(Decision.class))
                .setPatientId("P3")
                .build());

        Report report = verify(log);

        assertOnly(report, Invariant.I2, "S1", decision.place, input.place);
        assertThat(report.shown().get(0).toString()).doesNotContain("P1").doesNotContain("P3");
    }

    @Test
    void aDecisionOfContentThatNobodySentIsAccused() {
        Row input = screener.screen(settlement("S1", "P1", "H1"));
        Row decision = log.decision("S1");
        decision.say(Decision.newBuilder(decision.as(Decision.class))
                .setContentDigest("0".repeat(64))
                .build());

        Report report = verify(log);

        // The input that was sent has no answer then, which is the same fault seen from its side.
        assertThat(report.shown())
                .extracting(
                        Violation::invariant, violation -> violation.places().get(0))
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(Invariant.I2, decision.place),
                        org.assertj.core.groups.Tuple.tuple(Invariant.I2, input.place));
    }

    @Test
    void aReceiptForOtherLinesThanAskedIsAccused() {
        Settlement settlement = settlement("S1", "P1", "H1");
        screener.screen(settlement);
        Row input = screener.screen(reversal("R1", settlement, "S1-1"));
        Row receipt = log.receipt("R1");
        receipt.say(ReversalReceipt.newBuilder(receipt.as(ReversalReceipt.class))
                .setLineIds(java.util.List.of("S1-2"))
                .build());

        assertOnly(verify(log), Invariant.I2, "S1 reversal R1", receipt.place, input.place);
    }

    @Test
    void aReceiptThatNamesTheSettlementIsAccused() {
        Settlement settlement = settlement("S1", "P1", "H1");
        Row decided = screener.screen(settlement);
        screener.screen(reversal("R1", settlement));
        Row receipt = log.receipt("R1");
        receipt.say(ReversalReceipt.newBuilder(receipt.as(ReversalReceipt.class))
                .setSource(ModelScreener.source(decided))
                .build());

        assertOnly(verify(log), Invariant.I2, "S1 reversal R1", receipt.place, decided.place);
    }

    @Test
    void anAnswerThatNamesRubbishIsAccused() {
        Row rubbish = screener.sendRubbish();
        screener.screen(settlement("S1", "P1", "H1"));
        Row decision = log.decision("S1");
        Source source = ModelScreener.source(rubbish);
        decision.say(Decision.newBuilder(decision.as(Decision.class))
                .setSource(source)
                .build());

        assertOnly(verify(log), Invariant.I2, "S1", decision.place, rubbish.place);
    }
}
