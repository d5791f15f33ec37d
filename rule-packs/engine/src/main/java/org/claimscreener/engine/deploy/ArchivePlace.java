package org.claimscreener.engine.deploy;

/**
 * Where an archive stands in the log of orders. Between the two offsets every part of this pack id and digest is part of
 * it, in order; other records may stand between them.
 *
 * @param packId key of the parts
 * @param digest SHA-256 of the whole archive, lower-case hex
 * @param firstOffset of its first part
 * @param lastOffset of its last part
 * @param bytes size of the archive
 * @param chunks how many parts
 */
public record ArchivePlace(String packId, String digest, long firstOffset, long lastOffset, int bytes, int chunks) {}
