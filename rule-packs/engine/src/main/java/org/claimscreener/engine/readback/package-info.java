/**
 * What a restarted job must read again of its own log before it decides, and how a running one follows it. Pure
 * book-keeping: offsets come in, offsets go out.
 */
@NullMarked
package org.claimscreener.engine.readback;

import org.jspecify.annotations.NullMarked;
