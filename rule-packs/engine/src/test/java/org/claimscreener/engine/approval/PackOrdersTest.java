package org.claimscreener.engine.approval;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import org.apache.avro.Schema;
import org.claimscreener.engine.pack.PackArchive;
import org.claimscreener.wire.record.PackControl;
import org.claimscreener.wire.record.PackControlKind;
import org.claimscreener.wire.record.PackRole;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PackOrdersTest {
    private static final String DIGEST = "ab".repeat(32);
    private static final Instant NOON = Instant.parse("2026-11-02T04:00:00Z");

    @Test
    void obeysWhatATrustedPromoterSigned() {
        assertThat(problem(signed(activate()))).isEmpty();
        assertThat(problem(signed(stage()))).isEmpty();
    }

    @Test
    void signsEveryFieldOfTheSchemaButTheSignature() {
        List<String> names = PackOrders.text(signed(stage()))
                .lines()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf('=')))
                .toList();

        assertThat(names)
                .isEqualTo(PackControl.SCHEMA$.getFields().stream()
                        .map(Schema.Field::name)
                        .filter(name -> !name.equals("signature"))
                        .toList());
    }

    @Test
    void theSignedTextIsTheOneThatIsWrittenDown() {
        PackControl order = PackControl.newBuilder(
                        activate().setEffectiveAt(NOON).build())
                .setKeyId("0123456789abcdef")
                .build();

        assertThat(PackOrders.text(order))
                .isEqualTo("claim-screener order v1\nkind=ACTIVATE\npack_id=plain\ndigest=" + DIGEST
                        + "\nnumber=7\neffective_at=1793592000000\nissued_at=1793581200000\nreason=a test\n"
                        + "archive_bytes=0\nchunks=0\nsignatures=\nkey_id=0123456789abcdef\n");
    }

    @Test
    void anyChangeAfterwardsIsSeen() {
        PackControl order = signed(activate());
        PackControl stage = signed(stage());

        Stream.of(
                        changed(order).setKind(PackControlKind.SHADOW),
                        changed(order).setPackId("other"),
                        changed(order).setDigest("cd".repeat(32)),
                        changed(order).setNumber(8),
                        changed(order).setEffectiveAt(NOON),
                        changed(order).setIssuedAt(NOON),
                        changed(order).setReason("another"),
                        changed(stage).setArchiveBytes(101),
                        changed(stage).setChunks(2),
                        changed(stage).setSignatures(List.of()),
                        changed(order).setSignature(ByteBuffer.wrap(new byte[64])),
                        changed(order).setSignature(ByteBuffer.wrap(new byte[0])))
                .forEach(change -> assertThat(problem(change.build()))
                        .hasValueSatisfying(problem -> assertThat(problem).contains("does not verify")));
    }

    @Test
    void obeysNobodyElse() {
        PackControl stranger = PackOrders.sign(Persons.newKey(), activate().build());
        PackControl author = PackOrders.sign(Persons.AUTHOR, activate().build());
        TrustedKeys revoked = Persons.parsed(
                "keys:\n" + Persons.PROMOTER.trustEntry("丁", List.of(PackRole.PROMOTER)) + "    revoked: 2026-11-01\n");

        assertThat(problem(stranger))
                .hasValueSatisfying(problem -> assertThat(problem).contains("not among the trusted keys"));
        assertThat(problem(author))
                .hasValueSatisfying(problem -> assertThat(problem).contains("甲", "trusted as author only"));
        assertThat(PackOrders.problem(signed(activate()), revoked))
                .hasValueSatisfying(problem -> assertThat(problem).contains("丁", "revoked on 2026-11-01"));
    }

    @Test
    void refusesWhatHasNotTheFormOfAnOrder() {
        refused(activate().setPackId("No Id"), "pack id");
        refused(activate().setDigest("AB".repeat(32)), "digest");
        refused(activate().setNumber(0), "number is 0");
        refused(activate().setReason(" "), "reason is blank");
        refused(activate().setReason("a\nkind=RETIRE"), "control characters");
        refused(activate().setReason("x".repeat(501)), "longer than 500");
        refused(activate().setArchiveBytes(1), "only STAGE");
        refused(activate().setChunks(1), "only STAGE");
        refused(activate().setSignatures(stage().getSignatures()), "only STAGE");
        refused(activate().setKind(PackControlKind.SHADOW).setEffectiveAt(NOON), "only ACTIVATE and ROLLBACK");
        refused(stage().setEffectiveAt(NOON), "no instant");
        refused(stage().setArchiveBytes(0), "0 bytes");
        refused(stage().setArchiveBytes(PackArchive.MOST_BYTES + 1), "bytes: 1 to");
        refused(stage().setChunks(0), "0 parts");
        refused(stage().setChunks(129), "129 parts");
    }

    @Test
    void takesTheLastSizeThatIsAllowed() {
        assertThat(problem(signed(activate().setReason("x".repeat(500))))).isEmpty();
        assertThat(problem(signed(stage().setChunks(128).setArchiveBytes(PackArchive.MOST_BYTES))))
                .isEmpty();
    }

    private static void refused(PackControl.Builder order, String message) {
        PackControl unsigned = order.setKeyId(Persons.PROMOTER.keyId()).build();

        assertThat(problem(unsigned))
                .hasValueSatisfying(problem -> assertThat(problem).contains(message));
        assertThatThrownBy(() -> PackOrders.sign(Persons.PROMOTER, unsigned)).hasMessageContaining(message);
    }

    private static PackControl.Builder activate() {
        return Persons.order(PackControlKind.ACTIVATE, "plain", DIGEST, 7);
    }

    private static PackControl.Builder stage() {
        return Persons.order(PackControlKind.STAGE, "plain", DIGEST, 7)
                .setArchiveBytes(100)
                .setChunks(1)
                .setSignatures(Persons.approvals(new byte[] {1}));
    }

    private static PackControl.Builder changed(PackControl order) {
        return PackControl.newBuilder(order);
    }

    private static PackControl signed(PackControl.Builder order) {
        return PackOrders.sign(Persons.PROMOTER, order.build());
    }

    private static java.util.Optional<String> problem(PackControl order) {
        return PackOrders.problem(order, Persons.trusted());
    }
}
