/** Tests of the projection, over a real PostgreSQL and a log in memory. */
@NullMarked
package org.claimscreener.console.store;

import org.jspecify.annotations.NullMarked;
