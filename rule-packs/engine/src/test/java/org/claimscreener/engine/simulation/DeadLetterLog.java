package org.claimscreener.engine.simulation;

import java.util.ArrayList;
import java.util.List;

import org.claimscreener.wire.record.DeadLetterReason;
import org.claimscreener.wire.record.Source;

/** The dead letters. */
final class DeadLetterLog {
    private final List<Entry> entries = new ArrayList<>();

    /** Why which input was neither decided nor carried out. */
    record Letter(Source source, DeadLetterReason reason) {}

    record Entry(Letter letter, Transaction transaction) {}

    void append(Letter letter, Transaction transaction) {
        entries.add(new Entry(letter, transaction));
    }

    List<Entry> entries() {
        return entries;
    }
}
