/**
 * What has been answered already: tells a new settlement from a retry and a conflict, a reversal from its repetition.
 */
@NullMarked
package org.claimscreener.engine.ledger;

import org.jspecify.annotations.NullMarked;
