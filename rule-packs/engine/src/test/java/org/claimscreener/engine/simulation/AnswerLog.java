package org.claimscreener.engine.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.claimscreener.engine.patient.LogAnswer;
import org.claimscreener.engine.patient.LogAnswers;
import org.claimscreener.engine.readback.LogPosition;

/** The log of decisions, as uncommitted readers see it. */
final class AnswerLog {
    private final LogAnswers reader = new LogAnswers();
    private final List<List<Entry>> partitions = new ArrayList<>();

    /** A record and the transaction that it was written in. */
    record Entry(LogAnswer answer, Transaction transaction) {}

    AnswerLog(int partitions) {
        for (int i = 0; i < partitions; i++) {
            this.partitions.add(new ArrayList<>());
        }
    }

    void append(byte[] bytes, Transaction transaction) {
        LogAnswer answer = reader.read(bytes)
                .orElseThrow(() -> new IllegalStateException("what was published is neither decision nor receipt"));
        partitions.get(Keys.partition(answer.patientId(), partitions.size())).add(new Entry(answer, transaction));
    }

    int partitions() {
        return partitions.size();
    }

    LogPosition end() {
        TreeMap<Integer, Long> offsets = new TreeMap<>();
        for (int i = 0; i < partitions.size(); i++) {
            offsets.put(i, (long) partitions.get(i).size());
        }
        return new LogPosition(offsets);
    }

    Entry at(int partition, long offset) {
        return partitions.get(partition).get(Math.toIntExact(offset));
    }

    /** All, partition by partition, each in its order: so each patient's in their order. */
    Stream<Entry> entries() {
        return partitions.stream().flatMap(List::stream);
    }
}
