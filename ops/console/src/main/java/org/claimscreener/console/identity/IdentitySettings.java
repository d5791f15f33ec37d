package org.claimscreener.console.identity;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.claimscreener.console.identity.dev.DevPerson;
import org.claimscreener.console.identity.dev.DevProvider;

/**
 * Who may sign in, and for how long.
 *
 * @param publicAddress under which browsers reach the console, without a path: {@code https://desk.example}
 * @param issuer of the OpenID Connect provider
 * @param clientId under which the console is registered there, with {@code publicAddress + "/sign-in/callback"}
 * @param clientSecret empty for a public client, which PKCE protects
 * @param claims where the provider says who has which roles
 * @param idle a session ends so long after its last request; 1 min to 12 h
 * @param longest a session ends so long after its sign-in; not less than idle, at most 24 h
 * @param rates how many requests are too many
 * @param development persons of the built-in provider; empty = it is off. On, it is for a machine of one's own: anybody who
 *     reaches it may be anybody
 */
public record IdentitySettings(
        URI publicAddress,
        URI issuer,
        String clientId,
        Optional<ClientSecret> clientSecret,
        ClaimNames claims,
        Duration idle,
        Duration longest,
        Rates rates,
        Optional<List<DevPerson>> development) {
    /** {@link #idle}, unless said. */
    public static final Duration USUAL_IDLE = Duration.ofMinutes(30);

    /** {@link #longest}, unless said: a working day. */
    public static final Duration USUAL_LONGEST = Duration.ofHours(10);

    private static final Duration SHORTEST_IDLE = Duration.ofMinutes(1);
    private static final Duration LONGEST_IDLE = Duration.ofHours(12);
    private static final Duration LONGEST_SESSION = Duration.ofHours(24);

    public IdentitySettings {
        check(isAddress(publicAddress) && isBlankPath(publicAddress), "the public address is no http(s)://host[:port]");
        check(isAddress(issuer), "the issuer is no http(s) address");
        check(!clientId.isBlank(), "the client id is blank");
        check(idle.compareTo(SHORTEST_IDLE) >= 0 && idle.compareTo(LONGEST_IDLE) <= 0, "idle is not 1 min to 12 h");
        check(
                longest.compareTo(idle) >= 0 && longest.compareTo(LONGEST_SESSION) <= 0,
                "the longest session is shorter than idle, or longer than 24 h");
        check(
                isEncrypted(publicAddress) || isLoopback(publicAddress.getHost()),
                "the public address is neither https nor this machine's own: cookies would go in the clear");
        check(
                isEncrypted(issuer) || isLoopback(issuer.getHost()),
                "the issuer is neither https nor on this machine: tokens would go in the clear");
        check(
                development.isEmpty() || isLoopback(publicAddress.getHost()),
                "the development provider is for this machine alone: the public address must be a loopback address");
        development = development.map(List::copyOf);
    }

    /** With a provider elsewhere, and what is usual. */
    public static IdentitySettings of(URI publicAddress, URI issuer, String clientId, Optional<ClientSecret> secret) {
        return new IdentitySettings(
                publicAddress,
                issuer,
                clientId,
                secret,
                ClaimNames.usual(),
                USUAL_IDLE,
                USUAL_LONGEST,
                Rates.usual(),
                Optional.empty());
    }

    /**
     * With the built-in provider.
     *
     * @param publicAddress a loopback address
     * @param persons who may be chosen
     */
    public static IdentitySettings development(URI publicAddress, List<DevPerson> persons) {
        return new IdentitySettings(
                publicAddress,
                URI.create(publicAddress + DevProvider.PATH),
                DevProvider.CLIENT_ID,
                Optional.empty(),
                ClaimNames.usual(),
                USUAL_IDLE,
                USUAL_LONGEST,
                Rates.usual(),
                Optional.of(persons));
    }

    /**
     * What the console proves itself with at the provider. It never shows in a text.
     *
     * @param value as the provider gave it
     */
    public record ClientSecret(String value) {
        private static final int MOST_BYTES = 1_024;

        public ClientSecret {
            check(!value.isBlank(), "the client secret is blank");
        }

        /**
         * Reads it from a file, without white space around it.
         *
         * @throws IOException when the file cannot be read, or holds none
         */
        public static ClientSecret read(Path file) throws IOException {
            if (Files.size(file) > MOST_BYTES) {
                throw new IOException(file + " is too large to hold a client secret");
            }
            String value = Files.readString(file, StandardCharsets.UTF_8).strip();
            if (value.isEmpty()) {
                throw new IOException(file + " holds no client secret");
            }
            return new ClientSecret(value);
        }

        @Override
        public String toString() {
            return "ClientSecret[…]";
        }
    }

    boolean isEncrypted() {
        return isEncrypted(publicAddress);
    }

    /** Where the provider sends the browser back to. */
    URI callback() {
        return publicAddress.resolve("/sign-in/callback");
    }

    /** Whether an address to listen on, or a name, is this machine's own. */
    static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static boolean isEncrypted(URI address) {
        return "https".equals(address.getScheme());
    }

    private static boolean isAddress(URI address) {
        return ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))
                && address.getHost() != null
                && address.getUserInfo() == null
                && address.getQuery() == null
                && address.getFragment() == null;
    }

    private static boolean isBlankPath(URI address) {
        return address.getPath() == null || address.getPath().isEmpty();
    }

    private static void check(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException(problem);
        }
    }
}
