package org.claimscreener.screening.standing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.claimscreener.engine.standing.StandingAddress;
import org.claimscreener.engine.standing.StandingKey;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.Standing;
import org.claimscreener.wire.record.StandingEntry;

/** Standings that are known before the job runs and do not change while it does: of a file, or none. */
public final class GivenStanding implements StandingSource {
    private static final long serialVersionUID = 1L;

    /** Nothing is in force about anybody. */
    public static final GivenStanding NONE = new GivenStanding(List.of());

    private final String[] subjects;
    private final byte[][] records;

    /** Of two standings of a subject the later one counts, as on the topic. */
    public GivenStanding(List<Standing> standings) {
        WireEncoder encoder = new WireEncoder();
        List<String> keys = new ArrayList<>();
        List<byte[]> encoded = new ArrayList<>();
        for (Standing standing : standings) {
            keys.add(StandingAddress.of(standing).map(StandingAddress::encode).orElse(""));
            encoded.add(encoder.encode(standing));
        }
        subjects = keys.toArray(String[]::new);
        records = encoded.toArray(byte[][]::new);
    }

    /**
     * The book.
     *
     * @throws IllegalStateException when one is not valid: whoever gives them checks them first
     */
    @Override
    public Lease open() {
        StandingTable table = new StandingTable();
        for (int i = 0; i < subjects.length; i++) {
            int number = i + 1;
            table.take(subjects[i].getBytes(StandardCharsets.UTF_8), records[i]).ifPresent(problem -> {
                throw new IllegalStateException(
                        "The job was given a standing, number " + number + ", that is not valid: " + problem);
            });
        }
        return new Book(table.reader());
    }

    private record Book(StandingTable.Reader table) implements Lease {
        @Override
        public List<StandingEntry> entries(StandingKey subject) {
            return table.entries(subject);
        }

        @Override
        public void close() {
            // Nothing is shared and nothing runs.
        }
    }
}
