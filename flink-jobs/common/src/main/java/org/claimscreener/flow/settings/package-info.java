/** What a job is told by a file when nobody but a cluster starts it: typed, checked together, and listed in one table. */
@NullMarked
package org.claimscreener.flow.settings;

import org.jspecify.annotations.NullMarked;
