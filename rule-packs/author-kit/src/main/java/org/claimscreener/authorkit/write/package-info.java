/** The rule author's local loop: a new pack, what is wrong with it, its cases, why, how fast, what changed, new knowledge. */
@NullMarked
package org.claimscreener.authorkit.write;

import org.jspecify.annotations.NullMarked;
