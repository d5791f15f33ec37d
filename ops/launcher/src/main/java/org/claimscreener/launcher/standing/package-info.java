/** Standings as people write and read them: JSON, one subject a line. */
@NullMarked
package org.claimscreener.launcher.standing;

import org.jspecify.annotations.NullMarked;
