/** Kafka: sources, sinks, and how far the log of commands reaches. The only package that knows it. */
@NullMarked
package org.claimscreener.holds.io;

import org.jspecify.annotations.NullMarked;
