package org.claimscreener.engine.hold;

import java.time.Instant;

import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.HoldCommand;
import org.claimscreener.wire.record.ReversalReceipt;

/** One input of the desk, with its time. */
sealed interface Happening {
    HoldTurn at(HoldDesk desk, HoldEntry entry);

    record Decided(Decision decision, Instant time) implements Happening {
        @Override
        public HoldTurn at(HoldDesk desk, HoldEntry entry) {
            return desk.decision(entry, decision, time);
        }
    }

    record Withdrawn(ReversalReceipt receipt, Instant time) implements Happening {
        @Override
        public HoldTurn at(HoldDesk desk, HoldEntry entry) {
            return desk.reversal(entry, receipt, time);
        }
    }

    record Commanded(HoldCommand command, Instant time) implements Happening {
        @Override
        public HoldTurn at(HoldDesk desk, HoldEntry entry) {
            return desk.command(entry, command, time);
        }
    }

    record Timed(Instant time) implements Happening {
        @Override
        public HoldTurn at(HoldDesk desk, HoldEntry entry) {
            return desk.timer(entry, time);
        }
    }
}
