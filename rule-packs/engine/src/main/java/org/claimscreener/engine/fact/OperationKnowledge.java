package org.claimscreener.engine.fact;

import java.util.Map;

/**
 * A row of a knowledge table whose key is the beginning of an operation's code.
 *
 * @param operation that the row is about
 */
public record OperationKnowledge(String table, Operation operation, Map<String, String> columns)
        implements KnowledgeRow {}
