package org.claimscreener.engine.approval;

import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.claimscreener.engine.pack.Problems;
import org.claimscreener.engine.pack.YamlFields;
import org.claimscreener.engine.pack.YamlText;
import org.claimscreener.wire.record.PackRole;
import org.jspecify.annotations.Nullable;

/**
 * The keys that a deployment trusts, by their id. A key that is no longer used stays in the text, for what it signed
 * stands; {@code revoked} is for one that may be in wrong hands. Immutable, thread-safe.
 */
public final class TrustedKeys {
    private static final List<String> KEYS = List.of("keys");
    private static final List<String> FIELDS = List.of("person", "roles", "public_key", "revoked");
    private static final int LONGEST_NAME = 100;

    private final String text;
    private final Map<String, TrustedKey> byId;

    private TrustedKeys(String text, Map<String, TrustedKey> byId) {
        this.text = text;
        this.byId = Collections.unmodifiableMap(new LinkedHashMap<>(byId));
    }

    /**
     * Reads {@code keys: [{person, roles, public_key, revoked}]}.
     *
     * @param name what to call the text in messages, e.g. its file name
     * @throws KeysRefusedException when anything is wrong with it; no key of it is trusted then
     */
    public static TrustedKeys parse(String name, String yaml) throws KeysRefusedException {
        Problems problems = new Problems();
        Map<String, TrustedKey> byId = new LinkedHashMap<>();
        for (YamlFields fields : entries(name, yaml, problems)) {
            key(fields).ifPresent(key -> {
                if (byId.putIfAbsent(key.keyId(), key) != null) {
                    fields.problem("public_key", "key " + key.keyId() + " stands twice", "keep one entry a key");
                }
            });
        }
        if (problems.count() > 0) {
            throw new KeysRefusedException(name, problems.sorted());
        }
        return new TrustedKeys(yaml, byId);
    }

    /** Nobody's: every signature is one too many. */
    public static TrustedKeys none() {
        return new TrustedKeys("keys: []\n", Map.of());
    }

    private static List<YamlFields> entries(String name, String yaml, Problems problems) {
        return YamlText.read(name, yaml, problems)
                .flatMap(root -> YamlFields.of(name, name, root, problems, KEYS))
                .map(fields -> entries(fields))
                .orElse(List.of());
    }

    private static List<YamlFields> entries(YamlFields fields) {
        if (!fields.has("keys")) {
            fields.problem("keys", "'keys' is missing", "list at least one key after 'keys:'");
        }
        return fields.sections("keys", FIELDS);
    }

    private static Optional<TrustedKey> key(YamlFields fields) {
        String person = person(fields);
        Set<PackRole> roles = roles(fields);
        var revoked = fields.dayOrNull("revoked");
        return publicKey(fields)
                .filter(key -> !person.isEmpty() && !roles.isEmpty())
                .map(key -> new TrustedKey(Ed25519.keyId(key), person, roles, key, revoked));
    }

    /** Names are compared as they look: two ways to write one letter are no two persons. */
    private static String person(YamlFields fields) {
        String person = Normalizer.normalize(fields.text("person"), Normalizer.Form.NFKC);
        if (person.length() > LONGEST_NAME || person.chars().anyMatch(Character::isISOControl)) {
            fields.problem("person", "'person' is no name", "at most " + LONGEST_NAME + " characters, none of control");
        }
        return person;
    }

    private static Set<PackRole> roles(YamlFields fields) {
        Set<PackRole> roles = EnumSet.noneOf(PackRole.class);
        List<String> unknown = new ArrayList<>(fields.texts("roles"));
        for (PackRole role : PackRole.values()) {
            if (unknown.remove(TrustedKey.inWords(role))) {
                roles.add(role);
            }
        }
        for (String word : unknown) {
            fields.problem("roles", "unknown role '" + word + "', or named twice", "author, approver or promoter");
        }
        return roles;
    }

    private static Optional<PublicKey> publicKey(YamlFields fields) {
        String base64 = fields.text("public_key");
        Optional<PublicKey> key = Optional.ofNullable(bytes(base64)).flatMap(Ed25519::publicKey);
        if (key.isEmpty() && !base64.isEmpty()) {
            fields.problem(
                    "public_key",
                    "'public_key' is no Ed25519 key",
                    "take the line that packctl keygen prints: base64 of the key's X.509 form");
        }
        return key;
    }

    private static byte @Nullable [] bytes(String base64) {
        try {
            return Base64.getDecoder().decode(base64.getBytes(StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** These and others; of a key that both know, what the others say counts. */
    public TrustedKeys and(TrustedKeys others) {
        Map<String, TrustedKey> both = new LinkedHashMap<>(byId);
        both.putAll(others.byId);
        StringBuilder joined = new StringBuilder("keys:\n");
        both.values().forEach(key -> joined.append(key.entry()));
        return new TrustedKeys(both.isEmpty() ? none().text : joined.toString(), both);
    }

    /** The key of an id, revoked ones too. */
    public Optional<TrustedKey> find(String keyId) {
        return Optional.ofNullable(byId.get(keyId));
    }

    /** All keys, in the text's order. */
    public List<TrustedKey> all() {
        return List.copyOf(byId.values());
    }

    /** What was parsed: parsed again, it gives the same keys. */
    public String text() {
        return text;
    }
}
