package org.claimscreener.wire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Where Kafka is and as whom a client goes there: {@code host:port,host:port}, and behind a {@code #} the path of a file of
 * client properties as Kafka's own tools take them. One text says both, so whoever is given an address can also prove who it
 * is. The file is read where a client is made, by each process of a cluster: what it names, keys and passwords too, then
 * need not travel.
 *
 * @param servers as Kafka takes them, comma-separated
 * @param clientConfig a file of properties; empty for a broker that asks nobody who it is
 */
public record KafkaAddress(String servers, Optional<Path> clientConfig) {
    private static final char FILE_FOLLOWS = '#';
    private static final String SERVERS_SETTING = "bootstrap.servers";

    /** A file of settings is a page long; what is larger is something else. In bytes. */
    private static final long LARGEST_FILE = 65_536;

    /** Takes an address apart; reads nothing. */
    public static KafkaAddress parse(String address) {
        int end = address.indexOf(FILE_FOLLOWS);
        return end < 0
                ? new KafkaAddress(address, Optional.empty())
                : new KafkaAddress(address.substring(0, end), Optional.of(Path.of(address.substring(end + 1))));
    }

    /** The servers alone, as Kafka's builders want them. */
    public static String servers(String address) {
        return parse(address).servers();
    }

    /**
     * The settings of a client.
     *
     * @param own what its maker insists on, over what the file says
     * @throws IllegalArgumentException when the file cannot be read; the message names it
     */
    public static Map<String, Object> settings(String address, Map<String, ?> own) {
        KafkaAddress parsed = parse(address);
        Map<String, Object> all = new HashMap<>();
        parsed.properties().forEach((name, value) -> all.put(name.toString(), value));
        all.put(SERVERS_SETTING, parsed.servers());
        all.putAll(own);
        return all;
    }

    /** As {@link #settings}, for what takes properties. A fresh copy. */
    public static Properties properties(String address, Properties own) {
        Properties all = parse(address).properties();
        all.putAll(own);
        return all;
    }

    private Properties properties() {
        Properties properties = new Properties();
        if (clientConfig.isPresent()) {
            load(clientConfig.get(), properties);
        }
        return properties;
    }

    private static void load(Path file, Properties properties) {
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw new IllegalArgumentException("the client settings " + file + " are larger than " + LARGEST_FILE
                        + " bytes; name a file of Kafka's client properties");
            }
            try (var in = Files.newBufferedReader(file)) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "the client settings " + file + " cannot be read ("
                            + e.getClass().getSimpleName()
                            + "); name a file of Kafka's client properties that is there on each machine",
                    e);
        }
    }

    /** As it is given to others. */
    @Override
    public String toString() {
        return clientConfig.map(file -> servers + FILE_FOLLOWS + file).orElse(servers);
    }
}
