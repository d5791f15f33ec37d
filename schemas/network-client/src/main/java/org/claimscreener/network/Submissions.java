package org.claimscreener.network;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.record.DeadLetter;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.ReversalReceipt;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The book of what was submitted and has no answer: who waits for it, until when, where it stands in the log. Answers
 * are matched here, and only the first decision of a settlement id is one.
 *
 * <p>Thread-safe, except that decisions must come from one thread. Futures are completed and the listener is called
 * outside the lock, in the thread that brought the answer, the deadline or the acknowledgement.
 */
final class Submissions {
    private static final Logger LOG = LoggerFactory.getLogger(Submissions.class);

    /**
     * Letters that may be about a message whose acknowledgement is on its way. That way is short, and letters that name
     * a settlement of somebody else are not kept, so few are enough; one takes the size of its message.
     */
    private static final int MAX_EARLY_LETTERS = 256;

    /** A future, and what has to be sent for it, if that is not under way already. */
    record Entered(CompletableFuture<Answer> future, Optional<Submission> toSend) {}

    /** An answer on its way to those that it is for. */
    private record Ending(String settlementId, List<Submission.Waiter> waiters, Answer answer) {}

    private final int maxWaiting;
    private final int maxWatched;
    private final NetworkListener listener;
    private final DeadlineTimer timer;
    private final Tally tally;
    private final Bindings bindings;

