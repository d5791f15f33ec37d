package org.claimscreener.engine.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import org.claimscreener.wire.record.Source;

/** The log of settlements: complete, durable and in each patient's order. */
final class SettlementLog {
    private final List<List<Input>> partitions = new ArrayList<>();

    SettlementLog(int partitions) {
        for (int i = 0; i < partitions; i++) {
            this.partitions.add(new ArrayList<>());
        }
    }

    Input append(String patientId, Function<Source, Input> input) {
        int partition = Keys.partition(patientId, partitions.size());
        List<Input> records = partitions.get(partition);
        Input appended = input.apply(new Source("settlements", partition, (long) records.size()));
        records.add(appended);
        return appended;
    }

    int partitions() {
        return partitions.size();
    }

    int end(int partition) {
        return partitions.get(partition).size();
    }

    Input at(int partition, long offset) {
        return partitions.get(partition).get(Math.toIntExact(offset));
    }

    Input at(Source source) {
        return at(source.getPartition(), source.getOffset());
    }

    /** All, partition by partition, each in its order. */
    Stream<Input> inputs() {
        return partitions.stream().flatMap(List::stream);
    }
}
