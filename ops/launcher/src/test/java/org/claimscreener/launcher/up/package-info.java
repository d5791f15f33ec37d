/** What {@code screener up} starts, without starting it. */
@NullMarked
package org.claimscreener.launcher.up;

import org.jspecify.annotations.NullMarked;
