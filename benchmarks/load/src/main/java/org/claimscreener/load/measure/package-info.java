/** Sending by schedule, reading the answers, and looking at what the processes spent. */
@NullMarked
package org.claimscreener.load.measure;

import org.jspecify.annotations.NullMarked;
