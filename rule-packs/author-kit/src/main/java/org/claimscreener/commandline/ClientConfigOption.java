package org.claimscreener.commandline;

import java.nio.file.Files;
import java.nio.file.Path;

import org.claimscreener.wire.KafkaAddress;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/**
 * Gives each command that takes {@code --bootstrap-servers} the option {@code --client-config}, and puts what both say into
 * the one address that the command gets, see {@link KafkaAddress}. So no command can forget it. Stateless.
 */
public final class ClientConfigOption {
    /** A file of Kafka's client properties: TLS, SASL. */
    public static final String NAME = "--client-config";

    private static final String SERVERS = "--bootstrap-servers";

    private ClientConfigOption() {}

    /** Adds it to the command and to all below it. */
    public static CommandLine addTo(CommandLine command) {
        add(command);
        return command.setExecutionStrategy(ClientConfigOption::join);
    }

    private static void add(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        if (spec.findOption(SERVERS) != null) {
            spec.addOption(OptionSpec.builder(NAME)
                    .paramLabel("FILE")
                    .type(Path.class)
                    .description(
                            "Client properties as Kafka's own tools take them: who you are there, and by which keys"
                                    + " (ops/kafka has examples).")
                    .build());
        }
        command.getSubcommands().values().forEach(ClientConfigOption::add);
    }

    private static int join(ParseResult parsed) {
        for (ParseResult level = parsed; level != null; level = level.subcommand()) {
            if (level.hasMatchedOption(NAME)) {
                join(level, level.matchedOptionValue(NAME, Path.of("")));
            }
        }
        return new RunLast().execute(parsed);
    }

    private static void join(ParseResult level, Path file) {
        CommandLine command = level.commandSpec().commandLine();
        if (!level.hasMatchedOption(SERVERS)) {
            throw new ParameterException(
                    command, NAME + " says who you are at Kafka; say with " + SERVERS + " where that is");
        }
        if (!Files.isReadable(file)) {
            throw new ParameterException(command, "there is no file " + file + " that can be read, named by " + NAME);
        }
        OptionSpec servers = level.matchedOption(SERVERS);
        servers.setValue(KafkaAddress.servers(servers.getValue()) + "#" + file.toAbsolutePath());
    }
}
