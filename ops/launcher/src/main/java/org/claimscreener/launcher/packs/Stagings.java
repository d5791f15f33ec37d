package org.claimscreener.launcher.packs;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.claimscreener.engine.approval.TrustedKey;
import org.claimscreener.engine.approval.TrustedKeys;
import org.claimscreener.engine.deploy.OrderLog;
import org.claimscreener.engine.deploy.Taken;
import org.claimscreener.wire.record.PackChunk;
import org.claimscreener.wire.record.PackControl;
import org.claimscreener.wire.record.PackControlKind;
import org.claimscreener.wire.record.PackSignature;

/** Which orders staged which packs. With keys, orders are folded and judged as the job does it. Not thread-safe. */
final class Stagings {
    private static final int MOST_SIGNERS = 16;
    private static final int LONGEST_KEY_ID = 64;

    private final Optional<TrustedKeys> keys;
    private final OrderLog orders;
    private final ArchiveStore archives;
    private final Map<String, Staging> byDigest = new HashMap<>();

    Stagings(Optional<TrustedKeys> keys, ArchiveStore archives) {
        this.keys = keys;
        this.orders = new OrderLog(keys.orElse(TrustedKeys.none()));
        this.archives = archives;
    }

    /** A part of an archive, which the store has taken already. */
    void take(long offset, PackChunk chunk) {
        if (keys.isPresent()) {
            var unused = orders.take(offset, chunk);
        }
    }

    /** An order. */
    void take(Instant appendedAt, PackControl order) throws IOException {
        Optional<String> problem = Optional.empty();
        if (keys.isPresent()) {
            // Without all its parts the archive has another digest, which the fold says.
            Taken taken = orders.take(
                    appendedAt, order, place -> archives.read(place.digest()).orElse(new byte[0]));
            problem = taken instanceof Taken.Ignored ignored ? Optional.of(ignored.why()) : Optional.empty();
        }
        Staging before = byDigest.get(order.getDigest());
        boolean known = before != null && before.checked() && before.problem().isEmpty();
        if (order.getKind() == PackControlKind.STAGE && !(known && problem.isPresent())) {
            byDigest.put(
                    order.getDigest(),
                    new Staging(order.getNumber(), signers(order.getSignatures()), keys.isPresent(), problem));
        }
    }

    private List<Staging.Signer> signers(List<PackSignature> signatures) {
        return signatures.stream()
                .limit(MOST_SIGNERS)
                .map(signature -> new Staging.Signer(name(signature.getKeyId()), signature.getRole()))
                .toList();
    }

    private String name(String keyId) {
        String shown =
                keyId.substring(0, Math.min(LONGEST_KEY_ID, keyId.length())).replaceAll("\\p{Cntrl}", "?");
        return keys.flatMap(trusted -> trusted.find(keyId))
                .map(TrustedKey::person)
                .orElse("key " + shown);
    }

    /** Whether there are keys to check signatures by. */
    boolean areChecked() {
        return keys.isPresent();
    }

    /** The last order to stage that pack; with keys, the last one that counts if any does. */
    Optional<Staging> of(String digest) {
        return Optional.ofNullable(byDigest.get(digest));
    }
}
