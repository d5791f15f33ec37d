/** How far event time has come: never past a command that has been appended and not been heard. */
@NullMarked
package org.claimscreener.holds.clock;

import org.jspecify.annotations.NullMarked;
