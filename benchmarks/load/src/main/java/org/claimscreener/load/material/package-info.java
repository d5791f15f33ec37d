/** The settlements that are sent: made anew by the same rule for every system. */
@NullMarked
package org.claimscreener.load.material;

import org.jspecify.annotations.NullMarked;
