/**
 * Real Kafka brokers in processes of their own, from Maven artifacts, for the demo, integration tests and faults. Not for
 * production: loopback only, no security.
 */
@NullMarked
package org.claimscreener.stack.broker;

import org.jspecify.annotations.NullMarked;
