/**
 * A real Kafka broker in a process of its own, from Maven artifacts, for the demo and for integration tests. Not for
 * production: one node, no replication, loopback only.
 */
@NullMarked
package org.claimscreener.stack.broker;

import org.jspecify.annotations.NullMarked;
