package org.claimscreener.verifier.check;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import org.claimscreener.audit.AuditCheck;
import org.claimscreener.audit.AuditProblem;
import org.claimscreener.verifier.Place;
import org.claimscreener.verifier.log.LogRecord;
import org.jspecify.annotations.Nullable;

/**
 * I9: what persons did stands in chains that nobody touched. Without the writers' keys and without checkpoints that were
 * kept elsewhere: for these there is {@code screener audit verify}.
 */
final class ChainsVerify implements Check {
    private static final String NOTHING = "nothing is on the audit topic";
    private static final String UNSIGNED = "signatures under the audit: give the keys to 'screener audit verify'";

    private final Tally tally;
    private final AuditCheck chains = new AuditCheck(Optional.empty(), List.of(), this::found);
    private @Nullable Place at;
    private boolean any;

    ChainsVerify(Tally tally) {
        this.tally = tally;
    }

    /** The next record of the audit topic, as committed readers see it. */
    void take(LogRecord message) {
        if (!message.committed()) {
            return;
        }
        any = true;
        at = message.place();
        tally.judged();
        byte[] key = message.key();
        String writer = key == null ? "" : new String(key, StandardCharsets.UTF_8);
        var unused = chains.take(message.place().toString(), writer, message.value());
    }

    private void found(AuditProblem problem) {
        String meaning = problem.kind() + " in the chain of '" + problem.writerId() + "', record " + problem.sequence()
                + ": " + problem.meaning();
        tally.violated("", at == null ? List.of() : List.of(at), meaning);
    }

    @Override
    public void endJudging(Horizon horizon) {
        if (!any) {
            tally.nothingToCheck(NOTHING);
            return;
        }
        tally.notCheckedInAll(NOTHING, 0);
        long checkpoints =
                chains.chains().stream().mapToLong(chain -> chain.checkpoints()).sum();
        tally.notCheckedInAll(UNSIGNED, checkpoints);
    }
}
