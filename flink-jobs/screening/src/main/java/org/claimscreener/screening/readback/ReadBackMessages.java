package org.claimscreener.screening.readback;

import org.apache.flink.runtime.operators.coordination.CoordinationRequest;
import org.apache.flink.runtime.operators.coordination.CoordinationResponse;
import org.apache.flink.runtime.operators.coordination.OperatorEvent;

/** What subtasks and coordinator say to each other. */
final class ReadBackMessages {
    private ReadBackMessages() {}

    /** A subtask's sink is open, so its predecessor's producers are fenced; where shall it read? */
    record Opened(int subtask, int attempt) implements CoordinationRequest {
        private static final long serialVersionUID = 1L;
    }

    /** All sinks are open; nobody but this attempt writes any more. Both places are encoded. */
    record Range(String from, String to) implements CoordinationResponse {
        private static final long serialVersionUID = 1L;
    }

    /** A subtask has read back; what it read is in its state. */
    record Done() implements OperatorEvent {
        private static final long serialVersionUID = 1L;
    }
}
