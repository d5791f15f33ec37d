package org.claimscreener.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;

import org.claimscreener.stack.broker.BrokerTls;

/**
 * An authority for one test, its broker's certificate and one for each client, made by {@code keytool} as
 * {@code ops/kafka/README.md} tells people to. Nothing of it outlives the test's folder.
 */
final class Certificates {
    private static final String PASSWORD = "only-for-this-test";
    private static final String AUTHORITY = "authority-of-certificates";
    private static final String BROKER = "broker";

    private final Path folder;
    private final Path all;
    private final Path trust;

    private Certificates(Path folder) {
        this.folder = folder;
        this.all = folder.resolve("all.p12");
        this.trust = folder.resolve("trust.p12");
    }

    static Certificates make(Path folder, List<String> clients) throws Exception {
        Certificates made = new Certificates(Files.createDirectories(folder));
        made.keyPair(AUTHORITY, "-ext", "bc:c");
        made.signed(BROKER, "-ext", "san=ip:127.0.0.1");
        for (String client : clients) {
            made.signed(client);
        }
        KeyStore every = made.load(made.all);
        KeyStore trusted = made.empty();
        trusted.setCertificateEntry(AUTHORITY, every.getCertificate(AUTHORITY));
        made.store(trusted, made.trust);
        made.alone(every, BROKER);
        for (String client : clients) {
            made.alone(every, client);
        }
        return made;
    }

    BrokerTls broker() {
        return new BrokerTls(keyStore(BROKER), trust, PASSWORD);
    }

    /** A file of client settings with this client's certificate. */
    Path client(String name) throws IOException {
        return properties(
                name,
                List.of(
                        "ssl.keystore.type=PKCS12",
                        "ssl.keystore.location=" + keyStore(name),
                        "ssl.keystore.password=" + PASSWORD));
    }

    /** One that trusts the broker and has no certificate of its own. */
    Path nobody() throws IOException {
        return properties("nobody", List.of());
    }

    private Path properties(String name, List<String> own) throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "security.protocol=SSL",
                "ssl.truststore.type=PKCS12",
                "ssl.truststore.location=" + trust,
                "ssl.truststore.password=" + PASSWORD));
        lines.addAll(own);
        return Files.write(folder.resolve("client-" + name + ".properties"), lines);
    }

    private Path keyStore(String name) {
        return folder.resolve(name + ".p12");
    }

    private void signed(String name, String... more) throws Exception {
        List<String> words = new ArrayList<>(List.of("-signer", AUTHORITY));
        words.addAll(List.of(more));
        keyPair(name, words.toArray(String[]::new));
    }

    private void keyPair(String name, String... more) throws Exception {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                name,
                "-dname",
                "CN=" + name + ",O=test",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                all.toString(),
                "-storepass",
                PASSWORD));
        words.addAll(List.of(more));
        Path said = folder.resolve("keytool.log");
        int code = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException("keytool failed: " + Files.readString(said));
        }
    }

    /** A client gets its own key and no other's. */
    private void alone(KeyStore every, String name) throws GeneralSecurityException, IOException {
        KeyStore own = empty();
        own.setKeyEntry(
                name,
                every.getKey(name, PASSWORD.toCharArray()),
                PASSWORD.toCharArray(),
                every.getCertificateChain(name));
        store(own, keyStore(name));
    }

    private KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private KeyStore load(Path file) throws GeneralSecurityException, IOException {
        KeyStore store = empty();
        try (var in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    private void store(KeyStore store, Path file) throws GeneralSecurityException, IOException {
        try (var out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
        }
    }
}
