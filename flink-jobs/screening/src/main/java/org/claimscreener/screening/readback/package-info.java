/**
 * How a restarted job reads its own log of decisions back before it decides: who waits for whom, and from where to where
 * is read. What is done with a record read back is the deciding operator's business.
 */
@NullMarked
package org.claimscreener.screening.readback;

import org.jspecify.annotations.NullMarked;
