package org.claimscreener.faults.load;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

import org.claimscreener.faults.measure.Samples;
import org.jspecify.annotations.Nullable;

/**
 * What was sent and what was answered, apart from what the job itself says about it. The first decision of a settlement
 * binds; one that differs from it contradicts. Memory grows with what was sent, which a run bounds. Thread-safe.
 */
public final class Books {
    private final Map<String, Settlement> settlements = new HashMap<>();

    /** Sent, acknowledged and not answered, by place in the log. */
    private final Map<Place, Ticket> openByPlace = new HashMap<>();

    /** Answered by dead letters and receipts; an answer may be read before the sender hears of the place. */
    private final Set<Place> answeredPlaces = new HashSet<>();

    private final List<String> contradicted = new ArrayList<>();
    private final Samples samples = new Samples();
    private final MessageDigest sha256 = sha256();
    private long sent;
    private long refused;
    private long open;
    private long judged;
    private long copies;
    private long contradictions;
    private long strangers;
    private long deadLetters;
    private long receipts;

    /** A place in the settlements topic. */
    record Place(int partition, long offset) {}

    /** A message under way. Its fields belong to the books. */
    static final class Ticket {
        private final @Nullable Settlement settlement;
        private @Nullable Place place;
        private boolean closed;

        private Ticket(@Nullable Settlement settlement) {
            this.settlement = settlement;
        }
    }

    /** All sendings of one settlement. */
    private static final class Settlement {
        private final long dueNanos;
        private final List<Ticket> waiting = new ArrayList<>(1);
        private byte @Nullable [] binding;

        private Settlement(long dueNanos) {
            this.dueNanos = dueNanos;
        }
    }

    /**
     * How it stands.
     *
     * @param sent messages of all kinds
     * @param refused messages that the brokers did not take; they need no answer
     * @param judged settlements that have a binding decision
     * @param copies decisions equal to the binding one, as retries and replays give
     * @param contradictory decisions that differ from the binding one
     * @param strangers decisions of settlements that were not sent here
     * @param deadLetters inputs that ended as one
     * @param receipts reversals that were answered
     * @param unanswered messages under way, or lost
     */
    public record Totals(
            long sent,
            long refused,
            long judged,
            long copies,
            long contradictory,
            long strangers,
            long deadLetters,
            long receipts,
            long unanswered) {

        /** What has happened since; unanswered stays what it is now. */
        public Totals since(Totals before) {
            return new Totals(
                    sent - before.sent,
                    refused - before.refused,
                    judged - before.judged,
                    copies - before.copies,
                    contradictory - before.contradictory,
                    strangers - before.strangers,
                    deadLetters - before.deadLetters,
                    receipts - before.receipts,
                    unanswered);
        }
    }

    /** Notes a message that is being sent, due at a time of the monotonic clock. */
    synchronized Ticket sent(Message message, long dueNanos) {
        sent++;
        open++;
        if (!message.kind().answeredById()) {
            return new Ticket(null);
        }
        Settlement settlement = settlements.computeIfAbsent(message.settlementId(), id -> new Settlement(dueNanos));
        Ticket ticket = new Ticket(settlement);
        if (settlement.binding == null) {
            settlement.waiting.add(ticket);
        } else {
            // What its answer says is compared when it comes; that it comes is for the oracle to see.
            close(ticket);
        }
        return ticket;
    }

    /** Notes where the brokers put a message. */
    synchronized void acknowledged(Ticket ticket, int partition, long offset) {
        Place place = new Place(partition, offset);
        if (answeredPlaces.contains(place)) {
            closeWithSettlement(ticket);
        } else if (!ticket.closed) {
            ticket.place = place;
            openByPlace.put(place, ticket);
        }
    }

    /** Notes that the brokers did not take a message. */
    synchronized void refused(Ticket ticket) {
        refused++;
        closeWithSettlement(ticket);
    }

    /**
     * Notes a decision that was read.
     *
     * @return when its settlement was due, if this is the one that binds
     */
    synchronized OptionalLong decided(String settlementId, byte[] bytes, long readNanos) {
        Settlement settlement = settlements.get(settlementId);
        if (settlement == null) {
            strangers++;
            return OptionalLong.empty();
        }
        byte[] digest = sha256.digest(bytes);
        if (settlement.binding == null) {
            settlement.binding = digest;
            judged++;
            samples.add(settlement.dueNanos, readNanos);
            settlement.waiting.forEach(this::close);
            settlement.waiting.clear();
            return OptionalLong.of(settlement.dueNanos);
        }
        if (Arrays.equals(settlement.binding, digest)) {
            copies++;
        } else {
            contradictions++;
            contradicted.add(settlementId);
        }
        return OptionalLong.empty();
    }

    /** Notes a dead letter; a second one of the same input is the same dead letter. */
    synchronized void deadLetter(int partition, long offset) {
        deadLetters += answered(partition, offset) ? 1 : 0;
    }

    /** Notes the receipt of a reversal. */
    synchronized void receipt(int partition, long offset) {
        receipts += answered(partition, offset) ? 1 : 0;
    }

    private boolean answered(int partition, long offset) {
        Place place = new Place(partition, offset);
        Ticket ticket = openByPlace.get(place);
        if (ticket == null) {
            return answeredPlaces.add(place);
        }
        closeWithSettlement(ticket);
        // Kept, so that a repetition is known as one.
        answeredPlaces.add(place);
        return true;
    }

    private void closeWithSettlement(Ticket ticket) {
        if (ticket.settlement != null) {
            ticket.settlement.waiting.remove(ticket);
        }
        close(ticket);
    }

    private void close(Ticket ticket) {
        if (ticket.closed) {
            return;
        }
        ticket.closed = true;
        open--;
        if (ticket.place != null) {
            openByPlace.remove(ticket.place);
        }
    }

    /** Messages under way. */
    public synchronized long underWay() {
        return open;
    }

    /** Everything as it stands. */
    public synchronized Totals totals() {
        return new Totals(sent, refused, judged, copies, contradictions, strangers, deadLetters, receipts, open);
    }

    /** Some of what is under way, for people: settlements by id, anything else by place in the log. */
    public synchronized List<String> unanswered(int atMost) {
        Stream<String> ids = settlements.entrySet().stream()
                .filter(entry -> !entry.getValue().waiting.isEmpty())
                .map(Map.Entry::getKey);
        Stream<String> places = openByPlace.entrySet().stream()
                .filter(entry -> entry.getValue().settlement == null)
                .map(entry -> "partition " + entry.getKey().partition() + " offset "
                        + entry.getKey().offset());
        return Stream.concat(ids, places).limit(atMost).toList();
    }

    /** Ids of contradicted settlements from the given one on, in the order of reading. */
    public synchronized List<String> contradictedSince(long count) {
        return List.copyOf(contradicted.subList((int) count, contradicted.size()));
    }

    /** Latencies of first decisions, as a copy, from the given one on. */
    public synchronized Samples samplesSince(int index) {
        return samples.since(index);
    }

    /** First decisions so far. */
    public synchronized int sampleCount() {
        return samples.size();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
