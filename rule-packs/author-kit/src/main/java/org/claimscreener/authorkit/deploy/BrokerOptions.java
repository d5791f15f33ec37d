package org.claimscreener.authorkit.deploy;

import java.nio.file.Path;

import picocli.CommandLine.Option;

/** Where orders are, and whose count. */
final class BrokerOptions {
    @Option(
            names = "--bootstrap-servers",
            required = true,
            paramLabel = "HOST:PORT",
            description = "Kafka, as a comma-separated list.")
    String bootstrapServers = "";

    @Option(
            names = "--keys",
            required = true,
            paramLabel = "FILE",
            description = "The keys that the screener trusts, the same file that its job reads.")
    Path keys = Path.of("");
}
