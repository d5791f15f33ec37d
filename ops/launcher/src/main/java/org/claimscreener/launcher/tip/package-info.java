/** Tips as people write them down, and the tip desk's keys. */
@NullMarked
package org.claimscreener.launcher.tip;

import org.jspecify.annotations.NullMarked;
