package org.claimscreener.engine.pack;

/**
 * A row of a table, and what it is looked up by. Immutable, thread-safe.
 *
 * @param key the first cell
 */
record KeyedRow(String key, KnowledgeTables.Row row) {}
