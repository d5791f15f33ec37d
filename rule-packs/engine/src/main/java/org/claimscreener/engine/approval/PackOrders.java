package org.claimscreener.engine.approval;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.claimscreener.wire.record.PackControl;
import org.claimscreener.wire.record.PackRole;
import org.claimscreener.wire.record.PackSignature;
import org.jspecify.annotations.Nullable;

/**
 * The promoter's signature under an order. What is signed is a text with one line a field, in the schema's order: it
 * hangs neither on an encoding nor on a library's version. Stateless, thread-safe.
 */
public final class PackOrders {
    private static final String DOMAIN = "claim-screener order v1\n";

    private PackOrders() {}

    /**
     * The order as the promoter's.
     *
     * @param order all of it; its key id and signature are replaced
     * @throws IllegalArgumentException if nobody would obey it, whoever signs
     */
    public static PackControl sign(SigningKey key, PackControl order) {
        PackControl named = PackControl.newBuilder(order)
                .setKeyId(key.keyId())
                .setSignature(ByteBuffer.wrap(new byte[0]))
                .build();
        OrderShape.problem(named).ifPresent(problem -> {
            throw new IllegalArgumentException("no such order: " + problem);
        });
        return PackControl.newBuilder(named)
                .setSignature(ByteBuffer.wrap(key.sign(bytes(named))))
                .build();
    }

    /** Why nobody obeys the order, whatever the state of its pack is; empty when it is well formed and rightly signed. */
    public static Optional<String> problem(PackControl order, TrustedKeys keys) {
        Optional<String> shape = OrderShape.problem(order);
        if (shape.isPresent()) {
            return shape;
        }
        Optional<TrustedKey> key = keys.find(order.getKeyId());
        if (key.isEmpty()) {
            return Optional.of("it is signed by key " + Signatures.shownKeyId(order.getKeyId())
                    + ", which is not among the trusted keys");
        }
        String whose = "its signature, of " + key.get().person() + ", ";
        String fault = key.get().fault(PackRole.PROMOTER);
        if (!fault.isEmpty()) {
            return Optional.of(whose + fault);
        }
        boolean verifies =
                Ed25519.verifies(key.get().publicKey(), bytes(order), Signatures.bytes(order.getSignature()));
        return verifies ? Optional.empty() : Optional.of(whose + "does not verify: the order was changed or forged");
    }

    private static byte[] bytes(PackControl order) {
        return text(order).getBytes(StandardCharsets.UTF_8);
    }

    /** What is signed. No text in it holds a line break: {@link OrderShape} has seen to that. */
    static String text(PackControl order) {
        return DOMAIN
                + line("kind", order.getKind().name())
                + line("pack_id", order.getPackId())
                + line("digest", order.getDigest())
                + line("number", order.getNumber())
                + line("effective_at", millis(order.getEffectiveAt()))
                + line("issued_at", millis(order.getIssuedAt()))
                + line("reason", order.getReason())
                + line("archive_bytes", order.getArchiveBytes())
                + line("chunks", order.getChunks())
                + line("signatures", signatures(order.getSignatures()))
                + line("key_id", order.getKeyId());
    }

    private static String line(String name, Object value) {
        return name + "=" + value + "\n";
    }

    private static String millis(@Nullable Instant instant) {
        return instant == null ? "" : Long.toString(instant.toEpochMilli());
    }

    private static String signatures(List<PackSignature> signatures) {
        return signatures.stream()
                .map(each -> each.getRole() + ":" + each.getKeyId() + ":" + Signatures.hex(each.getSignature()))
                .collect(Collectors.joining(","));
    }
}
