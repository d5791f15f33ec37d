package org.claimscreener.authorkit.write;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.Console;
import org.claimscreener.commandline.ExitCodes;
import org.claimscreener.engine.pack.PackInspection;
import org.claimscreener.engine.pack.PackRefusedException;
import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.engine.review.PackDiff;
import org.claimscreener.engine.review.PackDiff.Change;
import org.claimscreener.engine.review.PackDiff.Kind;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares two packs. */
@Command(
        name = "diff",
        header = "Says what differs between two packs.",
        description = {
            "Compares header, limits, parameters with their overlays and values of those under watch, rules (what they say about themselves in words, their"
                    + " conditions and findings line by line), features, table rows and cases. A folder may be compared"
                    + " with an archive."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes, as diff has them:%n",
        exitCodeList = {
            "0:nothing differs",
            "1:something does",
            "2:they cannot be compared, or the command line makes no sense"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  packctl diff released.zip my-pack",
            "  packctl diff released.zip my-pack --all | less",
            "  packctl diff old new --json | jq '.changes[] | select(.section == \"rule\")'"
        })
public final class DiffCommand implements Callable<Integer> {
    private static final int FIRST = 20;

    private final Console console;

    @Parameters(index = "0", paramLabel = "BEFORE", description = "A folder or built archive.")
    private Path before = Path.of("");

    @Parameters(index = "1", paramLabel = "AFTER", description = "A folder or built archive.")
    private Path after = Path.of("");

    @Option(names = "--all", description = "Show every line that differs, not the first 20 of each.")
    private boolean all;

    @Option(names = "--json", description = "Print one JSON object; it has every line.")
    private boolean json;

    public DiffCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws CommandFailure {
        RulePack one = load(before);
        RulePack other = load(after);
        List<Change> changes = compare(one, other).changes();
        if (json) {
            console.out().println(Json.text(document(one, other, changes)));
        } else {
            print(one, other, changes);
        }
        return changes.isEmpty() ? ExitCodes.OK : ExitCodes.FAILED;
    }

    /** A pack that cannot be read is trouble, not a difference: diff's third exit code. */
    private static RulePack load(Path path) throws CommandFailure {
        PackOnDisk place = new PackOnDisk(path);
        try {
            PackInspection inspection = place.inspect(java.util.Map.of());
            if (inspection.problems().isEmpty() && inspection.draft().isPresent()) {
                return inspection.draft().get();
            }
            throw place.refused(inspection.problems());
        } catch (CommandFailure e) {
            throw new CommandFailure(ExitCodes.USAGE, String.valueOf(e.getMessage()), e);
        }
    }

    private static PackDiff compare(RulePack one, RulePack other) throws CommandFailure {
        try {
            return PackDiff.of(one, other);
        } catch (PackRefusedException e) {
            throw new CommandFailure(ExitCodes.USAGE, String.valueOf(e.getMessage()), e);
        }
    }

    private void print(RulePack one, RulePack other, List<Change> changes) {
        console.out().println("- " + one);
        console.out().println("+ " + other);
        for (Change change : changes) {
            String section = change.section().name().toLowerCase(Locale.ROOT);
            String what = change.kind() == Kind.CHANGED
                    ? ""
                    : " " + change.kind().name().toLowerCase(Locale.ROOT);
            console.out().println(section + " " + change.name() + what);
            change.details().stream()
                    .limit(all ? Integer.MAX_VALUE : FIRST)
                    .forEach(line -> console.out().println("  " + line));
            int more = change.details().size() - FIRST;
            if (!all && more > 0) {
                console.out().println("  ... and " + Count.of(more, "line") + " more; --all shows them");
            }
        }
        String same = one.digest().equals(other.digest())
                ? "the same pack, byte for byte"
                : "nothing that a pack says differs";
        console.out().println(changes.isEmpty() ? same : Count.of(changes.size(), "difference"));
    }

    private static ObjectNode document(RulePack one, RulePack other, List<Change> changes) {
        ObjectNode root = Json.object();
        Json.pack(root.putObject("before"), one);
        Json.pack(root.putObject("after"), other);
        ArrayNode array = root.putArray("changes");
        for (Change change : changes) {
            ObjectNode node = array.addObject()
                    .put("section", change.section().name().toLowerCase(Locale.ROOT))
                    .put("name", change.name())
                    .put("kind", change.kind().name().toLowerCase(Locale.ROOT));
            Json.texts(node.putArray("details"), change.details());
        }
        return root;
    }
}
