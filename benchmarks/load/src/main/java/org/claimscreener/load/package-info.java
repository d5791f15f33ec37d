/** Latency of the screener beside a floor and its peers: open loop, from the intended sending to the decision read. */
@NullMarked
package org.claimscreener.load;

import org.jspecify.annotations.NullMarked;
