package org.claimscreener.launcher.letter;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Set;

import org.apache.avro.specific.SpecificRecord;
import org.claimscreener.traffic.OutpatientVisits;
import org.claimscreener.verifier.Place;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.ActorRole;
import org.claimscreener.wire.record.DeadLetter;
import org.claimscreener.wire.record.DeadLetterReason;
import org.claimscreener.wire.record.HoldCommand;
import org.claimscreener.wire.record.HoldCommandKind;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Source;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class ReplayTest {
    private static final Settlement SETTLEMENT = OutpatientVisits.template();
    private static final byte[] BYTES = new WireEncoder().encode(SETTLEMENT);

    private final Replay replay = new Replay(Set.of(), false);

    @Test
    void theSameBytesGoBackUnderTheKeyThatTheTopicWants() {
        Replay.Back settlement = back(replay.judge(letter(1, TopicCatalogue.SETTLEMENTS, BYTES)));
        Replay.Back command = back(replay.judge(letter(2, TopicCatalogue.REVIEWS, bytes(command()))));

        assertThat(settlement.topic()).isEqualTo(TopicCatalogue.SETTLEMENTS);
        assertThat(settlement.key()).isEqualTo(SETTLEMENT.getPerson().getPatientId());
        assertThat(settlement.value()).isEqualTo(BYTES);
        assertThat(command.key()).isEqualTo("S1");
    }

    @Test
    void theSameBytesGoBackOnceAlsoWhenTheyCameBackAsALetterOfTheirOwn() {
        back(replay.judge(letter(1, TopicCatalogue.SETTLEMENTS, BYTES)));

        assertThat(why(replay.judge(letter(1, TopicCatalogue.SETTLEMENTS, BYTES))))
                .contains("put back before");
        assertThat(why(replay.judge(letter(2, TopicCatalogue.SETTLEMENTS, BYTES))))
                .contains("--again");
    }

    @Test
    void whatTheAuditSaysWentBackStaysUnlessAskedForAgain() {
        Set<String> done = Set.of(Letter.digest(BYTES));
        Letter letter = letter(1, TopicCatalogue.SETTLEMENTS, BYTES);

        assertThat(why(new Replay(done, false).judge(letter))).contains("put back before");
        back(new Replay(done, true).judge(letter));
    }

    @Test
    void whatAJobWroteIsNeverWrittenByHand() {
        for (String topic : new String[] {TopicCatalogue.DECISIONS, TopicCatalogue.HOLDS, "elsewhere"}) {
            assertThat(why(replay.judge(letter(1, topic, BYTES)))).contains(topic, "a job writes");
        }
    }

    @Test
    void whatWouldComeBackOrCannotGoStays() {
        assertThat(why(replay.judge(letter(1, TopicCatalogue.SETTLEMENTS, new byte[] {1, 2}))))
                .contains("would come back");
        assertThat(why(replay.judge(letter(2, TopicCatalogue.SETTLEMENTS, null))))
                .contains("too large");
        assertThat(why(replay.judge(letter(3, TopicCatalogue.REVIEWS, BYTES))))
                .isEqualTo("a Settlement does not belong on " + TopicCatalogue.REVIEWS);
    }

    @ParameterizedTest
    @EnumSource(DeadLetterReason.class)
    void eachReasonHasOneSentence(DeadLetterReason reason) {
        assertThat(Reasons.words(reason)).endsWith(".").doesNotContain("\n");
    }

    static Letter letter(long offset, String topic, byte @Nullable [] original) {
        return letter(offset, topic, original, DeadLetterReason.UNKNOWN_SCHEMA, Instant.ofEpochSecond(offset));
    }

    static Letter letter(long offset, String topic, byte @Nullable [] original, DeadLetterReason reason, Instant at) {
        return new Letter(
                new Place(TopicCatalogue.DEAD_LETTERS, (int) (offset % 3), offset),
                at,
                DeadLetter.newBuilder()
                        .setReason(reason)
                        .setMessage("mend it")
                        .setSource(new Source(topic, 0, offset))
                        .setReceivedAt(at)
                        .setOriginal(original == null ? null : ByteBuffer.wrap(original))
                        .build());
    }

    private static byte[] bytes(SpecificRecord record) {
        return new WireEncoder().encode(record);
    }

    private static HoldCommand command() {
        return HoldCommand.newBuilder()
                .setCommandId("c1")
                .setHoldId("S1")
                .setKind(HoldCommandKind.CLAIM)
                .setActorId("r1")
                .setActorRole(ActorRole.REVIEWER)
                .setSeenStep(1)
                .setReason("so it is")
                .setIssuedAt(Instant.EPOCH)
                .build();
    }

    private static Replay.Back back(Replay.Fate fate) {
        assertThat(fate).isInstanceOf(Replay.Back.class);
        return (Replay.Back) fate;
    }

    private static String why(Replay.Fate fate) {
        assertThat(fate).isInstanceOf(Replay.Left.class);
        return ((Replay.Left) fate).why();
    }
}
