package org.claimscreener.authorkit.write;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.Console;
import org.claimscreener.commandline.ExitCodes;
import org.claimscreener.commandline.FileMessages;
import org.claimscreener.engine.intake.Calendars;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.ObjectNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a new pack. */
@Command(
        name = "new",
        header = "Writes a new pack that checks, tests and builds at once.",
        description = {
            "The pack has a rule of each common kind to begin from: one over a table, one over the person's past, and a note"
                    + " that rests on a feature; each with ten hits and ten near misses. Change what you need and remove"
                    + " the rest."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:written",
            "1:nothing was written; standard error says why",
            "2:the command line makes no sense"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  packctl new my-pack",
            "  packctl new packs/changsha --id changsha-policy --owner \"Changsha agency\" --region 4301"
        })
public final class NewCommand implements Callable<Integer> {
    private static final List<String> FILES = List.of(
            "pack.yaml",
            "features.yaml",
            "rules/example-drug-sex.drl",
            "rules/example-again-soon.drl",
            "rules/example-many-purchases.drl",
            "tables/drug_sex.csv",
            "cases/example-drug-sex.yaml",
            "cases/example-again-soon.yaml",
            "cases/example-many-purchases.yaml",
            "README.md");
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{1,48}[a-z0-9]");
    private static final Pattern REGION = Pattern.compile("\\*|[0-9]{2,12}");

    private final Console console;

    @Parameters(index = "0", paramLabel = "DIR", description = "A folder that is empty or not there yet.")
    private Path folder = Path.of("");

    @Option(names = "--id", paramLabel = "ID", description = "The pack's id (default: the folder's name).")
    private @Nullable String id;

    @Option(names = "--owner", paramLabel = "TEXT", description = "Who answers for it (default: rule authors).")
    private String owner = "rule authors";

    @Option(
            names = "--region",
            paramLabel = "CODE",
            description = "Prefix of the pooling areas that it speaks of (default: *, everywhere).")
    private String region = "*";

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    public NewCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws CommandFailure {
        String packId = packId();
        if (!REGION.matcher(region).matches()) {
            throw CommandFailure.usage("--region is '" + region + "'; write * or 2 to 12 digits such as 4301");
        }
        if (owner.isBlank() || owner.chars().anyMatch(c -> Character.isISOControl(c) || c == '"' || c == '\\')) {
            throw CommandFailure.usage("--owner must be a plain text without quotes");
        }
        refuseWhatIsThere();
        Map<Path, String> texts = new LinkedHashMap<>();
        for (String name : FILES) {
            texts.put(folder.resolve(name), filled(template(name), packId));
        }
        WholeFile.writeAll(texts);
        if (json) {
            ObjectNode written = Json.object().put("id", packId).put("folder", folder.toString());
            Json.texts(written.putArray("files"), FILES);
            console.out().println(Json.text(written));
        } else {
            sayWhatIsNext(packId);
        }
        return ExitCodes.OK;
    }

    private void sayWhatIsNext(String packId) {
        console.out()
                .println("Wrote " + Count.of(FILES.size(), "file") + " of pack " + packId + " into " + folder + ".");
        console.out().println("Next:");
        console.out().println("  packctl check " + folder + "     what is wrong with it");
        console.out().println("  packctl test " + folder + "      its cases, and what they do not try");
        console.out()
                .println("  edit " + folder.resolve("rules") + ", then both again; README.md there says what is what");
    }

    private String packId() throws CommandFailure {
        String wanted =
                id == null ? String.valueOf(folder.toAbsolutePath().normalize().getFileName()) : id;
        if (!ID.matcher(wanted).matches()) {
            throw CommandFailure.usage(
                    "'" + wanted
                            + "' is no pack id: name one with --id, 3 to 50 lower-case letters, digits and hyphens, a letter first");
        }
        return wanted;
    }

    private void refuseWhatIsThere() throws CommandFailure {
        if (!Files.exists(folder)) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw CommandFailure.failed(folder + " is a file; name a folder", null);
        }
        try (Stream<Path> there = Files.list(folder)) {
            if (there.findAny().isPresent()) {
                throw CommandFailure.failed(folder + " is not empty; nothing was written. Name another folder", null);
            }
        } catch (IOException e) {
            throw CommandFailure.failed(folder + " cannot be read: " + FileMessages.of(e), e);
        }
    }

    private static String template(String name) throws CommandFailure {
        try (InputStream in = NewCommand.class.getResourceAsStream("new-pack/" + name)) {
            if (in == null) {
                throw new IllegalStateException("new-pack/" + name + " is missing in the build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw CommandFailure.failed("packctl's own files cannot be read: " + FileMessages.of(e), e);
        }
    }

    private String filled(String text, String packId) {
        LocalDate firstOfMonth = LocalDate.now(Calendars.ZONE).withDayOfMonth(1);
        return text.replace("@ID@", packId)
                .replace("@OWNER@", owner)
                .replace("@REGION@", region)
                .replace("@FROM@", firstOfMonth.getYear() + "-01-01");
    }
}
