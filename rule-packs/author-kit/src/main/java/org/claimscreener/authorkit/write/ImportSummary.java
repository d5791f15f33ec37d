package org.claimscreener.authorkit.write;

import java.io.PrintStream;
import java.util.Map;

import org.claimscreener.commandline.Text;
import org.claimscreener.engine.knowledge.KnowledgeImport;
import org.claimscreener.engine.knowledge.KnowledgeImport.Outcome;
import org.claimscreener.engine.knowledge.KnowledgeImport.RuleOutcome;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What an import came to: by table, by rule, and why the rest has no place. */
final class ImportSummary {
    private static final int NAME_COLUMNS = 22;
    private static final int COUNT_COLUMNS = 11;
    private static final int MOST_REASONS = 20;
    private static final int MOST_RULES = 100;

    private final KnowledgeImport knowledge;
    private final ImportCommand.Tally tally;
    private final boolean dryRun;

    ImportSummary(KnowledgeImport knowledge, ImportCommand.Tally tally, boolean dryRun) {
        this.knowledge = knowledge;
        this.tally = tally;
        this.dryRun = dryRun;
    }

    /** Points without any row, and lines that hold no point. */
    private long notPlaced() {
        return tally.noPoints()
                + knowledge.ruleOutcomes().stream()
                        .mapToLong(RuleOutcome::notPlaced)
                        .sum();
    }

    void print(PrintStream out) {
        out.println(Text.left("table", NAME_COLUMNS)
                + Text.right("placed", COUNT_COLUMNS)
                + Text.right("unchanged", COUNT_COLUMNS)
                + Text.right("updated", COUNT_COLUMNS)
                + Text.right("added", COUNT_COLUMNS)
                + Text.right("rows now", COUNT_COLUMNS));
        for (Outcome one : knowledge.outcomes()) {
            out.println(Text.left(one.table(), NAME_COLUMNS)
                    + count(one.placed())
                    + count(unchanged(one))
                    + count(one.updated())
                    + count(one.added())
                    + count(one.rows()));
        }
        out.println(Text.right("points", COUNT_COLUMNS)
                + Text.right("rows", COUNT_COLUMNS)
                + Text.right("not placed", COUNT_COLUMNS)
                + "  rule");
        knowledge.ruleOutcomes().stream()
                .limit(MOST_RULES)
                .forEach(rule -> out.println(
                        count(rule.points()) + count(rule.rows()) + count(rule.notPlaced()) + "  " + rule.rule()));
        out.println(Count.of(tally.points(), "point") + ", " + Text.count(notPlaced()) + " not placed"
                + (dryRun ? "; nothing was written (--dry-run)" : ""));
        tally.byReason().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(MOST_REASONS)
                .forEach(reason -> out.println(count(reason.getValue()) + "  " + reason.getKey()));
        int more = tally.byReason().size() - MOST_REASONS;
        if (more > 0) {
            out.println("  ... and " + more + " more reasons; --report has all");
        }
    }

    private static String count(long number) {
        return Text.right(Text.count(number), COUNT_COLUMNS);
    }

    private static long unchanged(Outcome one) {
        return Math.max(0, one.placed() - one.added() - one.updated());
    }

    ObjectNode document() {
        ObjectNode root = Json.object().put("points", tally.points()).put("dry_run", dryRun);
        ArrayNode tables = root.putArray("tables");
        for (Outcome one : knowledge.outcomes()) {
            tables.addObject()
                    .put("table", one.table())
                    .put("placed", one.placed())
                    .put("unchanged", unchanged(one))
                    .put("updated", one.updated())
                    .put("added", one.added())
                    .put("rows", one.rows());
        }
        ArrayNode rules = root.putArray("rules");
        for (RuleOutcome one : knowledge.ruleOutcomes()) {
            rules.addObject()
                    .put("rule", one.rule())
                    .put("points", one.points())
                    .put("rows", one.rows())
                    .put("not_placed", one.notPlaced());
        }
        root.put("not_placed", notPlaced());
        ObjectNode reasons = root.putObject("not_placed_why");
        tally.byReason().forEach(reasons::put);
        return root;
    }
}
