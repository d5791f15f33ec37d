/**
 * A recorded decision evaluated again, from what the log holds, to show that it is what those packs say of that settlement
 * with that past.
 */
@NullMarked
package org.claimscreener.engine.replay;

import org.jspecify.annotations.NullMarked;
