package org.claimscreener.console.identity;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

import org.claimscreener.console.identity.IdentitySettings.ClientSecret;
import org.claimscreener.wire.record.ActorRole;

/**
 * Settings of a provider from a properties file.
 *
 * <pre>
 * issuer             of the provider; required
 * client-id          required
 * client-secret-file read beside this file; left out for a public client
 * roles-claim        "roles" unless said; with dots a path, as realm_access.roles
 * institution-claim  "institution" unless said
 * role.NAME          our role or duty for the provider's NAME, as role.fund-auditor=AUDITOR or role.tips=TIP_DESK; with one, only those that are named count
 * idle-minutes       30 unless said
 * longest-minutes    600 unless said
 * </pre>
 *
 * Stateless.
 */
public final class IdentityFile {
    private static final long MOST_BYTES = 1 << 16;
    private static final String ROLE = "role.";
    private static final Set<String> NAMES = Set.of(
            "issuer",
            "client-id",
            "client-secret-file",
            "roles-claim",
            "institution-claim",
            "idle-minutes",
            "longest-minutes");

    private IdentityFile() {}

    /**
     * Reads it.
     *
     * @param publicAddress under which browsers reach the console
     * @throws IOException when it cannot be read, lacks something, or has something that is not known; it says what
     */
    public static IdentitySettings read(Path file, URI publicAddress) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException(file + " is too large to hold settings");
        }
        Properties values = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            values.load(reader);
            checkNames(values);
            return settings(file, publicAddress, values);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private static void checkNames(Properties values) {
        for (String name : new TreeSet<>(values.stringPropertyNames())) {
            if (!NAMES.contains(name) && !name.startsWith(ROLE)) {
                throw new IllegalArgumentException(
                        name + " is no setting; known are " + new TreeSet<>(NAMES) + " and role.NAME");
            }
        }
    }

    private static IdentitySettings settings(Path file, URI publicAddress, Properties values) throws IOException {
        String secretFile = values.getProperty("client-secret-file");
        Optional<ClientSecret> secret = secretFile == null
                ? Optional.empty()
                : Optional.of(ClientSecret.read(file.toAbsolutePath().resolveSibling(secretFile)));
        return new IdentitySettings(
                publicAddress,
                URI.create(required(values, "issuer")),
                required(values, "client-id"),
                secret,
                claims(values),
                minutes(values, "idle-minutes", IdentitySettings.USUAL_IDLE),
                minutes(values, "longest-minutes", IdentitySettings.USUAL_LONGEST),
                Rates.usual(),
                Optional.empty());
    }

    private static String required(Properties values, String name) {
        String value = values.getProperty(name, "").strip();
        if (value.isEmpty()) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }

    private static ClaimNames claims(Properties values) {
        ClaimNames usual = ClaimNames.usual();
        Map<String, ActorRole> roles = new LinkedHashMap<>();
        Map<String, Duty> duties = new LinkedHashMap<>();
        for (String name : values.stringPropertyNames()) {
            if (name.startsWith(ROLE)) {
                String value = required(values, name);
                String theirs = name.substring(ROLE.length());
                find(Duty.values(), value)
                        .ifPresentOrElse(duty -> duties.put(theirs, duty), () -> roles.put(theirs, role(name, value)));
            }
        }
        return new ClaimNames(
                values.getProperty("roles-claim", usual.roles()),
                values.getProperty("institution-claim", usual.institution()),
                roles.isEmpty() && duties.isEmpty() ? usual.names() : new RoleNames(roles, duties));
    }

    private static ActorRole role(String name, String value) {
        return find(ActorRole.values(), value)
                .orElseThrow(() -> new IllegalArgumentException(name + " is " + value + ", which is no role of ours"));
    }

    private static <T extends Enum<T>> Optional<T> find(T[] values, String name) {
        return Arrays.stream(values).filter(value -> value.name().equals(name)).findFirst();
    }

    private static Duration minutes(Properties values, String name, Duration usual) {
        String value = values.getProperty(name);
        if (value == null) {
            return usual;
        }
        if (!value.strip().matches("\\d{1,5}")) {
            throw new IllegalArgumentException(name + " is " + value + ", expected whole minutes");
        }
        return Duration.ofMinutes(Long.parseLong(value.strip()));
    }
}
