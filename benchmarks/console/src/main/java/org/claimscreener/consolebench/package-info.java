/** How fast the projection answers what pages ask, and how fast it takes steps in. */
@NullMarked
package org.claimscreener.consolebench;

import org.jspecify.annotations.NullMarked;
