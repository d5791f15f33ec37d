/** Topics and rights at a broker as they are to be, and what differs from that. {@link ClusterAdmin} alone talks to one. */
@NullMarked
package org.claimscreener.stack.access;

import org.jspecify.annotations.NullMarked;
