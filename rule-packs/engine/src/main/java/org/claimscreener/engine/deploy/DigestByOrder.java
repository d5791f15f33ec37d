package org.claimscreener.engine.deploy;

/**
 * A pack as an order concerned it.
 *
 * @param number of the last order about its id that was known then; a later one says something new
 */
public record DigestByOrder(String digest, long number) {
    /** In place of a digest: the orders were known, and no pack of the id was in force. */
    static final String NONE = "-";

    boolean isNone() {
        return digest.equals(NONE);
    }
}
