package org.claimscreener.console.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import org.claimscreener.console.view.PublicEdition;
import org.claimscreener.console.view.PublicMonth;
import org.claimscreener.console.view.PublicRow;
import org.claimscreener.wire.TopicCatalogue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** Published months, from the topic to the view. */
class DisclosureIT {
    @TempDir
    private static Path folder;

    private static Database database;

    private final ListLog log = new ListLog(71);
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    @BeforeAll
    static void open() throws IOException {
        database = Database.embedded(folder);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void empty() {
        Databases.empty(database);
    }

    private static SqlHoldViews views() {
        return new SqlHoldViews(database);
    }

    private void publish(String month, int edition, String reason) {
        log.append(TopicCatalogue.DISCLOSURES, month, Published.record(month, edition, reason));
    }

    @Test
    void theHighestEditionIsInForceAndTheNewestMonthFirst() {
        publish("2026-10", 1, "");
        publish("2026-11", 1, "");
        publish("2026-10", 2, "later appeals");
        publish("2026-10", 1, "");
        Databases.takeAll(database, log, metrics);

        assertThat(views().publicMonths()).extracting(PublicEdition::month).containsExactly("2026-11", "2026-10");
        PublicMonth october = views().publicMonth("2026-10").orElseThrow();
        assertThat(october.edition().edition()).isEqualTo(2);
        assertThat(october.document()).isEqualTo(Published.document("2026-10", 2, "later appeals"));
        PublicRow all = october.regions().get(0);
        assertThat(all.of("screened")).hasValue(900);
        assertThat(all.of("overturned")).isEmpty();
        assertThat(all.median()).isEqualTo(Optional.of(new PublicRow.Span(24, 72)));
        assertThat(october.rules().get(0).medianSuppressed()).isTrue();
        assertThat(october.rules().get(0).of("overturned_bp")).hasValue(1_250);
        assertThat(views().publicMonth("2026-09")).isEmpty();
        assertThat(views().publicMonth("'; drop table disclosure; --")).isEmpty();
    }

    @Test
    void whatWasPublishedAsAnEditionStands() {
        publish("2026-11", 1, "first");
        publish("2026-11", 1, "second");
        Databases.takeAll(database, log, metrics);

        assertThat(views().publicMonth("2026-11").orElseThrow().edition().reason())
                .isEqualTo("first");
        assertThat(Databases.count(database, "aside")).isZero();
    }

    @Test
    void whatIsNoDocumentOfItsEditionIsSetAside() {
        log.append(TopicCatalogue.DISCLOSURES, "2026-11", new byte[] {1, 2, 3});
        log.append(TopicCatalogue.DISCLOSURES, "2026-11", Published.record("2026-10", 1, ""));
        log.append(TopicCatalogue.DISCLOSURES, "2026-11", Published.record("2026-11", 1, "", "no JSON"));
        log.append(TopicCatalogue.DISCLOSURES, "2026-11", Published.record("2026-11", 1, "", "[]"));
        log.append(
                TopicCatalogue.DISCLOSURES,
                "2026-11",
                Published.record("2026-11", 1, "", Published.document("2026-11", 2, "")));
        log.append(TopicCatalogue.DISCLOSURES, "x", Published.record("x", 1, ""));
        log.append(TopicCatalogue.DISCLOSURES, "2026-11", Published.record("2026-11", 0, ""));
        Databases.takeAll(database, log, metrics);

        assertThat(views().publicMonths()).isEmpty();
        assertThat(Databases.count(database, "aside")).isEqualTo(7);
    }
}
