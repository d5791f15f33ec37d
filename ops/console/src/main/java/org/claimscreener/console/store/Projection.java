package org.claimscreener.console.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.claimscreener.wire.TopicCatalogue;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One schema of the projection, as it is written. A batch and the places up to which it was read are one transaction:
 * after any crash both are there, or neither. Not thread-safe; one writer a schema.
 */
final class Projection {
    private static final Logger LOG = LoggerFactory.getLogger(Projection.class);

    /** SQLSTATE classes that lie in the data: data exception, integrity constraint, program limit exceeded. */
    private static final List<String> OF_DATA = List.of("22", "23", "54");

    private final Database database;
    private final String schema;
    private final ProjectionMetrics metrics;
    private final CauseWriter causes;
    private final StepWriter steps;
    private final SubjectStepWriter subjects;
    private final CaseWriter cases;

    Projection(Database database, String schema, RecordLog log, BillStore earlier, ProjectionMetrics metrics) {
        this.database = database;
        this.schema = schema;
        this.metrics = metrics;
        Aside aside = new Aside(metrics);
        causes = new CauseWriter(aside);
        steps = new StepWriter(aside, new Bills(log, earlier, metrics), metrics);
        cases = new CaseWriter(aside);
        subjects = new SubjectStepWriter(aside, cases);
    }

    Map<TopicPartition, Long> offsets() {
        return inTransaction(Offsets::read);
    }

    /**
     * Takes in decisions and standings.
     *
     * @param before from where they were read, as far as known
     */
    void takeCauses(RecordLog.Polled polled, Map<TopicPartition, Long> before) {
        apply(polled, before, (handle, records) -> {
            causes.write(handle, records);
            return Taken.NOTHING;
        });
        metrics.taken(RecordLog.Part.CAUSES, polled.records().size());
    }

    /** Takes in steps. The decisions that they rest on have been taken in before. */
    Taken takeSteps(RecordLog.Polled polled, Map<TopicPartition, Long> before) {
        Taken taken = apply(polled, before, this::writeSteps);
        metrics.taken(RecordLog.Part.STEPS, polled.records().size());
        return taken;
    }

    private Taken writeSteps(Handle handle, List<ConsumerRecord<byte[], byte[]>> records) {
        List<ConsumerRecord<byte[], byte[]>> ofHolds = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> message : records) {
            if (message.topic().equals(TopicCatalogue.SUPERVISION)) {
                subjects.write(handle, message);
            } else if (message.topic().equals(TopicCatalogue.HOLDS)) {
                ofHolds.add(message);
            } else {
                cases.write(handle, message);
            }
        }
        return steps.write(handle, ofHolds);
    }

    private Taken apply(RecordLog.Polled polled, Map<TopicPartition, Long> before, Writer writer) {
        try {
            return metrics.batches().record(() -> write(polled.records(), writer, before, polled.next()));
        } catch (JdbiException e) {
            if (!liesInTheData(e)) {
                throw e;
            }
            LOG.warn(
                    "A batch of {} records was refused by the database; taking them one by one",
                    polled.records().size());
            return oneByOne(polled, before, writer);
        }
    }

    /** So that one record that the database cannot hold does not keep back the others. */
    private Taken oneByOne(RecordLog.Polled polled, Map<TopicPartition, Long> before, Writer writer) {
        return inTransaction(handle -> {
            Taken.Builder taken = new Taken.Builder();
            for (ConsumerRecord<byte[], byte[]> message : polled.records()) {
                handle.savepoint("record");
                try {
                    taken.add(writer.write(handle, List.of(message)));
                    handle.releaseSavepoint("record");
                } catch (JdbiException e) {
                    if (!liesInTheData(e)) {
                        throw e;
                    }
                    handle.rollbackToSavepoint("record");
                    new Aside(metrics).put(handle, message, Gap.REJECTED, Failures.text(e));
                }
            }
            Offsets.move(handle, before, polled.next());
            return taken.build();
        });
    }

    private Taken write(
            List<ConsumerRecord<byte[], byte[]>> records,
            Writer writer,
            Map<TopicPartition, Long> before,
            Map<TopicPartition, Long> after) {
        return inTransaction(handle -> {
            Taken taken = writer.write(handle, records);
            Offsets.move(handle, before, after);
            return taken;
        });
    }

    <T> T inTransaction(Function<Handle, T> work) {
        return database.jdbi().inTransaction(handle -> {
            handle.execute("set local search_path to " + schema);
            return work.apply(handle);
        });
    }

    private static boolean liesInTheData(JdbiException e) {
        return OF_DATA.stream().anyMatch(Failures.sqlState(e)::startsWith);
    }

    /** Takes records in within a transaction. */
    private interface Writer {
        Taken write(Handle handle, List<ConsumerRecord<byte[], byte[]>> records);
    }
}
