package org.claimscreener.console.store;

import org.claimscreener.wire.record.HoldStage;

/** What the fold has to remember of a hold. */
record Known(Opening opening, int step, HoldStage stage, long heldFen) {}
