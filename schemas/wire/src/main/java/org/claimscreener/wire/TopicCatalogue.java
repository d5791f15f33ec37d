package org.claimscreener.wire;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The one table of topics, from {@code topics.tsv} of this module. The topic tool, the docs and the tests read it, and
 * no topic is named elsewhere.
 */
public final class TopicCatalogue {

    /** Settlements and reversals, from the network. */
    public static final String SETTLEMENTS = "claims.settlements.v1";

    /** Decisions and receipts of reversals. */
    public static final String DECISIONS = "claims.decisions.v1";

    /** What could not be screened. */
    public static final String DEAD_LETTERS = "claims.dead-letters.v1";

    /** Control records for rule packs. */
    public static final String RULE_PACKS = "claims.rule-packs.v1";

    /** What each subtask did with a control record. */
    public static final String RULE_PACK_STATUS = "claims.rule-pack-status.v1";

    /** What shadow packs say about settlements that were decided without them. */
    public static final String SHADOW_RESULTS = "claims.shadow-results.v1";

    /** What is in force about institutions, practitioners and persons; compacted. */
    public static final String STANDING = "claims.standing.v1";

    /** What persons want done with holds. */
    public static final String REVIEWS = "claims.reviews.v1";

    /** Every step of every hold. */
    public static final String HOLDS = "claims.holds.v1";

    /** Orders of the authority, and what persons want done about subjects, or enter about money that they owe. */
    public static final String DIRECTIVES = "claims.directives.v1";

    /** Reports from the public, and what persons want done with them. */
    public static final String TIPS = "claims.tips.v1";

    /** What the reporters of verified tips are to be paid. */
    public static final String REWARDS = "claims.rewards.v1";

    /** What the supervision job did about each subject. */
    public static final String SUPERVISION = "claims.supervision.v1";

    /** Released settlements that are drawn for inspection, the seeds that draw them, and what was found. */
    public static final String INSPECTIONS = "claims.inspections.v1";

    /** What persons enter about referrals to other departments, and what became of them. */
    public static final String REFERRALS = "claims.referrals.v1";

    /** Figures of each month for the public. */
    public static final String DISCLOSURES = "claims.disclosures.v1";

    /** Who did what, in one hash chain a writer. */
    public static final String AUDIT = "claims.audit.v1";

    private static final int COLUMNS = 11;

    private static final List<Topic> ALL = load();

    private TopicCatalogue() {}

    /** All topics, reserved ones too, in the table's order. */
    public static List<Topic> all() {
        return ALL;
    }

    /** The topics that this build creates and uses, in the table's order. */
    public static List<Topic> existing() {
        return ALL.stream().filter(Topic::exists).toList();
    }

    /**
     * The topic of a name.
     *
     * @throws IllegalArgumentException if the catalogue has none
     */
    public static Topic get(String name) {
        return ALL.stream()
                .filter(topic -> topic.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No topic " + name
                        + " in the catalogue (schemas/wire, topics.tsv); add a row or mend the name"));
    }

    private static List<Topic> load() {
        InputStream table = Objects.requireNonNull(
                TopicCatalogue.class.getResourceAsStream("/topics.tsv"), "topics.tsv is missing from this build");
        try (var lines = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .map(TopicCatalogue::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read topics.tsv of this build; rebuild schemas/wire", e);
        }
    }

    private static Topic parse(String line) {
        String[] cells = line.split("\t", -1);
        if (cells.length != COLUMNS) {
            throw new IllegalArgumentException("A row of topics.tsv has not " + COLUMNS + " columns: " + line);
        }
        return new Topic(
                cells[0],
                exists(cells[1]),
                messages(cells[2]),
                cells[3],
                Integer.parseInt(cells[4]),
                retentionMillis(cells[5]),
                Topic.Cleanup.valueOf(cells[6].toUpperCase(Locale.ROOT)),
                timestampType(cells[7]),
                Integer.parseInt(cells[8]),
                names(cells[9]),
                names(cells[10]));
    }

    private static boolean exists(String cell) {
        if (!cell.equals("yes") && !cell.equals("reserved")) {
            throw new IllegalArgumentException("Column exists of topics.tsv is yes or reserved, not " + cell);
        }
        return cell.equals("yes");
    }

    private static Set<MessageType> messages(String cell) {
        return names(cell).stream().map(TopicCatalogue::messageType).collect(Collectors.toUnmodifiableSet());
    }

    private static MessageType messageType(String schemaName) {
        return MessageType.ofSchemaName(schemaName)
                .orElseThrow(() ->
                        new IllegalArgumentException("topics.tsv names a record " + schemaName + " unknown here"));
    }

    private static long retentionMillis(String cell) {
        return cell.equals("forever") ? Topic.FOREVER : Duration.parse(cell).toMillis();
    }

    private static Topic.TimestampType timestampType(String cell) {
        return switch (cell) {
            case "append" -> Topic.TimestampType.LOG_APPEND_TIME;
            case "create" -> Topic.TimestampType.CREATE_TIME;
            default ->
                throw new IllegalArgumentException("Column timestamp of topics.tsv: append or create, not " + cell);
        };
    }

    private static List<String> names(String cell) {
        return cell.equals("-") ? List.of() : List.of(cell.split(","));
    }
}
