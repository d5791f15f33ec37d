package org.claimscreener.stack.access;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.SecurityDisabledException;
import org.claimscreener.stack.access.ClusterState.TopicState;
import org.claimscreener.wire.KafkaAddress;
import org.claimscreener.wire.Topic;
import org.jspecify.annotations.Nullable;

/** Asks a broker what it has, and changes it as a plan says. Not thread-safe. */
public final class ClusterAdmin implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String address;
    private final Admin admin;

    private ClusterAdmin(String address, Admin admin) {
        this.address = address;
        this.admin = admin;
    }

    /**
     * Does not connect yet.
     *
     * @param address {@link KafkaAddress}
     * @throws IOException when it is none, or its client's settings are not
     */
    public static ClusterAdmin of(String address) throws IOException {
        try {
            return new ClusterAdmin(
                    address, Admin.create(KafkaAddress.settings(address, Map.of("default.api.timeout.ms", (int)
                            PATIENCE.toMillis()))));
        } catch (KafkaException e) {
            throw new IOException(
                    "no client can be made for " + address + ": " + cause(e)
                            + ". Write host:port, several with commas, and check the client's settings",
                    e);
        }
    }

    /** What it has. */
    public ClusterState state() throws IOException {
        Set<String> names = get("list its topics", admin.listTopics().names());
        Map<String, TopicDescription> described =
                get("describe its topics", admin.describeTopics(names).allTopicNames());
        Map<ConfigResource, Config> configs = get(
                "describe the settings of its topics",
                admin.describeConfigs(names.stream().map(ClusterAdmin::resource).toList())
                        .all());
        Map<String, TopicState> topics = new HashMap<>();
        described.forEach((name, topic) -> topics.put(
                name,
                new TopicState(
                        topic.partitions().size(),
                        topic.partitions().stream()
                                .mapToInt(partition -> partition.replicas().size())
                                .min()
                                .orElse(0),
                        settings(configs.get(resource(name))))));
        return new ClusterState(topics, rights());
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }

    private static Map<String, String> settings(@Nullable Config config) {
        if (config == null) {
            return Map.of();
        }
        return config.entries().stream()
                .filter(entry -> entry.value() != null)
                .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
    }

    private Optional<Set<AclBinding>> rights() throws IOException {
        try {
            return Optional.of(Set.copyOf(get(
                    "list its rights", admin.describeAcls(AclBindingFilter.ANY).values())));
        } catch (IOException e) {
            if (e.getCause() instanceof ExecutionException asked
                    && asked.getCause() instanceof SecurityDisabledException) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * Makes what is to be applied so; with {@code revoke} takes away rights that are too many. Rights come first and topics
     * after, so that no topic is ever there before who may use it is. Done again, it does no harm.
     *
     * @return what was done, in the order of doing
     */
    public List<Difference> apply(AccessPlan plan, boolean revoke) throws IOException {
        List<Difference> todo = new ArrayList<>(plan.of(Difference.Remedy.APPLY));
        if (revoke) {
            todo.addAll(plan.of(Difference.Remedy.REVOKE));
        }
        List<AclBinding> given = new ArrayList<>();
        List<NewTopic> made = new ArrayList<>();
        Map<ConfigResource, Collection<AlterConfigOp>> changed = new HashMap<>();
        List<AclBindingFilter> taken = new ArrayList<>();
        for (Difference difference : todo) {
            sort(difference, given, made, changed, taken);
        }
        if (!given.isEmpty()) {
            get("give rights", admin.createAcls(given).all());
        }
        if (!made.isEmpty()) {
            get("create topics", admin.createTopics(made).all());
        }
        if (!changed.isEmpty()) {
            get(
                    "change settings of topics",
                    admin.incrementalAlterConfigs(changed).all());
        }
        if (!taken.isEmpty()) {
            get("take rights away", admin.deleteAcls(taken).all());
        }
        return List.copyOf(todo);
    }

    private static void sort(
            Difference difference,
            List<AclBinding> given,
            List<NewTopic> made,
            Map<ConfigResource, Collection<AlterConfigOp>> changed,
            List<AclBindingFilter> taken) {
        if (difference instanceof Difference.RightMissing missing) {
            given.add(missing.right());
        } else if (difference instanceof Difference.RightTooMany surplus) {
            taken.add(surplus.right().toFilter());
        } else if (difference instanceof Difference.TopicMissing missing) {
            Topic topic = missing.topic();
            made.add(new NewTopic(
                            topic.name(), topic.partitions(), missing.wanted().replicas())
                    .configs(missing.wanted().of(topic)));
        } else if (difference instanceof Difference.SettingDiffers setting) {
            ConfigEntry entry = new ConfigEntry(setting.setting(), setting.wanted());
            changed.computeIfAbsent(resource(setting.topic()), topic -> new ArrayList<>())
                    .add(new AlterConfigOp(entry, AlterConfigOp.OpType.SET));
        } else {
            throw new IllegalArgumentException("is done by hand alone: " + difference);
        }
    }

    private <T> T get(String what, KafkaFuture<T> asked) throws IOException {
        try {
            return asked.get(PATIENCE.toMillis() * 2, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException("the broker at " + address + " does not " + what + ": " + cause(e), e);
        } catch (TimeoutException e) {
            throw new IOException("the broker at " + address + " does not answer when asked to " + what, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the broker was asked to " + what, e);
        }
    }

    private static String cause(Throwable thrown) {
        Throwable innermost = thrown;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        return innermost.getMessage() == null ? innermost.getClass().getSimpleName() : innermost.getMessage();
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(2));
    }
}
