package org.claimscreener.screening.standing;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import org.claimscreener.engine.standing.StandingAddress;
import org.claimscreener.engine.standing.StandingCheck;
import org.claimscreener.engine.standing.StandingKey;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.MessageType;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.record.Standing;
import org.claimscreener.wire.record.StandingEntry;
import org.claimscreener.wire.record.StandingKind;
import org.jspecify.annotations.Nullable;

/**
 * The newest standing of each subject by each origin, as the bytes that were issued: few settlements meet one, so reading it then is
 * cheaper than a million object trees. One thread writes, any number reads.
 *
 * <p>Takes about 500 bytes of heap a subject with one order, its record of 250 bytes included (measured: StandingLoadIT).
 */
final class StandingTable {
    private final Map<String, IssuedBytes> bySubject = new ConcurrentHashMap<>();
    private final AtomicLong bytes = new AtomicLong();
    private final Map<StandingKind, Integer> kinds = new EnumMap<>(StandingKind.class);
    private final WireDecoder decoder = decoder();

    private static WireDecoder decoder() {
        return WireDecoder.builder().accept(EnumSet.of(MessageType.STANDING)).build();
    }

    /**
     * Takes a record of the log. One that cannot be read changes nothing.
     *
     * @return what is wrong with it, without its content; empty when it was taken
     */
    Optional<String> take(byte @Nullable [] key, byte @Nullable [] value) {
        if (key == null) {
            return Optional.of("it has no key; the key is the subject, as INSTITUTION:H43010200001");
        }
        Optional<StandingAddress> named = StandingAddress.decode(new String(key, StandardCharsets.UTF_8));
        if (named.isEmpty()) {
            return Optional.of(
                    "its key names no subject; write the kind, a colon and the id, as INSTITUTION:H43010200001");
        }
        if (value == null) {
            put(named.get(), null, List.of());
            return Optional.empty();
        }
        Decoded decoded = decoder.decode(value);
        if (decoded instanceof Decoded.Rejected rejected) {
            return Optional.of(rejected.message());
        }
        Standing standing = (Standing) ((Decoded.Accepted) decoded).message();
        Optional<String> problem = StandingCheck.firstProblem(standing);
        if (problem.isPresent()) {
            return problem;
        }
        if (!StandingAddress.of(standing).equals(named)) {
            return Optional.of("its key names another subject or source than the standing itself");
        }
        put(named.get(), standing, value);
        return Optional.empty();
    }

    private void put(StandingAddress address, Standing standing, byte[] value) {
        byte[] before = of(address);
        if (before != null && !address.origin().replaces(decoded(before), standing)) {
            return;
        }
        // An empty one of a job is kept: it is later than what may come again of before it.
        boolean keep = address.origin().ofJob() || !standing.getEntries().isEmpty();
        put(address, keep ? value : null, standing.getEntries());
    }

    private byte @Nullable [] of(StandingAddress address) {
        return bySubject
                .getOrDefault(address.subject().encode(), IssuedBytes.NOTHING)
                .of(address.origin());
    }

    private void put(StandingAddress address, byte @Nullable [] value, List<StandingEntry> entries) {
        String subject = address.subject().encode();
        IssuedBytes all = bySubject.getOrDefault(subject, IssuedBytes.NOTHING);
        byte[] before = all.of(address.origin());
        if (before != null) {
            count(decoded(before).getEntries(), -1);
        }
        count(entries, 1);
        IssuedBytes after = all.with(address.origin(), value);
        if (after.isNothing()) {
            bySubject.remove(subject);
        } else {
            bySubject.put(subject, after);
        }
        bytes.addAndGet((value == null ? 0 : value.length) - (before == null ? 0 : before.length));
    }

    private void count(List<StandingEntry> entries, int change) {
        for (StandingEntry entry : entries) {
            kinds.merge(entry.getKind(), change, Integer::sum);
        }
    }

    private Standing decoded(byte[] value) {
        return (Standing) ((Decoded.Accepted) decoder.decode(value)).message();
    }

    /** Subjects about whom anything has been issued. */
    int subjects() {
        return bySubject.size();
    }

    /** What is issued of that kind, also what has ended by its date; by the thread that writes. */
    int entries(StandingKind kind) {
        return kinds.getOrDefault(kind, 0);
    }

    /** Bytes of their records, without what the heap adds. */
    long recordBytes() {
        return bytes.get();
    }

    /** All that say anything, by subject, the authority's first; by the thread that writes. */
    List<Standing> standings() {
        return bySubject.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(entry -> entry.getValue().all())
                .map(this::decoded)
                .filter(standing -> !standing.getEntries().isEmpty())
                .toList();
    }

    /** A reader for one thread. */
    Reader reader() {
        return new Reader(bySubject, decoder());
    }

    /** Looks subjects up; sees at once whatever was taken before. One thread. */
    static final class Reader {
        private final Map<String, IssuedBytes> bySubject;
        private final WireDecoder decoder;

        private Reader(Map<String, IssuedBytes> bySubject, WireDecoder decoder) {
            this.bySubject = bySubject;
            this.decoder = decoder;
        }

        List<StandingEntry> entries(StandingKey subject) {
            IssuedBytes all = bySubject.get(subject.encode());
            if (all == null) {
                return List.of();
            }
            return all.all().flatMap(issued -> decoded(issued).stream()).toList();
        }

        private List<StandingEntry> decoded(byte[] value) {
            if (decoder.decode(value) instanceof Decoded.Accepted read && read.message() instanceof Standing standing) {
                return standing.getEntries();
            }
            throw new IllegalStateException("A standing that was read when it came cannot be read again");
        }
    }
}
