package org.claimscreener.engine.tip;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.claimscreener.wire.record.StandingEntry;
import org.jspecify.annotations.Nullable;

/**
 * The tips about one subject, in the sequence in which the log took them in. Immutable.
 *
 * @param files at most {@link TipLimits#MAX_TIPS}
 * @param answered the newest tips and commands, taken or refused, at most {@link TipLimits#MAX_ANSWERED}
 * @param nextFacts the number that the next facts get
 */
public record TipBook(List<TipFile> files, List<Answered> answered, int nextFacts) {
    /** Nothing was reported yet. */
    public static final TipBook EMPTY = new TipBook(List.of(), List.of(), 1);

    public TipBook {
        files = List.copyOf(files);
        answered = List.copyOf(answered);
    }

    /**
     * A tip or command that came.
     *
     * @param key {@code tip/} or {@code command/} and its id
     * @param digest tells a copy from another one of the same id
     */
    public record Answered(String key, String digest) {}

    public Optional<TipFile> file(String tipId) {
        return files.stream().filter(file -> file.tipId().equals(tipId)).findFirst();
    }

    /** The tip on those facts whose check runs or ended; there is at most one. */
    Optional<TipFile> handled(int facts) {
        return about(facts).filter(file -> file.stage().handled()).findFirst();
    }

    /** The tip on those facts that somebody may take up; empty when one was. */
    Optional<TipFile> waiting(int facts) {
        return handled(facts).isPresent()
                ? Optional.empty()
                : about(facts).filter(file -> file.stage() == TipStage.RECEIVED).min(TipFile.BY_RECEIPT);
    }

    /** The tip on the same facts that a tip stands aside for; empty when it stands by itself. */
    public Optional<TipFile> linkedTo(TipFile file) {
        if (file.stage() != TipStage.RECEIVED) {
            return Optional.empty();
        }
        return handled(file.facts())
                .or(() -> waiting(file.facts()))
                .filter(first -> !first.tipId().equals(file.tipId()));
    }

    /** The first reporter's tip: of those that were entered before the check began, with evidence, not dismissed. */
    Optional<TipFile> first(TipFile handled) {
        TipFile.Check check = handled.check();
        return about(handled.facts())
                .filter(file ->
                        file.stage() != TipStage.DISMISSED && file.report().evidence())
                .filter(file -> check != null && !file.report().enteredAt().isAfter(check.takenUpAt()))
                .min(TipFile.BY_RECEIPT);
    }

    /** The tip that a hold belongs to which was opened at an instant: of several the one that was taken up first. */
    Optional<TipFile> concerning(Instant openedAt) {
        return files.stream()
                .filter(file -> file.concerns(openedAt))
                .min(Comparator.comparing(TipFile::scrutinyFrom).thenComparing(TipFile::tipId));
    }

    /** What came back by all tips on some facts, in fen; not by those that were dismissed. */
    long returnedFen(int facts) {
        long sum = 0;
        for (TipFile file : files) {
            if (file.facts() == facts && file.stage() != TipStage.DISMISSED) {
                sum = Math.min(TipLimits.MAX_RETURNED_FEN, sum + file.money().returnedFen());
            }
        }
        return sum;
    }

    private Stream<TipFile> about(int facts) {
        return files.stream().filter(file -> file.facts() == facts);
    }

    /** The first deadline that is still to be told of. */
    public Optional<Instant> nextTimer() {
        return files.stream()
                .map(TipFile::watch)
                .flatMap(Stream::ofNullable)
                .filter(watch -> !watch.told())
                .map(TipFile.Watch::deadline)
                .min(Comparator.naturalOrder());
    }

    /** What of it is in force at an instant or will be, as standings have it. */
    public List<StandingEntry> entries(Instant at) {
        return ScrutinyEntries.of(files, at);
    }

    /**
     * From when on nothing is lost by forgetting it; empty while a tip waits or is being checked.
     *
     * @param notBefore the answer is never earlier
     */
    public Optional<Instant> forgettableFrom(Instant notBefore) {
        Instant last = notBefore;
        for (TipFile file : files) {
            Instant keep = keptUntil(file);
            if (keep == null) {
                return Optional.empty();
            }
            last = keep.isAfter(last) ? keep : last;
        }
        return Optional.of(last);
    }

    /** Null while it is not over. One that stands aside is kept as long as what it stands aside for. */
    private @Nullable Instant keptUntil(TipFile file) {
        TipFile lasting = linkedTo(file).orElse(file);
        Instant end = lasting.endedAt();
        if (end == null) {
            return null;
        }
        Duration keep = lasting.stage() == TipStage.DISMISSED ? TipLimits.KEEP_DISMISSED : TipLimits.KEEP_CLOSED;
        return end.plus(keep);
    }

    /** Without what is over for long. */
    TipBook withoutOld(Instant at) {
        List<TipFile> kept = files.stream()
                .filter(file -> {
                    Instant until = keptUntil(file);
                    return until == null || until.isAfter(at);
                })
                .toList();
        return kept.size() == files.size() ? this : new TipBook(kept, answered, nextFacts);
    }

    /** With room for one more, where one that was dismissed can be given up; its id stays known. */
    TipBook makingRoom() {
        if (files.size() < TipLimits.MAX_TIPS) {
            return this;
        }
        Optional<TipFile> oldest = files.stream()
                .filter(file -> file.stage() == TipStage.DISMISSED)
                .findFirst();
        return with(
                files.stream().filter(file -> !oldest.equals(Optional.of(file))).toList());
    }

    /** Whether something of that id came before: its digest. */
    Optional<String> digestOf(String key) {
        return answered.stream()
                .filter(one -> one.key().equals(key))
                .map(Answered::digest)
                .findFirst();
    }

    TipBook noting(String key, String digest) {
        List<Answered> all = new ArrayList<>(answered);
        all.add(new Answered(key, digest));
        int surplus = Math.max(0, all.size() - TipLimits.MAX_ANSWERED);
        return new TipBook(files, all.subList(surplus, all.size()), nextFacts);
    }

    /** With a tip on facts of its own. */
    TipBook adding(TipFile.Report report) {
        List<TipFile> all = new ArrayList<>(files);
        all.add(new TipFile(report, nextFacts, TipStage.RECEIVED, null, null, null, TipFile.Money.NONE));
        return new TipBook(all, answered, nextFacts + 1);
    }

    TipBook replacing(TipFile by) {
        return with(files.stream()
                .map(file -> file.tipId().equals(by.tipId()) ? by : file)
                .toList());
    }

    TipBook with(List<TipFile> other) {
        return new TipBook(other, answered, nextFacts);
    }

    /** All tips on some facts are about others now. */
    TipBook joining(int facts, int into) {
        return with(files.stream()
                .map(file -> file.facts() == facts ? file.withFacts(into) : file)
                .toList());
    }

    /** A tip is about facts of its own. */
    TipBook separating(TipFile file) {
        TipBook apart = replacing(file.withFacts(nextFacts));
        return new TipBook(apart.files, answered, nextFacts + 1);
    }
}
