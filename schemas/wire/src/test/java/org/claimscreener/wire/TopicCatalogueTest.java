package org.claimscreener.wire;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TopicCatalogueTest {

    @Test
    void existingTopicsAreThoseOfThisStep() {
        assertThat(TopicCatalogue.existing())
                .extracting(Topic::name)
                .containsExactly(
                        TopicCatalogue.SETTLEMENTS,
                        TopicCatalogue.DECISIONS,
                        TopicCatalogue.DEAD_LETTERS,
                        TopicCatalogue.RULE_PACKS,
                        TopicCatalogue.RULE_PACK_STATUS,
                        TopicCatalogue.SHADOW_RESULTS,
                        TopicCatalogue.STANDING,
                        TopicCatalogue.REVIEWS,
                        TopicCatalogue.HOLDS,
                        TopicCatalogue.TIPS,
                        TopicCatalogue.DIRECTIVES,
                        TopicCatalogue.SUPERVISION,
                        TopicCatalogue.INSPECTIONS,
                        TopicCatalogue.REFERRALS,
                        TopicCatalogue.REWARDS,
                        TopicCatalogue.DISCLOSURES,
                        TopicCatalogue.AUDIT);
    }

    @Test
    void namesAreUnique() {
        assertThat(TopicCatalogue.all()).extracting(Topic::name).doesNotHaveDuplicates();
    }

    @Test
    void settlementsAreOrderedByPatientAndStampedByTheBroker() {
        Topic settlements = TopicCatalogue.get(TopicCatalogue.SETTLEMENTS);

        assertThat(settlements.key()).isEqualTo("patient id");
        assertThat(settlements.messages()).isEqualTo(Set.of(MessageType.SETTLEMENT, MessageType.REVERSAL));
        assertThat(settlements.timestampType()).isEqualTo(Topic.TimestampType.LOG_APPEND_TIME);
        assertThat(settlements.writers()).isEqualTo(List.of("network"));
    }

    @Test
    void decisionsShareTheSettlementsPartitions() {
        assertThat(TopicCatalogue.get(TopicCatalogue.DECISIONS).partitions())
                .isEqualTo(TopicCatalogue.get(TopicCatalogue.SETTLEMENTS).partitions());
    }

    @Test
    void standingIsKeptForEverAndOnlyTheNewestOfASubject() {
        Topic standing = TopicCatalogue.get(TopicCatalogue.STANDING);

        assertThat(standing.messages()).isEqualTo(Set.of(MessageType.STANDING));
        assertThat(standing.brokerSettings())
                .containsEntry("cleanup.policy", "compact")
                .containsEntry("retention.ms", "-1");
    }

    @Test
    void peopleCommandAndOnlyTheHoldsJobSaysWhatBecameOfIt() {
        Topic reviews = TopicCatalogue.get(TopicCatalogue.REVIEWS);
        Topic holds = TopicCatalogue.get(TopicCatalogue.HOLDS);

        assertThat(reviews.messages()).isEqualTo(Set.of(MessageType.HOLD_COMMAND));
        assertThat(reviews.writers()).isEqualTo(List.of("console"));
        assertThat(holds.messages()).isEqualTo(Set.of(MessageType.HOLD_STEP));
        assertThat(holds.writers()).isEqualTo(List.of("holds"));
        assertThat(holds.key()).isEqualTo(reviews.key()).isEqualTo("hold id");
        assertThat(holds.partitions()).isEqualTo(reviews.partitions());
    }

    @Test
    void oneWritersAuditStaysInOrderAndForEver() {
        Topic audit = TopicCatalogue.get(TopicCatalogue.AUDIT);

        assertThat(audit.messages()).isEqualTo(Set.of(MessageType.AUDIT_RECORD, MessageType.AUDIT_CHECKPOINT));
        assertThat(audit.key()).isEqualTo("writer id");
        assertThat(audit.brokerSettings())
                .containsEntry("cleanup.policy", "delete")
                .containsEntry("retention.ms", "-1");
    }

    @Test
    void everyMessageHasRoomOnItsTopic() {
        for (Topic topic : TopicCatalogue.all()) {
            for (MessageType type : topic.messages()) {
                assertThat(topic.maxMessageBytes()).isGreaterThan(type.maxBytes());
            }
        }
    }

    @Test
    void deadLetterCarriesAWholeSettlementMessage() {
        assertThat(WireFormat.MAX_ORIGINAL_BYTES)
                .isGreaterThan(TopicCatalogue.get(TopicCatalogue.SETTLEMENTS).maxMessageBytes())
                .isLessThan(WireFormat.MAX_ANSWER_BYTES);
    }

    @Test
    void brokerSettingsBearTheBrokersNames() {
        assertThat(TopicCatalogue.get(TopicCatalogue.DECISIONS).brokerSettings())
                .containsEntry("cleanup.policy", "delete")
                .containsEntry("retention.ms", "-1")
                .containsEntry("message.timestamp.type", "LogAppendTime")
                .containsEntry("max.message.bytes", "2000000");
    }

    @Test
    void unknownTopicIsAProgrammersError() {
        assertThatThrownBy(() -> TopicCatalogue.get("claims.settlement.v1")).hasMessageContaining("catalogue");
    }
}
