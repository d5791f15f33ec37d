/** Tests of rebuilding what is remembered. */
@NullMarked
package org.claimscreener.launcher.rebuild;

import org.jspecify.annotations.NullMarked;
