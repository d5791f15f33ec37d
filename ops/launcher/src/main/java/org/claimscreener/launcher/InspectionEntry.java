package org.claimscreener.launcher;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;

import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.Console;
import org.claimscreener.commandline.ExitCodes;
import org.claimscreener.engine.inspection.ResultCheck;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.AuditAction;
import org.claimscreener.wire.record.InspectionDraw;
import org.claimscreener.wire.record.InspectionFinding;
import org.claimscreener.wire.record.InspectionResult;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Enters what an inspection found. */
@Command(
        name = "result",
        header = "Enters what came of a drawn settlement's inspection.",
        description =
                "The newest result of a settlement counts: what was entered wrongly is entered again. A settlement that was"
                        + " not drawn has no result, for it would tell nothing about the others.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  screener inspection result S1 --found VIOLATION --fen 12300 \\",
            "    --grounds 病历无相应医嘱 --by u-201 --by u-202 \\",
            "    --bootstrap-servers 127.0.0.1:9092 --audit-key zhang.audit",
            "  screener inspection result S2 --found NOTHING --grounds 相符 \\",
            "    --by u-201 --by u-202 --bootstrap-servers 127.0.0.1:9092 \\",
            "    --audit-key zhang.audit"
        })
final class InspectionEntry implements Callable<Integer> {
    private final Console console;

    @Mixin
    private ActingOptions acting = new ActingOptions();

    @Parameters(index = "0", paramLabel = "SETTLEMENT", description = "Its id, as screener inspection list gives it.")
    private String settlement = "";

    @Option(
            names = "--found",
            required = true,
            paramLabel = "WHAT",
            description = "${COMPLETION-CANDIDATES}; the last for records that are gone and for withdrawn settlements.")
    private InspectionFinding found = InspectionFinding.NOTHING;

    @Option(names = "--fen", paramLabel = "N", description = "VIOLATION: what was paid and not due, in fen.")
    private long fen;

    @Option(
            names = "--rule",
            paramLabel = "CODE",
            description = "VIOLATION: the rule that should have found it; left out where there is none yet.")
    private @Nullable String rule;

    @Option(names = "--grounds", required = true, paramLabel = "TEXT", description = "What it rests on; names nobody.")
    private String grounds = "";

    @Option(names = "--by", required = true, paramLabel = "ID", description = "Who inspected it; two, each by a --by.")
    private List<String> by = List.of();

    InspectionEntry(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws CommandFailure {
        InspectionResult result = result();
        if (acting.bootstrapServers().isBlank()) {
            throw CommandFailure.usage("name the broker with --bootstrap-servers HOST:PORT");
        }
        InspectionDraw draw = new InspectionReading(console, "inspection result", acting.bootstrapServers())
                .book(Optional.empty())
                .draw(settlement)
                .orElseThrow(() -> CommandFailure.failed(
                        "settlement " + settlement + " was not drawn; see screener inspection list --open", null));
        Optional<String> problem = ResultCheck.firstProblem(result, draw);
        if (problem.isPresent()) {
            throw CommandFailure.usage(problem.get());
        }
        acting.onRecord(
                AuditAction.COMMAND_SENT,
                List.of(new ActingOptions.Deed(
                        draw.getInstitutionId(),
                        "inspection of settlement " + settlement + ": " + found + ", " + fen + " fen, by "
                                + String.join(", ", by))));
        Sending.all(
                acting.bootstrapServers(),
                TopicCatalogue.INSPECTIONS,
                List.of(new Sending.Message(settlement, new WireEncoder().encode(result))));
        console.err().println(InspectionCommands.NAME + "result: entered; see it with screener inspection list");
        return ExitCodes.OK;
    }

    private InspectionResult result() {
        String said = settlement + "/" + found + "/" + fen + "/" + rule + "/" + grounds + "/" + by;
        return InspectionResult.newBuilder()
                // What is entered twice is one.
                .setResultId(UUID.nameUUIDFromBytes(said.getBytes(StandardCharsets.UTF_8))
                        .toString())
                .setSettlementId(settlement)
                .setFound(found)
                .setUndueFen(fen)
                .setRuleCode(rule)
                .setGrounds(grounds)
                .setInspectedBy(by)
                .setActorId(acting.actor())
                .setIssuedAt(Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS))
                .build();
    }
}
