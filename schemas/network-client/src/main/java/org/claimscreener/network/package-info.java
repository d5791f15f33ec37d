/**
 * The settlement network's client: sends a settlement or a reversal, awaits its binding answer up to a deadline, and
 * says what holds meanwhile when there is none. No decision is taken here.
 */
@NullMarked
package org.claimscreener.network;

import org.jspecify.annotations.NullMarked;
