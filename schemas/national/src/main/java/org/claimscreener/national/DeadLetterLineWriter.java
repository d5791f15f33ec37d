package org.claimscreener.national;

import org.claimscreener.wire.record.DeadLetter;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A dead letter of a file as one line of the dead-letter file: {@code {"line","reason","message","field","setl_id"}},
 * all always there, unknown ones null. Thread-safe.
 */
public final class DeadLetterLineWriter {

    private DeadLetterLineWriter() {}

    /** One line without the line break; the source's offset is the line's number, from 1. */
    public static String line(DeadLetter deadLetter) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("line", deadLetter.getSource().getOffset());
        line.put("reason", deadLetter.getReason().name());
        line.put("message", deadLetter.getMessage());
        line.put("field", deadLetter.getField());
        line.put("setl_id", deadLetter.getSettlementId());
        return line.toString();
    }
}
