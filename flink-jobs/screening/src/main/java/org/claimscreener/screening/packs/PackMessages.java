package org.claimscreener.screening.packs;

import java.io.Serializable;
import java.util.List;

import org.apache.flink.runtime.operators.coordination.CoordinationRequest;
import org.apache.flink.runtime.operators.coordination.CoordinationResponse;
import org.apache.flink.runtime.operators.coordination.OperatorEvent;
import org.claimscreener.engine.deploy.PackView;
import org.claimscreener.wire.record.PackSignature;

/** What subtasks and coordinator say to each other about packs. */
final class PackMessages {
    private PackMessages() {}

    /**
     * A pack, where its archive stands in the log of orders, and who has signed it. A subtask reads and checks all of that
     * itself.
     *
     * @param bytes size of the archive; 0 of one that the log does not hold any more
     */
    record Place(
            String packId,
            String version,
            String digest,
            long firstOffset,
            long lastOffset,
            int bytes,
            int chunks,
            List<PackSignature> signatures)
            implements Serializable {
        private static final long serialVersionUID = 1L;

        Place {
            signatures = List.copyOf(signatures);
        }

        @Override
        public String toString() {
            return packId + " " + version + " (" + PackView.shortened(digest) + ")";
        }
    }

    /**
     * What a subtask is to have. A view with a greater number replaces those before it.
     *
     * @param inForce what decides, by pack id
     * @param shadows what is evaluated beside
     * @param prepare what else is to be compiled, for it may decide soon
     */
    record View(long number, List<Place> inForce, List<Place> shadows, List<Place> prepare)
            implements OperatorEvent, CoordinationResponse {
        private static final long serialVersionUID = 1L;

        View {
            inForce = List.copyOf(inForce);
            shadows = List.copyOf(shadows);
            prepare = List.copyOf(prepare);
        }
    }

    /** A subtask starts; what is it to have? */
    record Join(int subtask, int attempt) implements CoordinationRequest {
        private static final long serialVersionUID = 1L;
    }

    /** A subtask has what is in force by that view, or has said why not; it goes on when all have. */
    record AwaitAll(int subtask, int attempt, long view) implements CoordinationRequest {
        private static final long serialVersionUID = 1L;
    }

    /**
     * A pack is compiled and goes together with what is in force, or cannot be used.
     *
     * @param failure why not, for people; empty when it can
     */
    record Prepared(String digest, String failure, long tookMs) implements OperatorEvent {
        private static final long serialVersionUID = 1L;
    }

    /** A subtask stamps by that view from now on. */
    record Switched(long view) implements OperatorEvent {
        private static final long serialVersionUID = 1L;
    }

    /** A pack keeps failing; from a deciding subtask. */
    record Tripped(String digest, String detail) implements OperatorEvent {
        private static final long serialVersionUID = 1L;
    }
}
