package org.claimscreener.authorkit.deploy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.engine.approval.SigningKey;
import org.claimscreener.engine.approval.TrustedKeys;
import org.claimscreener.wire.record.PackControlKind;
import org.claimscreener.wire.record.PackRole;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OrderRecordTest {
    private static final String DIGEST = "0123456789abcdef".repeat(4);

    private final SigningKey key = KeyFiles.generate();
    private final BrokerOptions broker = new BrokerOptions();
    private final PromoterOptions options = new PromoterOptions();
    private final List<OrderAudit.Entry> entries = new ArrayList<>();
    private final List<Path> keyFiles = new ArrayList<>();

    OrderRecordTest() {
        options.key = Path.of("keys/chen.key");
        options.reason = "new prices";
    }

    private void put(OrderAudit audit, TrustedKeys keys) throws CommandFailure {
        OrderRecord.of(audit, broker, keys, key, options)
                .beforehand(
                        PackControlKind.ACTIVATE, "my-pack", "1.1.0", DIGEST, Instant.parse("2026-12-31T16:00:00Z"));
    }

    private void keep(String servers, Path keyFile, OrderAudit.Entry entry) {
        keyFiles.add(keyFile);
        entries.add(entry);
    }

    @Test
    void namesWhomTheTrustFileNames() throws Exception {
        TrustedKeys keys = TrustedKeys.parse("keys", "keys:\n" + key.trustEntry("Chen", List.of(PackRole.PROMOTER)));
        put(this::keep, keys);

        assertThat(entries)
                .containsExactly(new OrderAudit.Entry(
                        "Chen",
                        "my-pack",
                        "ACTIVATE 1.1.0 (0123456789ab) from 2027-01-01 00:00:00, signed by key " + key.keyId()
                                + ": new prices"));
        assertThat(keyFiles).containsExactly(Path.of("keys/chen.key.audit"));
    }

    @Test
    void namesAKeyThatNobodyIsKnownToOwn() throws Exception {
        put(this::keep, TrustedKeys.none());

        assertThat(entries).extracting(OrderAudit.Entry::person).containsExactly("key " + key.keyId());
    }

    @Test
    void whatIsNotOnRecordIsNotOrdered() {
        assertThatThrownBy(() -> put(
                        (servers, keyFile, entry) -> {
                            throw new IOException("the broker is away");
                        },
                        TrustedKeys.none()))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("nothing was ordered")
                .hasMessageContaining("the broker is away")
                .hasMessageContaining("chen.key.audit");
    }
}
