package org.claimscreener.screening.io;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.reader.SimpleStreamFormat;
import org.apache.flink.connector.file.src.reader.StreamFormat;
import org.apache.flink.core.fs.FSDataInputStream;
import org.claimscreener.screening.Types;
import org.claimscreener.screening.record.Arrival;
import org.claimscreener.wire.WireFormat;
import org.jspecify.annotations.Nullable;

/**
 * Lines of a file, in order and numbered from 1. Blank lines are passed over; a line too long to screen is passed on
 * without its bytes, so that it costs itself only. A file is never split, which keeps its order.
 */
public final class NationalLines extends SimpleStreamFormat<Arrival> {
    private static final long serialVersionUID = 1L;

    private final String fileName;

    /** The name under which decisions and dead letters cite the file. */
    public NationalLines(String fileName) {
        this.fileName = fileName;
    }

    @Override
    public StreamFormat.Reader<Arrival> createReader(Configuration config, FSDataInputStream stream) {
        return new LineReader(fileName, new BufferedInputStream(stream, 1 << 16));
    }

    @Override
    public TypeInformation<Arrival> getProducedType() {
        return Types.ARRIVAL;
    }

    /** Reads one file. Not thread-safe. */
    static final class LineReader implements StreamFormat.Reader<Arrival> {
        private static final int END = -1;

        private final String fileName;
        private final InputStream in;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();
        private long number;

        LineReader(String fileName, InputStream in) {
            this.fileName = fileName;
            this.in = in;
        }

        @Override
        public @Nullable Arrival read() throws IOException {
            while (true) {
                line.reset();
                long length = 0;
                int next = in.read();
                if (next == END) {
                    return null;
                }
                for (; next != END && next != '\n'; next = in.read()) {
                    length++;
                    if (length <= WireFormat.MAX_MESSAGE_BYTES) {
                        line.write(next);
                    }
                }
                number++;
                if (length > WireFormat.MAX_MESSAGE_BYTES) {
                    return arrival(null);
                }
                byte[] bytes = line.toByteArray();
                if (!isBlank(bytes)) {
                    return arrival(ByteBuffer.wrap(bytes));
                }
            }
        }

        private Arrival arrival(@Nullable ByteBuffer payload) {
            return new Arrival(fileName, 0, number, 0L, payload);
        }

        private static boolean isBlank(byte[] bytes) {
            for (byte b : bytes) {
                if (b != ' ' && b != '\t' && b != '\r') {
                    return false;
                }
            }
            return true;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
