package org.claimscreener.authorkit.local;

import java.io.IOException;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.claimscreener.authorkit.deploy.log.Issued;
import org.claimscreener.authorkit.deploy.log.PackPromoter;
import org.claimscreener.engine.approval.KeysRefusedException;
import org.claimscreener.engine.approval.PackApprovals;
import org.claimscreener.engine.approval.SigningKey;
import org.claimscreener.engine.approval.TrustedKeys;
import org.claimscreener.engine.deploy.Orders;
import org.claimscreener.engine.deploy.Taken;
import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.wire.record.PackControlKind;
import org.claimscreener.wire.record.PackRole;
import org.claimscreener.wire.record.PackSignature;

/**
 * An author, two approvers and a promoter whose keys live in this JVM and nowhere else. They sign and order what a stack on
 * one machine begins with. Immutable, thread-safe.
 */
public final class LocalCrew {
    private final SigningKey author = newKey();
    private final List<SigningKey> approvers = List.of(newKey(), newKey());
    private final SigningKey promoter = newKey();

    private static SigningKey newKey() {
        try {
            return SigningKey.of(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform since 15 has Ed25519", e);
        }
    }

    /** Whom a job must trust that is to take what the crew orders. */
    public TrustedKeys keys() {
        String text = "keys:\n" + author.trustEntry("local author", List.of(PackRole.AUTHOR))
                + approvers.get(0).trustEntry("local approver 1", List.of(PackRole.APPROVER))
                + approvers.get(1).trustEntry("local approver 2", List.of(PackRole.APPROVER))
                + promoter.trustEntry("local promoter", List.of(PackRole.PROMOTER));
        try {
            return TrustedKeys.parse("local crew", text);
        } catch (KeysRefusedException e) {
            throw new IllegalStateException("the crew's own keys are refused", e);
        }
    }

    /** The author's and the approvers' signatures of a pack. */
    public List<PackSignature> approve(RulePack pack) {
        List<PackSignature> signatures = new ArrayList<>();
        signatures.add(PackApprovals.sign(author, PackRole.AUTHOR, pack.manifestBytes()));
        approvers.forEach(key -> signatures.add(PackApprovals.sign(key, PackRole.APPROVER, pack.manifestBytes())));
        return signatures;
    }

    /** The promoter, on a log of orders. */
    public PackPromoter promoter(String bootstrapServers) throws IOException {
        return promoter(bootstrapServers, keys());
    }

    private PackPromoter promoter(String bootstrapServers, TrustedKeys trusted) throws IOException {
        return PackPromoter.open(bootstrapServers, trusted, promoter);
    }

    /**
     * Stages and activates packs. A job that begins after that has them in force.
     *
     * @throws IOException when the log of orders cannot be reached, or an order is not accepted
     */
    public void deploy(String bootstrapServers, List<RulePack> packs) throws IOException {
        deploy(bootstrapServers, packs, keys());
    }

    /**
     * The same on a log that other crews have written to.
     *
     * @param trusted this crew's keys and those of the others: what they have in force already is not ordered again
     * @throws IOException as the other
     */
    public void deploy(String bootstrapServers, List<RulePack> packs, TrustedKeys trusted) throws IOException {
        try (PackPromoter promoting = promoter(bootstrapServers, trusted)) {
            Orders known = promoting.orders();
            for (RulePack pack : packs) {
                if (known.staged(pack.id(), pack.digest()).isEmpty()) {
                    accepted(promoting.stage(pack, approve(pack), "the stack begins", Instant.now()));
                }
                if (!pack.digest().equals(known.wantedAt(Instant.now()).get(pack.id()))) {
                    accepted(promoting.order(
                            PackControlKind.ACTIVATE,
                            pack.id(),
                            pack.digest(),
                            null,
                            "the stack begins",
                            Instant.now()));
                }
            }
        }
    }

    private static void accepted(Issued issued) throws IOException {
        if (issued.taken() instanceof Taken.Ignored ignored) {
            throw new IOException("pack " + ignored.packId() + " could not be deployed: " + ignored.why());
        }
    }
}
