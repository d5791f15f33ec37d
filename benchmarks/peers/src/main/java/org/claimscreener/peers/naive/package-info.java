/** One long-lived Drools session that remembers everything itself: the design that an introduction to event rules suggests. */
@NullMarked
package org.claimscreener.peers.naive;

import org.jspecify.annotations.NullMarked;
