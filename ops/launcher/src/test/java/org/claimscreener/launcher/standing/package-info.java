/** Tests of standings as people write them. */
@NullMarked
package org.claimscreener.launcher.standing;

import org.jspecify.annotations.NullMarked;
