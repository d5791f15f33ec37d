package org.claimscreener.stack.broker;

import java.nio.file.Path;
import java.util.Map;

/**
 * A broker that takes nobody without a certificate, and does what it is asked only by whom the rights allow: mutual TLS and
 * Kafka's own authorizer. The common name of a certificate is the principal, {@code User:screening}; the broker's own is
 * {@code broker}.
 *
 * @param keyStore PKCS12 with the broker's key and certificate, for 127.0.0.1
 * @param trustStore PKCS12 with the authority whose certificates count
 * @param password of both
 */
public record BrokerTls(Path keyStore, Path trustStore, String password) {
    /** Who gives the first rights, and is asked for none. */
    public static final String ADMINISTRATOR = "administrator";

    private static final String SUPER_USERS = "User:broker;User:" + ADMINISTRATOR;

    /** The settings that make a broker so; {@code ops/kafka/broker.properties} has them with their reasons. */
    Map<String, String> values() {
        return Map.ofEntries(
                Map.entry("listener.security.protocol.map", "SSL:SSL,CONTROLLER:SSL"),
                Map.entry("inter.broker.listener.name", "SSL"),
                Map.entry("ssl.client.auth", "required"),
                Map.entry("ssl.keystore.type", "PKCS12"),
                Map.entry("ssl.keystore.location", keyStore.toString()),
                Map.entry("ssl.keystore.password", password),
                Map.entry("ssl.truststore.type", "PKCS12"),
                Map.entry("ssl.truststore.location", trustStore.toString()),
                Map.entry("ssl.truststore.password", password),
                Map.entry("ssl.principal.mapping.rules", "RULE:^CN=([^,]+).*$/$1/,DEFAULT"),
                Map.entry("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer"),
                Map.entry("super.users", SUPER_USERS));
    }

    /** Passwords are for nobody's eyes. */
    @Override
    public String toString() {
        return "BrokerTls[" + keyStore + ", " + trustStore + "]";
    }
}
