package org.claimscreener.console.view;

import org.claimscreener.wire.record.HoldEvent;
import org.claimscreener.wire.record.HoldStage;

/** A step that the projection has taken in. */
public record HoldChange(String holdId, int step, String institutionId, HoldEvent event, HoldStage stage) {}
