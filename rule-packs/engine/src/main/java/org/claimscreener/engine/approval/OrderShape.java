package org.claimscreener.engine.approval;

import java.util.Optional;

import org.claimscreener.engine.pack.PackArchive;
import org.claimscreener.engine.pack.Shapes;
import org.claimscreener.wire.record.PackControl;
import org.claimscreener.wire.record.PackControlKind;
import org.claimscreener.wire.record.PackSignature;

/** What an order must look like, whoever signs it. A field that its kind does not use is empty. Stateless. */
final class OrderShape {
    static final int MOST_CHUNKS = 128;
    static final int LONGEST_REASON = 500;

    private OrderShape() {}

    static Optional<String> problem(PackControl order) {
        if (!Shapes.PACK_ID.matcher(order.getPackId()).matches()) {
            return Optional.of("its pack id has not the form of one");
        }
        if (!Shapes.DIGEST.matcher(order.getDigest()).matches()) {
            return Optional.of("its digest is not 64 digits of lower-case hex");
        }
        if (order.getNumber() < 1) {
            return Optional.of("its number is " + order.getNumber() + ", and numbers begin at 1");
        }
        if (!isPlain(order.getReason())) {
            return Optional.of(
                    "its reason is blank, longer than " + LONGEST_REASON + " characters or has control characters");
        }
        if (!Signatures.KEY_ID.matcher(order.getKeyId()).matches()) {
            return Optional.of("its key id is not 16 digits of lower-case hex");
        }
        return order.getKind() == PackControlKind.STAGE ? stageProblem(order) : otherProblem(order);
    }

    private static boolean isPlain(String reason) {
        return !reason.isBlank()
                && reason.length() <= LONGEST_REASON
                && reason.chars().noneMatch(Character::isISOControl);
    }

    private static Optional<String> stageProblem(PackControl order) {
        if (order.getArchiveBytes() < 1 || order.getArchiveBytes() > PackArchive.MOST_BYTES) {
            return Optional.of("its archive has " + order.getArchiveBytes() + " bytes: 1 to " + PackArchive.MOST_BYTES);
        }
        if (order.getChunks() < 1 || order.getChunks() > MOST_CHUNKS) {
            return Optional.of("its archive has " + order.getChunks() + " parts: 1 to " + MOST_CHUNKS);
        }
        if (order.getSignatures().size() > PackApprovals.MOST_SIGNATURES) {
            return Optional.of("it has more than " + PackApprovals.MOST_SIGNATURES + " signatures of the pack");
        }
        for (PackSignature signature : order.getSignatures()) {
            if (!Signatures.KEY_ID.matcher(signature.getKeyId()).matches()
                    || signature.getSignature().remaining() != Ed25519.SIGNATURE_BYTES) {
                return Optional.of("one of its signatures of the pack has not the form of one");
            }
        }
        return order.getEffectiveAt() == null ? Optional.empty() : Optional.of("staging has no instant of its own");
    }

    private static Optional<String> otherProblem(PackControl order) {
        if (order.getArchiveBytes() != 0
                || order.getChunks() != 0
                || !order.getSignatures().isEmpty()) {
            return Optional.of("only STAGE names an archive's size, parts and signatures");
        }
        boolean mayWait = order.getKind() == PackControlKind.ACTIVATE || order.getKind() == PackControlKind.ROLLBACK;
        return order.getEffectiveAt() == null || mayWait
                ? Optional.empty()
                : Optional.of("only ACTIVATE and ROLLBACK name an instant");
    }
}
