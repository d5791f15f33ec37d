package org.claimscreener.engine.deploy;

import java.io.IOException;

/** Reads an archive again from the log of orders; {@link ArchiveAssembly} puts its parts together. */
public interface ArchiveReader {
    /**
     * The bytes as they stand there. They need not be checked: whoever asks compares their digest.
     *
     * @throws IOException when the log cannot be read; that says nothing about the archive, and nothing is folded
     */
    byte[] read(ArchivePlace place) throws IOException;
}
