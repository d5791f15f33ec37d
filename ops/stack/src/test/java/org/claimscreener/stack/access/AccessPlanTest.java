package org.claimscreener.stack.access;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.claimscreener.stack.access.ClusterState.TopicState;
import org.claimscreener.wire.Topic;
import org.claimscreener.wire.TopicCatalogue;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AccessPlanTest {
    private static final List<Topic> CATALOGUE = TopicCatalogue.existing();
    private static final Settings SETTINGS = new Settings((short) 3);
    private static final AccessList LIST = AccessList.parse("list", """
            principal\toperation\tkind\tname\treason
            network\twrite\ttopic\tclaims.settlements.v1\tsends
            holds\tread\tgroup\tholds\tits place
            holds\twrite\ttransactions\tholds-*\tfencing
            """);

    @Test
    void nothingDiffersWhereAllIsThere() {
        assertThat(plan(whole(), LIST.rights().keySet()).differences()).isEmpty();
    }

    @Test
    void aFreshBrokerNeedsEverything() {
        AccessPlan plan = plan(Map.of(), Set.of());

        assertThat(plan.differences()).hasSize(CATALOGUE.size() + 3);
        assertThat(plan.of(Difference.Remedy.APPLY)).hasSize(CATALOGUE.size() + 3);
        assertThat(plan.differences())
                .last()
                .satisfies(last -> assertThat(last.subject()).isEqualTo("holds may write transactions holds-*"))
                .satisfies(last -> assertThat(last.text()).isEqualTo("is missing: fencing"));
    }

    @Test
    void aSettingThatDiffersIsNamedWithBothValues() {
        Map<String, TopicState> topics = whole();
        Map<String, String> settings = new HashMap<>(SETTINGS.of(TopicCatalogue.get(TopicCatalogue.HOLDS)));
        settings.put("retention.ms", "1000");
        settings.remove(Settings.MIN_ISR);
        topics.put(TopicCatalogue.HOLDS, new TopicState(6, 3, settings));

        assertThat(plan(topics, LIST.rights().keySet()).differences())
                .containsExactly(
                        new Difference.SettingDiffers(TopicCatalogue.HOLDS, "min.insync.replicas", "not set", "2"),
                        new Difference.SettingDiffers(TopicCatalogue.HOLDS, "retention.ms", "1000", "-1"));
    }

    @Test
    void partitionsReplicasAndUnknownTopicsAreLeftToPeople() {
        Map<String, TopicState> topics = whole();
        topics.put(TopicCatalogue.AUDIT, new TopicState(2, 1, SETTINGS.of(TopicCatalogue.get(TopicCatalogue.AUDIT))));
        topics.put("claims.old.v1", new TopicState(1, 3, Map.of()));
        topics.put("somebody-elses", new TopicState(1, 3, Map.of()));

        assertThat(plan(topics, LIST.rights().keySet()).of(Difference.Remedy.BY_HAND))
                .containsExactly(
                        new Difference.PartitionsDiffer(TopicCatalogue.AUDIT, 2, 3),
                        new Difference.ReplicasDiffer(TopicCatalogue.AUDIT, 1, 3),
                        new Difference.TopicUnknown("claims.old.v1"));
    }

    @Test
    void aRightTooManyOnWhatIsOursIsFoundHoweverItIsWritten() {
        Set<AclBinding> rights = new HashSet<>(LIST.rights().keySet());
        List<AclBinding> surplus = List.of(
                right("bob", AclOperation.READ, ResourceType.TOPIC, "claims.settlements.v1", PatternType.LITERAL),
                right("bob", AclOperation.WRITE, ResourceType.TOPIC, "claims.", PatternType.PREFIXED),
                right("bob", AclOperation.ALL, ResourceType.TOPIC, "*", PatternType.LITERAL),
                right("bob", AclOperation.WRITE, ResourceType.TRANSACTIONAL_ID, "holds-7", PatternType.LITERAL),
                right("holds", AclOperation.READ, ResourceType.TOPIC, "anything", PatternType.LITERAL));
        rights.addAll(surplus);
        rights.add(right("bob", AclOperation.READ, ResourceType.TOPIC, "orders", PatternType.LITERAL));
        rights.add(right("bob", AclOperation.READ, ResourceType.GROUP, "holds-too", PatternType.LITERAL));

        AccessPlan plan = plan(whole(), rights);

        assertThat(plan.differences())
                .allMatch(difference -> difference.remedy() == Difference.Remedy.REVOKE)
                .hasSize(surplus.size());
        assertThat(plan.differences())
                .extracting(difference -> ((Difference.RightTooMany) difference).right())
                .containsExactlyInAnyOrderElementsOf(surplus);
    }

    @Test
    void aBrokerThatAsksNobodyIsOneDifferenceAndNotAHundred() {
        AccessPlan plan =
                AccessPlan.of(CATALOGUE, SETTINGS, Optional.of(LIST), new ClusterState(whole(), Optional.empty()));

        assertThat(plan.differences()).containsExactly(new Difference.NobodyIsAsked());
        assertThat(AccessPlan.of(CATALOGUE, SETTINGS, Optional.empty(), new ClusterState(whole(), Optional.empty()))
                        .differences())
                .isEmpty();
    }

    /** Whatever a broker lacks and has too much: what is done of the plan makes the next plan empty. */
    @Test
    void aPlanThatIsDoneLeavesNothingToDo() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            Map<String, TopicState> topics = whole();
            CATALOGUE.forEach(topic -> {
                if (random.nextInt(3) == 0) {
                    topics.remove(topic.name());
                } else if (random.nextInt(3) == 0) {
                    topics.put(topic.name(), new TopicState(topic.partitions(), 3, Map.of("retention.ms", "7")));
                }
            });
            Set<AclBinding> rights = new HashSet<>();
            List<AclBinding> own = new ArrayList<>(LIST.rights().keySet());
            Collections.shuffle(own, random);
            rights.addAll(own.subList(0, random.nextInt(own.size() + 1)));
            rights.add(right("bob", AclOperation.READ, ResourceType.GROUP, "holds", PatternType.LITERAL));

            AccessPlan plan = plan(topics, rights);
            done(plan, topics, rights);

            assertThat(plan.differences()).as("seed %d round %d", seed, round).isNotEmpty();
            assertThat(plan(topics, rights).differences())
                    .as("seed %d round %d", seed, round)
                    .isEmpty();
        }
    }

    private static void done(AccessPlan plan, Map<String, TopicState> topics, Set<AclBinding> rights) {
        for (Difference difference : plan.differences()) {
            if (difference instanceof Difference.TopicMissing missing) {
                topics.put(missing.subject(), asWanted(missing.topic()));
            } else if (difference instanceof Difference.SettingDiffers setting) {
                TopicState is = Objects.requireNonNull(topics.get(setting.topic()));
                Map<String, String> settings = new HashMap<>(is.settings());
                settings.put(setting.setting(), setting.wanted());
                topics.put(setting.topic(), new TopicState(is.partitions(), is.replicas(), settings));
            } else if (difference instanceof Difference.RightMissing missing) {
                rights.add(missing.right());
            } else if (difference instanceof Difference.RightTooMany surplus) {
                rights.remove(surplus.right());
            }
        }
    }

    private static AccessPlan plan(Map<String, TopicState> topics, Set<AclBinding> rights) {
        return AccessPlan.of(CATALOGUE, SETTINGS, Optional.of(LIST), new ClusterState(topics, Optional.of(rights)));
    }

    private static Map<String, TopicState> whole() {
        Map<String, TopicState> topics = new HashMap<>();
        CATALOGUE.forEach(topic -> topics.put(topic.name(), asWanted(topic)));
        return topics;
    }

    private static TopicState asWanted(Topic topic) {
        return new TopicState(topic.partitions(), 3, SETTINGS.of(topic));
    }

    private static AclBinding right(
            String principal, AclOperation operation, ResourceType kind, String name, PatternType pattern) {
        return new AclBinding(
                new ResourcePattern(kind, name, pattern),
                new AccessControlEntry("User:" + principal, "*", operation, AclPermissionType.ALLOW));
    }
}
