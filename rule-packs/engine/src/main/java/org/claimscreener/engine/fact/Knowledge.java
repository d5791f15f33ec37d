package org.claimscreener.engine.fact;

import java.util.Map;

/**
 * A row of a knowledge table whose key is a fee line's item code, or its beginning. The engine looks the rows up and
 * inserts them; rules match them by table name, so that tables of any size cost nothing to the rules.
 *
 * @param line the line whose item the row is about
 */
public record Knowledge(String table, FeeLine line, Map<String, String> columns) implements KnowledgeRow {}
