package org.claimscreener.launcher.explain;

import java.util.List;
import java.util.Optional;

import org.claimscreener.engine.replay.PackFinder;
import org.claimscreener.engine.replay.RecordedCase;
import org.claimscreener.engine.replay.Replay;
import org.claimscreener.engine.replay.Replayed;
import org.claimscreener.launcher.packs.PackLibrary;
import org.claimscreener.launcher.packs.PackStory;
import org.claimscreener.launcher.packs.Tee;
import org.claimscreener.verifier.Place;
import org.claimscreener.verifier.Progress;
import org.claimscreener.verifier.VerifyFailure;
import org.claimscreener.verifier.log.LogSource;
import org.claimscreener.wire.record.DeadLetter;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.Settlement;

/**
 * Why a settlement was decided as it was, and whether the same comes of it again.
 *
 * @param decision the binding one
 * @param place where it stands
 * @param copies equal ones after it
 * @param contradictions others after it, which bind nobody
 * @param letters dead letters of the same id
 * @param packs what is known of the packs that decided, in the decision's order
 * @param missing earlier settlements whose inputs the log no longer holds
 * @param replayed what came of evaluating it again
 */
public record Explanation(
        Decision decision,
        Place place,
        int copies,
        int contradictions,
        List<DeadLetter> letters,
        List<PackStory> packs,
        List<String> missing,
        Replayed replayed) {
    public Explanation {
        letters = List.copyOf(letters);
        packs = List.copyOf(packs);
        missing = List.copyOf(missing);
    }

    /** What the log says of an id. */
    public sealed interface Result {}

    /** It was decided. */
    public record Decided(Explanation explanation) implements Result {}

    /** It was not decided; with no letters, the log does not know it. */
    public record NotDecided(List<DeadLetter> letters) implements Result {
        public NotDecided {
            letters = List.copyOf(letters);
        }
    }

    /**
     * Reads the log twice: for the decision, then for what it rested on. Memory holds one person's records.
     *
     * @param library is fed from the log
     * @param finder of its packs, compiled
     * @throws VerifyFailure when the log cannot be read to its end
     */
    public static Result of(String settlementId, Logs logs, PackLibrary library, PackFinder finder, Progress progress)
            throws VerifyFailure {
        AnswerSearch search = new AnswerSearch(settlementId);
        try (LogSource log = logs.open()) {
            log.readOn(new Tee(library, search), progress);
        }
        if (search.binding().isEmpty()) {
            return new NotDecided(search.letters());
        }
        AnswerSearch.Found found = search.binding().get();
        PersonLog past = PersonLog.before(found.at());
        try (LogSource log = logs.open()) {
            log.readOn(past, progress);
        }
        return new Decided(new Explanation(
                found.decision(),
                found.at().place(),
                search.copies(),
                search.contradictions(),
                search.letters(),
                library.stories(found.decision()),
                past.missing(),
                replayed(found, past, finder)));
    }

    private static Replayed replayed(AnswerSearch.Found found, PersonLog past, PackFinder finder) {
        Optional<Settlement> settlement = past.settlement(found.decision());
        if (settlement.isEmpty()) {
            return new Replayed.Impossible("the settlement itself is no longer in the log, whose retention is that of "
                    + found.decision().getSource().getTopic());
        }
        return new Replay(finder)
                .replay(new RecordedCase(found.decision(), found.bytes(), settlement.get(), past.past()));
    }
}
