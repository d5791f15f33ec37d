package org.claimscreener.commandline;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Standard input and output where a file name is asked for. Stateless. */
public final class StandardStreams {
    /** The name that stands for them. */
    public static final String NAME = "-";

    private StandardStreams() {}

    /** The stream, without passing on a close: it belongs to the process. */
    public static OutputStream unclosed(OutputStream stream) {
        return new FilterOutputStream(stream) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
            }

            @Override
            public void close() throws IOException {
                out.flush();
            }
        };
    }
}
