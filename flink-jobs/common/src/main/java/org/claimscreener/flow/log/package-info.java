/** A job's ends at Kafka: what it follows and what it writes, as bytes with their places. */
@NullMarked
package org.claimscreener.flow.log;

import org.jspecify.annotations.NullMarked;
