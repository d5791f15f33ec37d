package org.claimscreener.verifier;

import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.record.DeadLetter;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.Source;
import org.junit.jupiter.api.Test;

import static org.claimscreener.verifier.Documents.settlement;
import static org.claimscreener.verifier.Verified.assertClean;
import static org.claimscreener.verifier.Verified.assertOnly;
import static org.claimscreener.verifier.Verified.verify;

/** I6. */
class AccountedTest {
    private final ModelScreener screener = new ModelScreener();
    private final TestLog log = screener.log;

    @Test
    void aDecisionOfWhatNobodySentIsAccused() {
        Row input = screener.screen(settlement("S1", "P1", "H1"));
        log.remove(input);

        assertOnly(verify(log), Invariant.I6, "S1", log.decision("S1").place);
    }

    @Test
    void aDecisionThatNamesAFileIsAccused() {
        screener.screen(settlement("S1", "P1", "H1"));
        Row decision = log.decision("S1");
        decision.say(Decision.newBuilder(decision.as(Decision.class))
                .setSource(new Source("day.jsonl", 0, 1L))
                .build());

        assertOnly(verify(log), Invariant.I6, "S1", decision.place);
    }

    @Test
    void aDeadLetterOfWhatNobodySentIsAccused() {
        Row rubbish = screener.sendRubbish();
        Row letter = log.all(TopicCatalogue.DEAD_LETTERS).get(0);
        letter.say(DeadLetter.newBuilder(letter.as(DeadLetter.class))
                .setSource(new Source(TopicCatalogue.SETTLEMENTS, 0, 99L))
                .setSettlementId("S5")
                .build());
        log.remove(rubbish);

        assertOnly(verify(log), Invariant.I6, "S5", letter.place);
    }

    @Test
    void aDeadLetterOfAnotherTopicIsNotThisLogsBusiness() {
        Row rubbish = screener.sendRubbish();
        Row letter = log.all(TopicCatalogue.DEAD_LETTERS).get(0);
        letter.say(DeadLetter.newBuilder(letter.as(DeadLetter.class))
                .setSource(new Source("claims.reviews.v1", 0, 99L))
                .build());
        log.remove(rubbish);

        assertClean(verify(log));
    }
}
