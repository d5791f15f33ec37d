package org.claimscreener.stack.access;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.apache.kafka.common.acl.AclBinding;

/**
 * What a broker has, as far as it concerns this system.
 *
 * @param topics by name
 * @param rights empty when the broker has no authorizer, and everybody may do everything
 */
public record ClusterState(Map<String, TopicState> topics, Optional<Set<AclBinding>> rights) {
    public ClusterState {
        topics = Map.copyOf(topics);
        rights = rights.map(Set::copyOf);
    }

    /**
     * A topic as it is.
     *
     * @param replicas of the partition that has the fewest
     * @param settings all in force, the broker's own defaults too
     */
    public record TopicState(int partitions, int replicas, Map<String, String> settings) {
        public TopicState {
            settings = Map.copyOf(settings);
        }
    }
}
