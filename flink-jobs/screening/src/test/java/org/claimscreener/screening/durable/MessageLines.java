package org.claimscreener.screening.durable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.reader.SimpleStreamFormat;
import org.apache.flink.connector.file.src.reader.StreamFormat;
import org.apache.flink.core.fs.FSDataInputStream;
import org.claimscreener.screening.Types;
import org.claimscreener.screening.record.Arrival;
import org.jspecify.annotations.Nullable;

/** Messages as they cross the wire, one a line in Base64. */
final class MessageLines extends SimpleStreamFormat<Arrival> {
    private static final long serialVersionUID = 1L;

    /** Append time of all: in the evening of the test's Monday. */
    private static final long RECEIVED_AT_MS = 1_788_782_400_000L;

    static String line(byte[] message) {
        return Base64.getEncoder().encodeToString(message);
    }

    static byte[] message(String line) {
        return Base64.getDecoder().decode(line);
    }

    @Override
    public StreamFormat.Reader<Arrival> createReader(Configuration config, FSDataInputStream stream) {
        return new LineReader(new BufferedReader(new InputStreamReader(stream, StandardCharsets.US_ASCII)));
    }

    @Override
    public TypeInformation<Arrival> getProducedType() {
        return Types.ARRIVAL;
    }

    private static final class LineReader implements StreamFormat.Reader<Arrival> {
        private final BufferedReader lines;
        private long number;

        private LineReader(BufferedReader lines) {
            this.lines = lines;
        }

        @Override
        public @Nullable Arrival read() throws IOException {
            String line = lines.readLine();
            return line == null
                    ? null
                    : new Arrival("settlements", 0, number++, RECEIVED_AT_MS, ByteBuffer.wrap(message(line)));
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }
}
