package org.claimscreener.screening.io;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.claimscreener.screening.record.Outgoing;

/**
 * Answers as lines of one file, for a bounded run with one subtask. The file is begun anew when the run begins and is
 * whole once the run has ended well; a run that fails leaves a part that nobody should read.
 */
public final class LineFileSink implements Sink<Outgoing> {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final LineForm form;

    /** An answer as a line. */
    @FunctionalInterface
    public interface LineForm extends Serializable {
        /** The line without its end; an empty one is not written. */
        String line(Outgoing outgoing);
    }

    public LineFileSink(Path file, LineForm form) {
        this.file = file.toString();
        this.form = form;
    }

    @Override
    public SinkWriter<Outgoing> createWriter(WriterInitContext context) throws IOException {
        if (context.getTaskInfo().getNumberOfParallelSubtasks() != 1) {
            throw new IllegalStateException("A file is written in order, so by one subtask only");
        }
        return new LineWriter(Files.newBufferedWriter(Path.of(file), StandardCharsets.UTF_8), form);
    }

    private record LineWriter(BufferedWriter out, LineForm form) implements SinkWriter<Outgoing> {
        @Override
        public void write(Outgoing outgoing, Context context) throws IOException {
            String line = form.line(outgoing);
            if (!line.isEmpty()) {
                out.write(line);
                out.write('\n');
            }
        }

        @Override
        public void flush(boolean endOfInput) throws IOException {
            out.flush();
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
