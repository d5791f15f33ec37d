package org.claimscreener.stack.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.claimscreener.wire.Topic;
import org.claimscreener.wire.TopicCatalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class AccessListTest {
    private static final String HEADER = "principal\toperation\tkind\tname\treason\n";
    private static final Path FILE = Path.of("../kafka/access.tsv");
    private static final String NOT_AT_KAFKA = "public";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "network write topic claims.settlements.v1|4 columns",
                "network write topic claims.nothing.v1 why|no topic claims.nothing.v1",
                "network delete topic claims.settlements.v1 why|describe, describe-configs, read, write",
                "network write stars claims.settlements.v1 why|cluster, group, topic, transactions",
                "User:network write topic claims.settlements.v1 why|no principal",
                "network read group * why|not alone",
                "network read group a*b why|at its end or nowhere",
                "network describe cluster other why|kafka-cluster",
            })
    void aRowThatMakesNoSenseIsNamed(String row, String problem) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AccessList.parse("list", HEADER + row.replace(' ', '\t')))
                .withMessageStartingWith("list line 2: ")
                .withMessageContaining(problem);
    }

    @Test
    void nobodyHasARightWithoutAReasonOrTwice() {
        String row = "network\twrite\ttopic\tclaims.settlements.v1\t";

        assertThatIllegalArgumentException()
                .isThrownBy(() -> AccessList.parse("list", HEADER + row))
                .withMessageContaining("say why");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AccessList.parse("list", HEADER + row + "a\n" + row + "b\n"))
                .withMessageContaining("line 3: the same right");
    }

    @Test
    void aFileThatIsNoListIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AccessList.parse("list", ""))
                .withMessageContaining("list");
        assertThatIllegalArgumentException().isThrownBy(() -> AccessList.parse("list", "\n".repeat(2)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AccessList.parse("list", HEADER + "\n".repeat(1_000)))
                .withMessageContaining("more than 1000 lines");
    }

    @Test
    void writersAndReadersAreThoseOfTheCatalogueAndNobodyElse() throws IOException {
        AccessList list = shipped();

        for (Topic topic : TopicCatalogue.existing()) {
            Set<String> writers = who(list, AclOperation.WRITE, topic.name());
            Set<String> readers = who(list, AclOperation.READ, topic.name());
            Set<String> named = new HashSet<>(topic.readers());
            named.remove(NOT_AT_KAFKA);
            assertThat(writers).as("writers of %s", topic.name()).isEqualTo(Set.copyOf(topic.writers()));
            assertThat(readers).as("readers of %s", topic.name()).containsAll(named);
            // Its own writer may read it, to find what it left open.
            readers.removeAll(named);
            assertThat(topic.writers())
                    .as("readers of %s beyond the catalogue", topic.name())
                    .containsAll(readers);
        }
    }

    @Test
    void packsAreThePromotersAloneAndReviewsTheConsoles() throws IOException {
        assertThat(who(shipped(), AclOperation.WRITE, TopicCatalogue.RULE_PACKS))
                .containsExactly("promoter");
        assertThat(who(shipped(), AclOperation.WRITE, TopicCatalogue.REVIEWS)).containsExactly("console");
    }

    @Test
    void nobodyMayWriteByAPrefixOrChangeAnything() throws IOException {
        assertThat(shipped().rights().keySet())
                .allSatisfy(right -> assertThat(right.entry().operation())
                        .isIn(
                                AclOperation.READ,
                                AclOperation.WRITE,
                                AclOperation.DESCRIBE,
                                AclOperation.DESCRIBE_CONFIGS))
                .filteredOn(right -> right.entry().operation() == AclOperation.WRITE
                        && right.pattern().resourceType() == ResourceType.TOPIC)
                .allSatisfy(right ->
                        assertThat(right.pattern().name()).startsWith("claims.").endsWith(".v1"));
    }

    private static Set<String> who(AccessList list, AclOperation operation, String topic) {
        return list.rights().keySet().stream()
                .filter(right -> right.entry().operation() == operation
                        && right.pattern().resourceType() == ResourceType.TOPIC
                        && right.pattern().name().equals(topic))
                .map(right -> right.entry().principal().replace("User:", ""))
                .collect(Collectors.toSet());
    }

    private static AccessList shipped() throws IOException {
        return AccessList.parse(FILE.toString(), Files.readString(FILE));
    }
}
