package org.claimscreener.screening.durable;

import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;

import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.claimscreener.screening.record.Outcome;
import org.claimscreener.screening.record.Outgoing;

/** Hands what a job in this JVM sends to the test that named it; what answers also stands in the log of that name. */
record JvmSink(String name) implements Sink<Outgoing> {
    private static final long serialVersionUID = 1L;
    private static final Map<String, BlockingQueue<Outgoing>> SENT = new ConcurrentHashMap<>();

    BlockingQueue<Outgoing> sent() {
        return SENT.computeIfAbsent(name, named -> new LinkedBlockingQueue<>());
    }

    @Override
    public SinkWriter<Outgoing> createWriter(WriterInitContext context) {
        BlockingQueue<Outgoing> sent = sent();
        JvmDecisionLog log = new JvmDecisionLog(name);
        return new SinkWriter<>() {
            @Override
            public void write(Outgoing outgoing, Context of) {
                // A copy: the record may be used again by whoever sent it.
                Outgoing copy = Outgoing.newBuilder(outgoing).build();
                if (outgoing.getOutcome() != Outcome.DEAD_LETTER) {
                    log.append(copy.getKey(), copy.getBody());
                }
                sent.add(copy);
            }

            @Override
            public void flush(boolean endOfInput) {}

            @Override
            public void close() {}
        };
    }
}
