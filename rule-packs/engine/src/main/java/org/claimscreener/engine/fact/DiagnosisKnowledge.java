package org.claimscreener.engine.fact;

import java.util.Map;

/**
 * A row of a knowledge table whose key is the beginning of a Western diagnosis's code.
 *
 * @param diagnosis that the row is about
 */
public record DiagnosisKnowledge(String table, Diagnosis diagnosis, Map<String, String> columns)
        implements KnowledgeRow {}
