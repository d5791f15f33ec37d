package org.claimscreener.stack.flink;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * What a guarded cluster's processes know each other by, and what whoever gives it orders is known by: two pairs of keys,
 * made anew for each start, one for the processes among themselves and one for the REST interface. Each is its own
 * authority: only a holder of the very key is taken. Who can read the folder can give orders; it is its owner's alone.
 * Immutable, thread-safe.
 */
final class ClusterKeys {
    /** Environment variable that keytool takes the password from; a command line can be read by anybody. */
    private static final String PASSWORD_VARIABLE = "SCREENER_STORE_PASSWORD";

    private static final int PASSWORD_BYTES = 24;
    private static final String TYPE = "PKCS12";

    /** Longer than a rehearsal, shorter than a habit. */
    private static final String VALID_DAYS = "30";

    private static final long PATIENCE_SECONDS = 60;

    private final Path internal;
    private final Path rest;
    private final String password;

    private ClusterKeys(Path internal, Path rest, String password) {
        this.internal = internal;
        this.rest = rest;
        this.password = password;
    }

    /**
     * Makes both pairs; those of an earlier start are gone.
     *
     * @param folder gets the key stores, and becomes its owner's alone
     * @param host that the certificates name, as an address
     * @throws IOException when keytool is missing or fails
     */
    static ClusterKeys make(Path folder, String host) throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        return new ClusterKeys(
                store(folder.resolve("internal.p12"), host, password),
                store(folder.resolve("rest.p12"), host, password),
                password);
    }

    private static Path store(Path file, String host, String password) throws IOException {
        Files.deleteIfExists(file);
        Path said = file.resolveSibling("keytool.err");
        ProcessBuilder keytool = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "cluster",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=" + host,
                        "-ext",
                        // By name too: a TaskManager looks up what others call the address, and asks for that.
                        "SAN=ip:" + host + ",dns:" + InetAddress.getByName(host).getCanonicalHostName(),
                        "-validity",
                        VALID_DAYS,
                        "-storetype",
                        TYPE,
                        "-keystore",
                        file.toString(),
                        "-storepass:env",
                        PASSWORD_VARIABLE))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        keytool.environment().put(PASSWORD_VARIABLE, password);
        run(keytool, said);
        return file;
    }

    private static void run(ProcessBuilder keytool, Path said) throws IOException {
        Process process = keytool.start();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("keytool made no key within " + PATIENCE_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while keytool made a key", e);
        }
        if (process.exitValue() != 0) {
            throw new IOException(
                    "keytool made no key: " + Files.readString(said).strip());
        }
    }

    /** Flink's settings for it, for every process and for whoever submits. */
    Map<String, String> values() {
        Map<String, String> values = new TreeMap<>();
        values.put("security.ssl.protocol", "TLSv1.3");
        values.put("security.ssl.algorithms", "TLS_AES_128_GCM_SHA256,TLS_AES_256_GCM_SHA384");
        values.put("security.ssl.internal.enabled", "true");
        values.put("security.ssl.rest.enabled", "true");
        // Without a certificate of theirs nobody gets as far as a request.
        values.put("security.ssl.rest.authentication-enabled", "true");
        stores(values, "security.ssl.internal.", internal);
        stores(values, "security.ssl.rest.", rest);
        return values;
    }

    private void stores(Map<String, String> values, String prefix, Path store) {
        values.put(prefix + "keystore", store.toString());
        values.put(prefix + "keystore-type", TYPE);
        values.put(prefix + "keystore-password", password);
        values.put(prefix + "key-password", password);
        values.put(prefix + "truststore", store.toString());
        values.put(prefix + "truststore-type", TYPE);
        values.put(prefix + "truststore-password", password);
    }

    /**
     * For a client of the REST interface.
     *
     * @throws IOException when the key store has been damaged
     */
    SSLContext client() throws IOException {
        char[] secret = password.toCharArray();
        try (InputStream in = Files.newInputStream(rest)) {
            KeyStore store = KeyStore.getInstance(TYPE);
            store.load(in, secret);
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, secret);
            TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trusted.init(store);
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(keys.getKeyManagers(), trusted.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("The cluster's own key in " + rest + " cannot be used: " + e.getMessage(), e);
        }
    }
}
