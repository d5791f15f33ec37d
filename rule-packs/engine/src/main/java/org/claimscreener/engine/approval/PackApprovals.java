package org.claimscreener.engine.approval;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.claimscreener.wire.record.PackRole;
import org.claimscreener.wire.record.PackSignature;

/**
 * Signatures under a pack: its author's, and those of at least two others who approve it. What is signed begins with a
 * text of its own for each role, so that no signature can stand for another. Stateless, thread-safe.
 */
public final class PackApprovals {
    /** How many persons approve, beside the author. */
    public static final int APPROVERS = 2;

    /** More signatures than this are not looked at. */
    public static final int MOST_SIGNATURES = 16;

    private static final String DOMAIN = "claim-screener pack v1\n";

    private PackApprovals() {}

    /**
     * Signs a pack.
     *
     * @param role AUTHOR or APPROVER
     * @param manifest the manifest's canonical bytes
     */
    public static PackSignature sign(SigningKey key, PackRole role, byte[] manifest) {
        return PackSignature.newBuilder()
                .setRole(role)
                .setKeyId(key.keyId())
                .setSignature(ByteBuffer.wrap(key.sign(signedText(role, manifest))))
                .build();
    }

    /**
     * Why a pack may not be staged; empty when it may.
     *
     * @param manifest the manifest's canonical bytes
     */
    public static List<String> problems(byte[] manifest, List<PackSignature> signatures, TrustedKeys keys) {
        if (signatures.size() > MOST_SIGNATURES) {
            return List.of("there are " + signatures.size() + " signatures, more than " + MOST_SIGNATURES);
        }
        List<String> problems = new ArrayList<>();
        Set<String> authors = new LinkedHashSet<>();
        Set<String> approvers = new LinkedHashSet<>();
        for (PackSignature signature : signatures) {
            Optional<String> fault = fault(manifest, signature, keys);
            fault.ifPresent(problems::add);
            if (fault.isEmpty()) {
                (signature.getRole() == PackRole.AUTHOR ? authors : approvers).add(person(signature, keys));
            }
        }
        addShortcomings(authors, approvers, problems);
        return List.copyOf(problems);
    }

    /** Why one signature does not count; empty when it does. */
    public static Optional<String> fault(byte[] manifest, PackSignature signature, TrustedKeys keys) {
        PackRole role = signature.getRole();
        if (role == PackRole.PROMOTER) {
            return Optional.of("a promoter's signature stands under orders, not under a pack");
        }
        String id = Signatures.shownKeyId(signature.getKeyId());
        Optional<TrustedKey> key = keys.find(signature.getKeyId());
        if (key.isEmpty()) {
            return Optional.of("a signature as " + TrustedKey.inWords(role) + " is by key " + id
                    + ", which is not among the trusted keys");
        }
        String whose = "the signature of " + key.get().person() + " as " + TrustedKey.inWords(role) + " ";
        String fault = key.get().fault(role);
        if (!fault.isEmpty()) {
            return Optional.of(whose + fault);
        }
        boolean verifies = Ed25519.verifies(
                key.get().publicKey(), signedText(role, manifest), Signatures.bytes(signature.getSignature()));
        return verifies
                ? Optional.empty()
                : Optional.of(whose + "by key " + id + " is not under this pack: it was changed after it was signed,"
                        + " or the signature is another pack's");
    }

    private static String person(PackSignature signature, TrustedKeys keys) {
        return keys.find(signature.getKeyId()).orElseThrow().person();
    }

    private static void addShortcomings(Set<String> authors, Set<String> approvers, List<String> problems) {
        if (authors.isEmpty()) {
            problems.add("the author has not signed it");
        }
        if (authors.size() > 1) {
            problems.add(String.join(" and ", authors) + " have signed as author: it has one");
        }
        for (String author : authors) {
            if (approvers.remove(author)) {
                problems.add(author + " is the author and does not approve it");
            }
        }
        if (approvers.size() < APPROVERS) {
            problems.add(approvers.size() + " of " + APPROVERS + " persons have approved it"
                    + (approvers.isEmpty() ? "" : ": " + String.join(", ", approvers)));
        }
    }

    private static byte[] signedText(PackRole role, byte[] manifest) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.writeBytes((DOMAIN + role.name() + "\n").getBytes(StandardCharsets.UTF_8));
        text.writeBytes(manifest);
        return text.toByteArray();
    }
}
