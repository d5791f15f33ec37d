package org.claimscreener.stack.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The table of rights in {@code ops/kafka/README.md} is the list's. When it fails, put in what it expected. */
class AccessTableTest {
    private static final Path FOLDER = Path.of("../kafka");
    private static final String BEGIN = "<!-- table -->\n";
    private static final String END = "\n<!-- end of table -->";

    @Test
    void theReadMeSaysWhatTheListSays() throws IOException {
        AccessList list = AccessList.parse("access.tsv", Files.readString(FOLDER.resolve("access.tsv")));
        String page = Files.readString(FOLDER.resolve("README.md"));

        assertThat(page.substring(page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END)))
                .isEqualTo(table(list));
    }

    private static String table(AccessList list) {
        List<String> lines = new ArrayList<>(List.of("| principal | writes | reads | and |", "|---|---|---|---|"));
        for (String principal : list.principals()) {
            List<String> writes = new ArrayList<>();
            List<String> reads = new ArrayList<>();
            List<String> more = new ArrayList<>();
            for (AclBinding right : list.of(principal).keySet()) {
                AclOperation operation = right.entry().operation();
                String name = right.pattern().name();
                if (right.pattern().resourceType() == ResourceType.TOPIC && operation == AclOperation.WRITE) {
                    writes.add(dataset(name));
                } else if (right.pattern().resourceType() == ResourceType.TOPIC && operation == AclOperation.READ) {
                    reads.add(dataset(name));
                } else {
                    more.add(other(right, principal));
                }
            }
            lines.add(String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %s |",
                    principal,
                    String.join(", ", writes),
                    String.join(", ", reads),
                    String.join(", ", more)));
        }
        return String.join("\n", lines);
    }

    private static String dataset(String topic) {
        return topic.replaceAll("^claims\\.|\\.v\\d$", "");
    }

    /** As the list words it, with the name as code. */
    private static String other(AclBinding right, String principal) {
        String words = AccessList.words(right).substring(principal.length() + " may ".length());
        int name = words.lastIndexOf(' ') + 1;
        return words.substring(0, name) + "`" + words.substring(name) + "`";
    }
}
