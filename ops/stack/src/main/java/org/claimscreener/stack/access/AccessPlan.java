package org.claimscreener.stack.access;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.apache.kafka.common.acl.AclBinding;
import org.claimscreener.stack.access.ClusterState.TopicState;
import org.claimscreener.wire.Topic;

/**
 * What would have to change at a broker. Pure: the same inputs give the same plan, in the same order.
 *
 * @param differences topics first, in the catalogue's order, then rights in that of the list
 */
public record AccessPlan(List<Difference> differences) {
    private static final String OUR_TOPICS = "claims.";

    public AccessPlan {
        differences = List.copyOf(differences);
    }

    /**
     * Compares.
     *
     * @param catalogue topics as they are to be
     * @param access empty to look at topics only
     */
    public static AccessPlan of(
            List<Topic> catalogue, Settings settings, Optional<AccessList> access, ClusterState state) {
        List<Difference> differences = new ArrayList<>();
        for (Topic topic : catalogue) {
            compare(topic, settings, Optional.ofNullable(state.topics().get(topic.name())), differences);
        }
        Set<String> unknown = new TreeSet<>(state.topics().keySet());
        catalogue.forEach(topic -> unknown.remove(topic.name()));
        unknown.stream()
                .filter(name -> name.startsWith(OUR_TOPICS))
                .map(Difference.TopicUnknown::new)
                .forEach(differences::add);
        access.ifPresent(list -> compare(list, state.rights(), differences));
        return new AccessPlan(differences);
    }

    private static void compare(
            Topic topic, Settings settings, Optional<TopicState> found, List<Difference> differences) {
        if (found.isEmpty()) {
            differences.add(new Difference.TopicMissing(topic, settings));
            return;
        }
        TopicState actual = found.get();
        if (actual.partitions() != topic.partitions()) {
            differences.add(new Difference.PartitionsDiffer(topic.name(), actual.partitions(), topic.partitions()));
        }
        if (actual.replicas() != settings.replicas()) {
            differences.add(new Difference.ReplicasDiffer(topic.name(), actual.replicas(), settings.replicas()));
        }
        new TreeMap<>(settings.of(topic)).forEach((name, wanted) -> {
            String is = actual.settings().getOrDefault(name, "not set");
            if (!is.equals(wanted)) {
                differences.add(new Difference.SettingDiffers(topic.name(), name, is, wanted));
            }
        });
    }

    private static void compare(AccessList list, Optional<Set<AclBinding>> actual, List<Difference> differences) {
        if (actual.isEmpty()) {
            differences.add(new Difference.NobodyIsAsked());
            return;
        }
        list.rights().forEach((right, reason) -> {
            if (!actual.get().contains(right)) {
                differences.add(new Difference.RightMissing(right, reason));
            }
        });
        actual.get().stream()
                .filter(right -> !list.rights().containsKey(right) && list.concerns(right))
                .sorted(Comparator.comparing(AccessList::words))
                .map(Difference.RightTooMany::new)
                .forEach(differences::add);
    }

    /** Those of one remedy, in their order. */
    public List<Difference> of(Difference.Remedy remedy) {
        return differences.stream()
                .filter(difference -> difference.remedy() == remedy)
                .toList();
    }
}
