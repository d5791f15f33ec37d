/** Starts the review desk: for people by the command {@code screener console}, and beside the demo. */
@NullMarked
package org.claimscreener.launcher.desk;

import org.jspecify.annotations.NullMarked;
