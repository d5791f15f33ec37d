package org.claimscreener.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.claimscreener.audit.AuditChain;
import org.claimscreener.audit.AuditProblem;
import org.claimscreener.commandline.Text;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a check of the audit found: the first problems, and how many there are. Not thread-safe. */
final class AuditFindings implements Consumer<AuditProblem> {
    private static final int SHOWN = 1_000;

    private final List<AuditProblem> first = new ArrayList<>();
    private long count;

    @Override
    public void accept(AuditProblem problem) {
        count++;
        if (first.size() < SHOWN) {
            first.add(problem);
        }
    }

    long count() {
        return count;
    }

    List<String> text(List<AuditChain> chains, boolean keysGiven) {
        List<String> lines = new ArrayList<>();
        for (AuditChain chain : chains) {
            lines.add(chain.writerId() + ": " + Text.count(chain.records()) + " records, "
                    + Text.count(chain.checkpoints()) + " checkpoints, "
                    + Text.count(chain.unsigned()) + " records unsigned"
                    + chain.newestAt().map(at -> ", newest " + at).orElse(""));
        }
        first.forEach(problem -> lines.add(problem.toString()));
        if (count > first.size()) {
            lines.add("and " + Text.count(count - first.size()) + " more");
        }
        if (!keysGiven) {
            lines.add("signatures were not checked: no --keys");
        }
        lines.add(count == 0 ? "the audit is as it was written" : Text.count(count) + " problems");
        return lines;
    }

    String json(List<AuditChain> chains, boolean keysGiven) {
        ObjectNode json = new ObjectMapper()
                .createObjectNode()
                .put("clean", count == 0)
                .put("signatures_checked", keysGiven)
                .put("problem_count", count);
        var writers = json.putArray("writers");
        for (AuditChain chain : chains) {
            ObjectNode writer = writers.addObject()
                    .put("writer_id", chain.writerId())
                    .put("records", chain.records())
                    .put("checkpoints", chain.checkpoints())
                    .put("unsigned", chain.unsigned());
            chain.newestAt().ifPresent(at -> writer.put("newest_at", at.toString()));
        }
        var problems = json.putArray("problems");
        for (AuditProblem problem : first) {
            problems.addObject()
                    .put("kind", problem.kind().name())
                    .put("writer_id", problem.writerId())
                    .put("sequence", problem.sequence())
                    .put("place", problem.place())
                    .put("meaning", problem.meaning());
        }
        return json.toString();
    }
}
