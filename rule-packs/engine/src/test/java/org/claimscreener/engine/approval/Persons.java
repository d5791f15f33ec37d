package org.claimscreener.engine.approval;

import java.nio.ByteBuffer;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.wire.record.PackControl;
import org.claimscreener.wire.record.PackControlKind;
import org.claimscreener.wire.record.PackRole;
import org.claimscreener.wire.record.PackSignature;

/** Invented persons with keys of this run, and what they sign. */
public final class Persons {
    public static final SigningKey AUTHOR = newKey();
    public static final SigningKey FIRST_APPROVER = newKey();
    public static final SigningKey SECOND_APPROVER = newKey();
    public static final SigningKey PROMOTER = newKey();

    private Persons() {}

    public static SigningKey newKey() {
        try {
            return SigningKey.of(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All four, each in the one role. */
    public static TrustedKeys trusted() {
        return parsed(trustedText());
    }

    public static String trustedText() {
        return "keys:\n"
                + AUTHOR.trustEntry("甲", List.of(PackRole.AUTHOR))
                + FIRST_APPROVER.trustEntry("乙", List.of(PackRole.APPROVER))
                + SECOND_APPROVER.trustEntry("丙", List.of(PackRole.APPROVER))
                + PROMOTER.trustEntry("丁", List.of(PackRole.PROMOTER));
    }

    public static TrustedKeys parsed(String yaml) {
        try {
            return TrustedKeys.parse("trusted-keys.yaml", yaml);
        } catch (KeysRefusedException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    /** The author's and both approvers'. */
    public static List<PackSignature> approvals(RulePack pack) {
        return approvals(pack.manifestBytes());
    }

    static List<PackSignature> approvals(byte[] manifest) {
        List<PackSignature> signatures = new ArrayList<>();
        signatures.add(PackApprovals.sign(AUTHOR, PackRole.AUTHOR, manifest));
        signatures.add(PackApprovals.sign(FIRST_APPROVER, PackRole.APPROVER, manifest));
        signatures.add(PackApprovals.sign(SECOND_APPROVER, PackRole.APPROVER, manifest));
        return signatures;
    }

    /** An order without signature. */
    public static PackControl.Builder order(PackControlKind kind, String packId, String digest, long number) {
        return PackControl.newBuilder()
                .setKind(kind)
                .setPackId(packId)
                .setDigest(digest)
                .setNumber(number)
                .setIssuedAt(Instant.parse("2026-11-02T01:00:00Z"))
                .setReason("a test")
                .setKeyId("")
                .setSignature(ByteBuffer.wrap(new byte[0]));
    }
}
