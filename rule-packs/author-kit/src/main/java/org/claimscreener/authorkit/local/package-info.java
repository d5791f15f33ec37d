/** Packs on a stack of one machine, for demos, tests and benchmarks: deployed as anywhere else, by persons made up for it. */
@NullMarked
package org.claimscreener.authorkit.local;

import org.jspecify.annotations.NullMarked;
