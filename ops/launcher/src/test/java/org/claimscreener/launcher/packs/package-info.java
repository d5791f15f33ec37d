/** Tests of deploying packs, over a real broker. */
@NullMarked
package org.claimscreener.launcher.packs;

import org.jspecify.annotations.NullMarked;
