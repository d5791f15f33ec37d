/** From latencies to what a fault cost. Pure: no clock, no Kafka. */
@NullMarked
package org.claimscreener.faults.measure;

import org.jspecify.annotations.NullMarked;
