package org.claimscreener.engine.approval;

import java.security.PublicKey;
import java.time.LocalDate;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import org.claimscreener.wire.record.PackRole;
import org.jspecify.annotations.Nullable;

/**
 * A person's key and what it may be used for.
 *
 * @param keyId computed from the key
 * @param person whose it is; a person may have several
 * @param roles at least one
 * @param revoked the day from which nobody trusts it, or null; it counts for nothing, whenever it signed
 */
public record TrustedKey(
        String keyId,
        String person,
        Set<PackRole> roles,
        PublicKey publicKey,
        @Nullable LocalDate revoked) {
    public TrustedKey {
        roles = Set.copyOf(roles);
    }

    /** Why a signature by this key does not count for the role; "" when it does. */
    String fault(PackRole role) {
        if (revoked != null) {
            return "is by key " + keyId + ", revoked on " + revoked;
        }
        return roles.contains(role) ? "" : "is by key " + keyId + ", which is trusted as " + rolesInWords() + " only";
    }

    /** E.g. {@code author, approver}. */
    public String rolesInWords() {
        return EnumSet.copyOf(roles).stream().map(TrustedKey::inWords).collect(Collectors.joining(", "));
    }

    /** The entry of a trust file that says the same. */
    String entry() {
        String quoted = person.replace("\\", "\\\\").replace("\"", "\\\"");
        return "  # key " + keyId + "\n  - person: \"" + quoted + "\"\n    roles: [" + rolesInWords()
                + "]\n    public_key: \"" + Base64.getEncoder().encodeToString(publicKey.getEncoded()) + "\"\n"
                + (revoked == null ? "" : "    revoked: " + revoked + "\n");
    }

    static String inWords(PackRole role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
