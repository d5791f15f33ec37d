package org.claimscreener.authorkit.deploy.log;

import org.claimscreener.engine.deploy.Taken;
import org.claimscreener.wire.record.PackControl;

/**
 * An order that stands in the log.
 *
 * @param offset where
 * @param taken what everybody who trusts the same keys makes of it
 */
public record Issued(PackControl order, long offset, Taken taken) {}