    private final Object lock = new Object();
    private final Map<String, List<Submission>> bySettlementId = new HashMap<>();
    private final Map<Place, Submission> byPlace = new HashMap<>();
    private final Set<Submission> watched = new LinkedHashSet<>();
    private final Map<Place, DeadLetter> earlyLetters = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, DeadLetter> eldest) {
            return size() > MAX_EARLY_LETTERS;
        }
    };
    private int waiting;
    private boolean closed;

    Submissions(NetworkSettings settings, DeadlineTimer timer, Tally tally) {
        this.maxWaiting = settings.maxWaiting();
        this.maxWatched = settings.maxWatched();
        this.listener = settings.listener();
        this.timer = timer;
        this.tally = tally;
        this.bindings = new Bindings(settings.maxBindings());
    }

    /** Lets one more future wait for a submission, which may be known already. */
    Entered enter(Submission submission, Fallback fallback, Duration deadline) {
        Submission.Waiter waiter = new Submission.Waiter(fallback, deadline);
        Answer refusal;
        synchronized (lock) {
            if (closed) {
                refusal = new Answer.Undecided(fallback, Answer.Reason.CLOSED, "Not sent: the client is closed");
            } else if (waiting >= maxWaiting) {
                refusal = new Answer.Undecided(
                        fallback,
                        Answer.Reason.OVERLOADED,
                        "Not sent: " + waiting + " submissions wait already. Send fewer at once, or raise maxWaiting");
            } else {
                return admit(submission, waiter);
            }
        }
        tally.undecided.increment();
        waiter.future.complete(refusal);
        return new Entered(waiter.future, Optional.empty());
    }

    private Entered admit(Submission candidate, Submission.Waiter waiter) {
        tally.submitted.increment();
        Submission submission = known(candidate);
        waiter.alarm = timer.after(waiter.deadline, () -> expire(submission, waiter));
        submission.waiters.add(waiter);
        waiting++;
        if (submission.state == Submission.State.WAITING) {
            return new Entered(waiter.future, Optional.empty());
        }
        watched.remove(submission);
        submission.state = Submission.State.WAITING;
        submission.payload = candidate.payload;
        if (submission.sending) {
            return new Entered(waiter.future, Optional.empty());
        }
        submission.sending = true;
        return new Entered(waiter.future, Optional.of(submission));
    }

    private Submission known(Submission candidate) {
        List<Submission> ofThisId = bySettlementId.computeIfAbsent(candidate.settlementId, id -> new ArrayList<>(1));
        for (Submission submission : ofThisId) {
            if (submission.sameAs(candidate)) {
                return submission;
            }
        }
        ofThisId.add(candidate);
        return candidate;
    }

    /** The bytes to send now; null when nobody waits for it any more and the sender should drop it. */
    byte @Nullable [] claim(Submission submission) {
        synchronized (lock) {
            submission.sending = submission.payload != null;
            return submission.payload;
        }
    }

    /** Kafka gave up a send; the sender will {@link #claim} it again. */
    void sendFailed(Submission submission, String failure) {
        synchronized (lock) {
            submission.lastFailure = failure;
        }
    }

    /** A send of it stands in the log. What answers it may have been read before. */
    void acknowledged(Submission submission, Place place) {
        Ending ending;
        synchronized (lock) {
            submission.sending = false;
            if (submission.state == Submission.State.ENDED) {
                return;
            }
            submission.payload = null;
            Place forgotten = submission.stands(place);
            if (forgotten != null) {
                byPlace.remove(forgotten);
            }
            byPlace.put(place, submission);
            Answer early = early(submission, place);
            if (early == null) {
                return;
            }
            ending = end(submission, early);
        }
        announce(ending);
    }

    private @Nullable Answer early(Submission submission, Place place) {
        DeadLetter letter = earlyLetters.remove(place);
        if (letter != null) {
            return new Answer.Rejected(letter);
        }
        Answer.Decided candidate = submission.candidate;
        submission.candidate = null;
        return candidate != null && submission.isDecidedBy(candidate.decision()) ? candidate : null;
    }

    /** A decision, in the log's order, from the one thread that reads. */
    void decision(Decision decision, byte[] bytes) {
        switch (bindings.meet(decision.getSettlementId(), bytes)) {
            case FIRST -> decided(decision, bytes);
            case EQUAL -> {
                tally.repeats.increment();
                decided(decision, bytes);
            }
            case CONTRADICTION -> contradicted(decision);
        }
    }

    private void decided(Decision decision, byte[] bytes) {
        List<Ending> endings = new ArrayList<>(1);
        synchronized (lock) {
            for (Submission submission : ofSettlement(decision.getSettlementId())) {
                Answer.Decided answer = new Answer.Decided(decision, ByteBuffer.wrap(bytes));
                if (submission.isDecidedBy(decision)) {
                    endings.add(end(submission, answer));
                } else if (submission.mayYetBeDecidedBy()) {
                    submission.candidate = answer;
                }
            }
        }
        endings.forEach(this::announce);
    }

    private void contradicted(Decision decision) {
        tally.contradictions.increment();
        LOG.error(
                "Settlement {} has another decision in the log than the binding one. It is not obeyed; have operations"
                        + " look at the screening job",
                decision.getSettlementId());
        tell(() -> listener.onContradiction(decision));
    }

    /** A reversal took effect. */
    void receipt(ReversalReceipt receipt) {
        List<Ending> endings = new ArrayList<>(1);
        synchronized (lock) {
            for (Submission submission : ofSettlement(receipt.getSettlementId())) {
                if (submission.isWithdrawnBy(receipt)) {
                    endings.add(end(submission, new Answer.Withdrawn(receipt)));
                }
            }
        }
        endings.forEach(this::announce);
    }

    /** A message could not be screened; whose it was, its place tells. */
    void deadLetter(DeadLetter letter) {
        Place place = Place.of(letter.getSource());
        Ending ending;
        synchronized (lock) {
            Submission submission = byPlace.get(place);
            if (submission == null) {
                keepIfOurs(place, letter);
                return;
            }
            ending = end(submission, new Answer.Rejected(letter));
        }
        announce(ending);
    }

    private void keepIfOurs(Place place, DeadLetter letter) {
        String settlementId = letter.getSettlementId();
        if (place.topic().equals(TopicCatalogue.SETTLEMENTS)
                && (settlementId == null || bySettlementId.containsKey(settlementId))) {
            earlyLetters.put(place, letter);
        }
    }

    private List<Submission> ofSettlement(String settlementId) {
        return List.copyOf(bySettlementId.getOrDefault(settlementId, List.of()));
    }

    private void expire(Submission submission, Submission.Waiter waiter) {
        Answer answer;
        synchronized (lock) {
            if (!submission.waiters.remove(waiter)) {
                return;
            }
            waiting--;
            answer = submission.undecided(waiter);
            if (submission.waiters.isEmpty()) {
                watch(submission);
            }
        }
        tally.undecided.increment();
        waiter.future.complete(answer);
    }

    private void watch(Submission submission) {
        submission.state = Submission.State.WATCHED;
        submission.payload = null;
        watched.add(submission);
        if (watched.size() > maxWatched) {
            forget(watched.iterator().next());
        }
    }

    private Ending end(Submission submission, Answer answer) {
        return new Ending(submission.settlementId, release(submission), answer);
    }

    private List<Submission.Waiter> release(Submission submission) {
        List<Submission.Waiter> waiters = List.copyOf(submission.waiters);
        submission.waiters.clear();
        waiting -= waiters.size();
        waiters.forEach(waiter -> waiter.alarm.cancel());
        forget(submission);
        return waiters;
    }

    private void forget(Submission submission) {
        submission.state = Submission.State.ENDED;
        submission.payload = null;
        submission.candidate = null;
        watched.remove(submission);
        submission.places.forEach(byPlace::remove);
        List<Submission> ofThisId = bySettlementId.get(submission.settlementId);
        if (ofThisId != null && ofThisId.remove(submission) && ofThisId.isEmpty()) {
            bySettlementId.remove(submission.settlementId);
        }
    }

    private void announce(Ending ending) {
        if (ending.waiters.isEmpty()) {
            tally.late.increment();
            tell(() -> listener.onLate(ending.settlementId, ending.answer));
            return;
        }
        ending.waiters.forEach(waiter -> waiter.future.complete(ending.answer));
    }

    private static void tell(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            LOG.error("The network listener failed; the client goes on without it having heard", e);
        }
    }

    /** Ends every future that waits as CLOSED, and every later one at once. A second call does nothing. */
    void close() {
        List<Ending> endings = new ArrayList<>();
        synchronized (lock) {
            closed = true;
            for (Submission submission : all()) {
                for (Submission.Waiter waiter : release(submission)) {
                    endings.add(new Ending(submission.settlementId, List.of(waiter), submission.closed(waiter)));
                }
            }
            earlyLetters.clear();
        }
        tally.undecided.add(endings.size());
        endings.forEach(this::announce);
    }

    private List<Submission> all() {
        return bySettlementId.values().stream().flatMap(List::stream).toList();
    }

    /** Futures that wait. */
    int waiting() {
        synchronized (lock) {
            return waiting;
        }
    }

    /** Submissions that are remembered, waited for or not. */
    int remembered() {
        synchronized (lock) {
            return all().size();
        }
    }
}
