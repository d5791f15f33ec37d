/** The packs that decisions name: found on the topics, put together, compiled when they are needed, and their story. */
@NullMarked
package org.claimscreener.launcher.packs;

import org.jspecify.annotations.NullMarked;
