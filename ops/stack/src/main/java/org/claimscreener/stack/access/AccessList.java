package org.claimscreener.stack.access;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.Resource;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.claimscreener.wire.TopicCatalogue;

/**
 * Who may do what at the broker, and why: the table {@code ops/kafka/access.tsv}. What it does not name is refused. Immutable.
 *
 * @param rights in the table's order, each with its reason
 */
public record AccessList(Map<AclBinding, String> rights) {
    private static final String HEADER = "principal\toperation\tkind\tname\treason";
    private static final int MOST_ROWS = 1_000;
    private static final int COLUMNS = 5;
    private static final Pattern PRINCIPAL = Pattern.compile("[a-z][a-z0-9-]{0,62}");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9._-]{1,249}\\*?");
    private static final String ANY_HOST = "*";
    private static final String USER = "User:";

    /** Reading and writing include to describe, in Kafka as here. */
    private static final Map<String, AclOperation> OPERATIONS = Map.of(
            "read",
            AclOperation.READ,
            "write",
            AclOperation.WRITE,
            "describe",
            AclOperation.DESCRIBE,
            "describe-configs",
            AclOperation.DESCRIBE_CONFIGS);

    private static final Map<String, ResourceType> KINDS = Map.of(
            "topic",
            ResourceType.TOPIC,
            "group",
            ResourceType.GROUP,
            "transactions",
            ResourceType.TRANSACTIONAL_ID,
            "cluster",
            ResourceType.CLUSTER);

    public AccessList {
        rights = Collections.unmodifiableMap(new LinkedHashMap<>(rights));
    }

    /**
     * Reads the table.
     *
     * @param name of the file, for messages
     * @throws IllegalArgumentException when a row makes no sense; the message says which and why
     */
    public static AccessList parse(String name, String text) {
        List<String> lines = text.lines().toList();
        if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
            throw new IllegalArgumentException(name + " does not begin with the columns " + HEADER.replace('\t', ' '));
        }
        if (lines.size() > MOST_ROWS) {
            throw new IllegalArgumentException(name + " has more than " + MOST_ROWS + " lines");
        }
        Map<AclBinding, String> rights = new LinkedHashMap<>();
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                add(rights, lines.get(i), name + " line " + (i + 1) + ": ");
            }
        }
        return new AccessList(rights);
    }

    private static void add(Map<AclBinding, String> rights, String line, String place) {
        String[] cells = line.split("\t", -1);
        if (cells.length != COLUMNS) {
            throw new IllegalArgumentException(place + "there are " + cells.length + " columns, expected " + COLUMNS);
        }
        if (cells[4].isBlank()) {
            throw new IllegalArgumentException(
                    place + "say why in the last column; nobody has a right without a reason");
        }
        if (rights.put(binding(cells, place), cells[4].strip()) != null) {
            throw new IllegalArgumentException(place + "the same right stands further up");
        }
    }

    private static AclBinding binding(String[] cells, String place) {
        AclOperation operation = OPERATIONS.get(cells[1]);
        ResourceType kind = KINDS.get(cells[2]);
        if (!PRINCIPAL.matcher(cells[0]).matches()) {
            throw new IllegalArgumentException(
                    place + "'" + cells[0] + "' is no principal: lower-case letters, digits and hyphens, at most 63");
        }
        if (operation == null || kind == null) {
            throw new IllegalArgumentException(place + "'" + cells[1] + " " + cells[2] + "' is not one of "
                    + sorted(OPERATIONS) + " on one of " + sorted(KINDS));
        }
        return new AclBinding(
                resource(kind, cells[3], place),
                new AccessControlEntry(USER + cells[0], ANY_HOST, operation, AclPermissionType.ALLOW));
    }

    private static ResourcePattern resource(ResourceType kind, String name, String place) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    place + "'" + name + "' is no name; a * is at its end or nowhere, and not alone");
        }
        boolean prefix = name.endsWith("*");
        if (kind == ResourceType.TOPIC
                && !prefix
                && TopicCatalogue.all().stream().noneMatch(topic -> topic.name().equals(name))) {
            throw new IllegalArgumentException(place + "there is no topic " + name + " in the catalogue");
        }
        if (kind == ResourceType.CLUSTER && !name.equals(Resource.CLUSTER_NAME)) {
            throw new IllegalArgumentException(place + "a cluster is called " + Resource.CLUSTER_NAME);
        }
        return prefix
                ? new ResourcePattern(kind, name.substring(0, name.length() - 1), PatternType.PREFIXED)
                : new ResourcePattern(kind, name, PatternType.LITERAL);
    }

    private static String sorted(Map<String, ?> words) {
        return words.keySet().stream().sorted().collect(Collectors.joining(", "));
    }

    /** A right as the table words it: {@code network may write topic claims.settlements.v1}. */
    public static String words(AclBinding right) {
        String principal = right.entry().principal();
        ResourcePattern resource = right.pattern();
        String host = right.entry().host();
        return (principal.startsWith(USER) ? principal.substring(USER.length()) : principal)
                + (right.entry().permissionType() == AclPermissionType.ALLOW ? " may " : " may not ")
                + word(OPERATIONS, right.entry().operation()) + " " + word(KINDS, resource.resourceType()) + " "
                + resource.name() + (resource.patternType() == PatternType.PREFIXED ? "*" : "")
                + (host.equals(ANY_HOST) ? "" : " from " + host);
    }

    private static <E extends Enum<E>> String word(Map<String, E> words, E value) {
        return words.entrySet().stream()
                .filter(entry -> entry.getValue() == value)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(value.name());
    }

    /** Whether a right at a broker concerns this system: one of the principals here, or what these have rights on. */
    boolean concerns(AclBinding right) {
        return rights.keySet().stream()
                .anyMatch(own -> own.entry().principal().equals(right.entry().principal())
                        || (own.pattern().resourceType() == right.pattern().resourceType()
                                && own.pattern().resourceType() != ResourceType.CLUSTER
                                && meet(own.pattern(), right.pattern())));
    }

    /** Whether two patterns have a name in common. */
    private static boolean meet(ResourcePattern one, ResourcePattern other) {
        return covers(one, other.name()) || covers(other, one.name());
    }

    private static boolean covers(ResourcePattern pattern, String name) {
        return pattern.name().equals(ResourcePattern.WILDCARD_RESOURCE)
                || (pattern.patternType() == PatternType.PREFIXED
                        ? name.startsWith(pattern.name())
                        : name.equals(pattern.name()));
    }

    /** Names of those who have any right, without {@code User:}, in the table's order. */
    public List<String> principals() {
        return rights.keySet().stream()
                .map(right -> right.entry().principal().substring(USER.length()))
                .distinct()
                .toList();
    }

    /** The rights of a principal with their reasons, in the table's order. */
    public Map<AclBinding, String> of(String principal) {
        Map<AclBinding, String> own = new LinkedHashMap<>();
        rights.forEach((right, reason) -> {
            if (right.entry().principal().equals(USER + principal)) {
                own.put(right, reason);
            }
        });
        return own;
    }

    /** Why somebody has a right. */
    Optional<String> reason(AclBinding right) {
        return Optional.ofNullable(rights.get(right));
    }
}
