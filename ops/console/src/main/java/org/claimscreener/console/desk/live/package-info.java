/** Tells open pages, by server-sent events, that holds went on. */
@NullMarked
package org.claimscreener.console.desk.live;

import org.jspecify.annotations.NullMarked;
